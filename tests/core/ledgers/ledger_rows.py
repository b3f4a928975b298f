"""台账行策略. Random rows of any ledger, derived from its columns."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from shequ_core.ledgers import CellKind, Ledger, LedgerColumn
from shequ_core.testing.strategies import days, part_dates
from shequ_core.values import Quantity, Yuan
from shequ_core.values.resident_number import check_digit

NAMES = ("王芳", "李建国", "阿卜杜·热合曼", "欧阳𠮷")
WORDS = ("1栋", "第1居民小组", "第12居民小组", "舞蹈队", "门球场", "=1+1", "幸福里网格")


def numbers() -> SearchStrategy[str]:
    """Valid resident numbers of a few people, some in the old form, and none."""
    born = st.dates(date(1930, 1, 1), date(1999, 12, 31)).map("{:%Y%m%d}".format)
    return st.just("") | st.builds(_number, born, st.integers(1, 3), st.booleans())


def _number(born: str, place: int, old: bool) -> str:
    first17 = f"430181{born}{place:03}"
    if old:
        return first17[:6] + first17[8:]
    return first17 + check_digit(first17)


VALUES: Mapping[CellKind, SearchStrategy[Any]] = {
    CellKind.TEXT: st.sampled_from(("", *WORDS)),
    CellKind.NAME: st.sampled_from(NAMES),
    CellKind.LABEL: st.sampled_from(("", "00400001", "00400002", "7")),
    CellKind.ID_NUMBER: numbers(),
    CellKind.CREDIT_CODE: st.sampled_from(("", "12430181GDC6916WMN")),
    CellKind.PHONES: st.lists(
        st.sampled_from(("13974435553", "0731-83612345")), max_size=2, unique=True
    ).map(tuple),
    CellKind.DAY: st.none() | days(),
    CellKind.PART_DATE: st.none() | part_dates(),
    CellKind.COUNT: st.none() | st.integers(0, 999),
    CellKind.DECIMAL: st.none() | st.integers(0, 99).map(lambda n: Decimal(n) / 2),
    CellKind.YUAN: st.none() | st.integers(0, 99).map(lambda n: Yuan(Decimal(n))),
    CellKind.QUANTITY: st.none()
    | st.integers(0, 99).map(lambda n: Quantity.exactly(Decimal(n))),
}


def rows(ledger: Ledger) -> SearchStrategy[list[dict[str, Any]]]:
    """Rows of a ledger; one only where it is an upright one."""
    columns = {c.key: _cells(c) for c in ledger if not c.key.endswith("key")}
    one = st.fixed_dictionaries(columns)
    return st.lists(one, min_size=1, max_size=1 if ledger.upright else 5)


def _cells(column: LedgerColumn) -> SearchStrategy[Any]:
    if column.choices is None:
        return VALUES[column.cell]
    members = st.sampled_from(column.choices)
    if column.cell is CellKind.CHOICES:
        return st.lists(members, max_size=2, unique=True).map(tuple)
    return st.none() | members
