"""自明用语: what was said under a unit means the same where there is none."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from shequ_core.ledgers import CellKind, LedgerColumn
from shequ_core.ledgers.cells import read_cell
from shequ_core.ledgers.cells.units import UNITS
from shequ_core.ledgers.recognise.headings import scale_between
from shequ_core.ledgers.render import renderer
from shequ_core.testing.strategies import quantities
from shequ_core.values import Quantity

DIMENSIONS = (
    ("元", "百元", "千元", "万元", "百万元", "亿元"),
    ("平方米", "亩", "万平方米", "公顷", "平方公里"),
    ("人", "百人", "千人", "万人"),
    ("人次", "万人次"),
    ("户", "万户"),
)
SAYINGS = (
    *("{}", "{}多", "{}余", "{}几", "{}来", "{}以上", "{}左右", "{}上下", "{}以内"),
    *("约{}", "大约{}", "近{}", "将近{}", "至少{}", "超过{}", "不到{}", "不超过{}"),
    *("{}－{}", "{}到{}", "{}人均"),
)
NUMBERS = st.one_of(
    st.integers(1, 99_999).map(str),
    st.decimals("0.1", "999", places=1).map(str),
    st.integers(1000, 99_999).map("{:,}".format),
    st.sampled_from(("七十", "百", "两百", "七八十", "３０", "3万", "1.5万", "三百五")),
)


@st.composite
def said(draw: st.DrawFn) -> tuple[str, str, str]:
    """The unit of a title ("" for none) and of a header, and a cell under it."""
    units = draw(st.sampled_from(DIMENSIONS))
    title = draw(st.sampled_from(("", *units)))
    words, number = draw(st.sampled_from(SAYINGS)), draw(NUMBERS)
    own = draw(st.sampled_from(("", "", *units)))
    return title, draw(st.sampled_from(units)), words.replace("{}", number) + own


def column(unit: str) -> LedgerColumn:
    """A column of quantities in that unit."""
    title = f"列({unit})" if unit else "列"
    return LedgerColumn(key="it", title=title, cell=CellKind.QUANTITY)


def again(told: LedgerColumn, value: Quantity) -> Quantity:
    """What is read of a quantity that we wrote."""
    written = renderer(told)(value)
    cell = float(written) if isinstance(written, Decimal) else written
    read: Quantity = read_cell(told, cell)[0]
    return read


def bounds(value: Quantity) -> tuple[Decimal | None, Decimal | None]:
    """The least and the most."""
    return value.low, value.high


@given(said())
def test_what_we_write_is_read_back(cell: tuple[str, str, str]) -> None:
    """Whatever unit stood over it, its bounds are the same in our own column, and the
    second time its words are, too.
    """
    title, header, words = cell
    told = column(title)
    scale = scale_between(f"列（{header}）", told.title)
    value, notes = read_cell(told, words, scale=scale)
    assume(value is not None)
    assert notes == ()
    assert bounds(again(told, value)) == bounds(value)
    if value.said:
        assert again(told, value) == value


@given(quantities(), st.sampled_from(("", *UNITS)))
def test_what_others_put_into_words_is_never_read_otherwise(
    value: Quantity, unit: str
) -> None:
    """Whatever its words are, they are written where they say its bounds, and else
    its bounds, or nothing; of what can't be less than nothing.
    """
    assume(min(filter(None, bounds(value)), default=0) >= 0)
    written = renderer(column(unit))(value)
    if written is not None:
        back, _ = read_cell(column(unit), str(written))
        assert back is not None
        assert bounds(back) == bounds(value)


@pytest.mark.parametrize(
    ("header", "cell", "words"),
    [
        ("万元", "70多", "70多万元"),
        ("万元", "七十多", "七十多万元"),
        ("万元", "70左右", "70万元左右"),
        ("万元", "60-70", "60-70万元"),
        ("万元", "至少70", "至少70万元"),
        ("万元", "３０", "３０万元"),
        ("千元", "近5", "近5千元"),
    ],
)
def test_the_unit_stands_where_clerks_write_it(
    header: str, cell: str, words: str
) -> None:
    """Behind the number and its 多."""
    scale = scale_between(f"列（{header}）", "列(元)")
    value, _ = read_cell(column("元"), cell, scale=scale)
    assert value.said == words
    assert renderer(column("元"))(value) == words
