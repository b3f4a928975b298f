"""读列对应. From the text of a mapping file, which a person may have edited."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any

from shequ_core.errors import NotFound, Unreadable
from shequ_core.ledgers.cells import read_cell
from shequ_core.ledgers.cells.choices import choice_named
from shequ_core.ledgers.definitions import LEDGERS
from shequ_core.ledgers.ledger import Ledger, LedgerColumn
from shequ_core.ledgers.mappings.applying import Mappings
from shequ_core.ledgers.mappings.profiles import Profile, profile_named
from shequ_core.ledgers.table_mapping import TableMapping

_TOP = ("profile", "table")
_OF_TABLE = ("ledger", "sheet", "profile", "columns", "constants", "codes")


def read_mappings(text: str, ledgers: Sequence[Ledger] = LEDGERS) -> Mappings:
    """读列对应. Of a TOML text. Raises Unreadable: where it is wrong, and what to do.

    Columns and ledgers go by their Chinese titles or their keys.
    """
    try:
        told = tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        raise Unreadable(f"列对应写得不合 TOML 格式：{error}") from None
    _known(told, _TOP, "列对应")
    tables = told.get("table", [])
    if not isinstance(tables, list):
        raise Unreadable("列对应：table 要写成 [[table]]，一张表一节")
    return Mappings(
        tables=tuple(
            _table(it, ledgers, number) for number, it in enumerate(tables, 1)
        ),
        profile=_profile(told, "列对应"),
    )


def _table(told: Any, ledgers: Sequence[Ledger], number: int) -> TableMapping:
    where = f"第{number}个 [[table]]"
    _known(told, _OF_TABLE, where)
    ledger = _ledger(_words(told.get("ledger", ""), where + " 的 ledger"), ledgers)
    heads = _section(told, "columns", where)
    profile = _profile(told, where)
    codes = {
        column.key: profile.codes[column.choices]
        for column in ledger
        if profile and column.choices and column.choices in profile.codes
    }
    return TableMapping(
        number=number,
        ledger=ledger.name,
        sheet=_words(told.get("sheet", ""), where + " 的 sheet"),
        columns={
            header: _column(ledger, words).key if words else ""
            for header, words in heads.items()
            if "=" not in words
        },
        flags={
            header: _flag(ledger, words)
            for header, words in heads.items()
            if "=" in words
        },
        constants=dict(
            _constant(ledger, title, words)
            for title, words in _section(told, "constants", where).items()
        ),
        codes=codes | _codes(ledger, told.get("codes", {}), where),
    )


def _known(told: Any, names: Sequence[str], where: str) -> None:
    if not isinstance(told, dict):
        raise Unreadable(f"{where}：应当是一节，写法见 shequ look --mapping 写出的文件")
    for name in told:
        if name not in names:
            listed = "、".join(names)
            raise Unreadable(f"{where}：不认识“{name}”，可用的有 {listed}")


def _section(told: Mapping[str, Any], name: str, where: str) -> dict[str, str]:
    section = told.get(name, {})
    if not isinstance(section, dict):
        raise Unreadable(f"{where} 的 {name} 应当是一节 [table.{name}]")
    return {
        head: _words(words, f"{where} 的 {name}“{head}”")
        for head, words in section.items()
    }


def _words(told: Any, where: str) -> str:
    if isinstance(told, bool) or not isinstance(told, str | int):
        raise Unreadable(f"{where} 应当是文字，写在引号里")
    return str(told).strip()


def _profile(told: Mapping[str, Any], where: str) -> Profile | None:
    word = _words(told.get("profile", ""), where + " 的 profile")
    try:
        return profile_named(word) if word else None
    except NotFound as error:
        raise Unreadable(f"{where}：{error}") from None


def _ledger(word: str, ledgers: Sequence[Ledger]) -> Ledger:
    for ledger in ledgers:
        if word in (ledger.name, ledger.title):
            return ledger
    known = "、".join(it.title for it in ledgers)
    raise Unreadable(f"列对应：没有台账“{word}”，可用的有 {known}")


def _column(ledger: Ledger, word: str) -> LedgerColumn:
    for column in ledger:
        if word in (column.key, column.title):
            return column
    known = "、".join(column.title for column in ledger)
    raise Unreadable(f"列对应：{ledger.title}没有栏目“{word}”，可用的有 {known}")


def _choice(ledger: Ledger, column: LedgerColumn, word: str) -> Enum:
    choice = choice_named(column, word)
    if choice is None:
        raise Unreadable(f"列对应：{ledger.title}的“{column.title}”没有选项“{word}”")
    return choice


def _flag(ledger: Ledger, words: str) -> tuple[str, Enum]:
    title, _, word = words.partition("=")
    column = _column(ledger, title.strip())
    return column.key, _choice(ledger, column, word)


def _constant(ledger: Ledger, title: str, words: str) -> tuple[str, str]:
    column = _column(ledger, title)
    value, notes = read_cell(column, words)
    if value in (None, "", ()) and (notes or words):
        raise Unreadable(f"列对应：“{column.title}”的“{words}”读不懂，请改写")
    return column.key, words


def _codes(ledger: Ledger, told: Any, where: str) -> dict[str, Mapping[str, Enum]]:
    if not isinstance(told, dict):
        raise Unreadable(f'{where} 的 codes 应当写成 [table.codes."性别"] 这样的节')
    codes: dict[str, Mapping[str, Enum]] = {}
    for title in told:
        column = _column(ledger, title)
        codes[column.key] = {
            code: _choice(ledger, column, word)
            for code, word in _section(told, title, f"{where} 的 codes").items()
        }
    return codes
