"""读绑定. A form's binding out of its TOML, every slip in it told by its place."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from typing import Any

from shequ_core.errors import InvalidValue
from shequ_core.forms.binding import Form, FormCell, FormRows, Spot
from shequ_core.reports.numerals import STYLES

_CELL: Mapping[str, type] = {
    **dict.fromkeys(("at", "figure", "part", "style", "text", "hand"), str),
    "before": bool,
}
_ROWS: Mapping[str, type] = {"at": str, "ledger": str, "columns": list, "most": int}
_FORM: Mapping[str, type] = {"form": str, "blank": str, "cell": list, "rows": list}
_TOLD = ("figure", "text", "hand")


def read_form(text: str) -> Form:
    """读绑定. From TOML: ``form``, ``blank``, ``[[cell]]`` for each cell, ``[[rows]]``.

    Raises InvalidValue, a sentence with the place, where a word is missing, unknown or
    of another type, and where two say the same cell.
    """
    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InvalidValue(f"绑定文件读不懂：{error}", problem="form") from None
    _known(said, _FORM, "绑定文件")
    if not said.get("form") or not said.get("blank"):
        raise _wrong("绑定文件要写 form（表名）和 blank（空白表文件）")
    cells = tuple(_cell(it, n) for n, it in enumerate(said.get("cell", ()), 1))
    rows = tuple(_rows(it, n) for n, it in enumerate(said.get("rows", ()), 1))
    _once([it.at for it in cells])
    return Form(name=said["form"], blank=said["blank"], cells=cells, rows=rows)


def _cell(said: Mapping[str, Any], number: int) -> FormCell:
    where = f"第{number}个 [[cell]]"
    _known(said, _CELL, where)
    if sum(bool(said.get(it)) for it in _TOLD) != 1:
        raise _wrong(f"{where} 要写 figure、text、hand 其中一项")
    if said.get("style", "") not in STYLES:
        raise _wrong(f"{where} 的 style 只能是 {'、'.join(filter(None, STYLES))}")
    return FormCell(**{**said, "at": _spot(said, where)})


def _rows(said: Mapping[str, Any], number: int) -> FormRows:
    where = f"第{number}个 [[rows]]"
    _known(said, _ROWS, where)
    if set(said) != set(_ROWS) or not all(
        isinstance(it, str) for it in said["columns"]
    ):
        raise _wrong(f"{where} 要写 {'、'.join(_ROWS)}，columns 里写台账的列名")
    if said["most"] < 1:
        raise _wrong(f"{where} 的 most 至少是 1")
    columns = tuple(said["columns"])
    return FormRows(
        at=_spot(said, where), ledger=said["ledger"], columns=columns, most=said["most"]
    )


def _spot(said: Mapping[str, Any], where: str) -> Spot:
    try:
        return Spot.of(said.get("at", ""))
    except InvalidValue as error:
        raise _wrong(f"{where}：{error}") from None


def _known(said: Any, words: Mapping[str, type], where: str) -> None:
    if not isinstance(said, dict):
        raise _wrong(f"{where} 写得不对")
    for word, value in said.items():
        if word not in words:
            raise _wrong(f"{where} 里的 {word} 不认识，可写的有 {'、'.join(words)}")
        if type(value) is not words[word]:
            raise _wrong(f"{where} 里的 {word} 写得不对")


def _once(spots: Iterable[Spot]) -> None:
    seen: set[Spot] = set()
    for spot in spots:
        if spot in seen:
            raise _wrong(f"{spot} 绑定了两次")
        seen.add(spot)


def _wrong(sentence: str) -> InvalidValue:
    return InvalidValue(sentence, problem="form")
