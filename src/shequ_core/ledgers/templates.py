"""空白台账. The ledgers as forms to fill in: which columns, with what hints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import attrs

from shequ_core import glossary
from shequ_core.errors import NotFound
from shequ_core.ledgers.definitions import LEDGERS
from shequ_core.ledgers.ledger import CellKind, Ledger, LedgerColumn
from shequ_core.ledgers.recognise.headings import heading

TOLD = "填报单位：                        填报时间：        年    月    日"
"""填报行. Under the title, for the office to complete."""

_ALL = "all"

_HOW: Mapping[CellKind, str] = {
    CellKind.TEXT: "按文字填写。",
    CellKind.NAME: "写全名，中间不加空格。",
    CellKind.LABEL: "按文字填写，开头的0保留。",
    CellKind.ID_NUMBER: "18位公民身份号码，按文字填写，末位可为X。",
    CellKind.CREDIT_CODE: "18位统一社会信用代码，按文字填写。",
    CellKind.PHONES: "手机11位，座机写区号；几个号码之间用“/”隔开。",
    CellKind.DAY: "写到日，如2004-12-31。",
    CellKind.PART_DATE: "如2004-12-31；只知道年或年月的，写2004或2004-12。",
    CellKind.COUNT: "只写整数，不写单位。",
    CellKind.DECIMAL: "只写数字，不写单位。",
    CellKind.YUAN: "只写数字，以元为单位。",
    CellKind.QUANTITY: "写数字；不确切的可写“70多”“近800”“约30”。",
    CellKind.CHOICE: "从下拉列表中选一项。",
    CellKind.CHOICES: "可写几项，用“、”隔开；可写的词见“选项”表。",
}


@attrs.frozen(kw_only=True)
class Template:
    """空白台账. A ledger without a row: its title and the columns to fill in."""

    ledger: Ledger
    title: str
    told: str
    columns: tuple[LedgerColumn, ...]


def template(ledger: Ledger) -> Template:
    """空白台账. Of a ledger, without the columns that only our own exports need."""
    return Template(
        ledger=ledger,
        title=ledger.title,
        told=TOLD,
        columns=tuple(it for it in ledger if not heading(it.title).locked),
    )


def ledgers_named(word: str, ledgers: Sequence[Ledger] = LEDGERS) -> tuple[Ledger, ...]:
    """按名取台账. The ledger of that name or Chinese title; every one for ``all``.

    Raises NotFound, with the words that would do.
    """
    if word == _ALL:
        return tuple(ledgers)
    found = tuple(it for it in ledgers if word in (it.name, it.title))
    if not found:
        known = "、".join(f"{it.title}（{it.name}）" for it in ledgers)
        raise NotFound(f"没有台账“{word}”，可用的有 all、{known}")
    return found


def hint(ledger: Ledger, column: LedgerColumn) -> str:
    """提示. How to fill a column in, in Chinese."""
    need = "必填。" if column.key in ledger.needed else ""
    return need + _HOW[column.cell]


def choice_words(column: LedgerColumn) -> tuple[str, ...]:
    """可填的词. The Chinese words of a column of choices, none of other columns."""
    return tuple(dict.fromkeys(_words(column)))


def _words(column: LedgerColumn) -> Iterator[str]:
    for choice in column.choices or ():
        yield glossary.word(choice)
