"""办公看板: the board whose figures open the records that they count."""

import io
import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from tests.adapters.formats.marked_town import MARKED, personal
from tests.adapters.formats.test_html import LARGEST, Reader
from tests.core.small_town import DAY, TOWN
from tests.examples.records import beizheng

from shequ_adapters.formats.html import Desk, Html
from shequ_core.figures import Window, measure_all, why
from shequ_core.findings import NOWHERE, Place
from shequ_core.model import Household
from shequ_core.ports import CountingExporter
from shequ_core.privacy import masked
from shequ_core.register import Register
from shequ_core.testing import FormatLaws
from shequ_core.testing.strategies import any_record
from shequ_core.values import Ref

MIDSUMMER = date(2004, 6, 30)
"""年中. When the age of a year is not the age of a birthday."""


class TestDeskKeepsTheLaws(FormatLaws):
    """The laws of formats; persons are no rows of a figure, so none is numbered.

    Households are counted, however many; of activities each is named in its month.
    """

    exporter = Desk()
    numbers_people = False
    suffix = ".html"
    multiplied = Household(id=Ref("bei/household/1"), number="1" * 3_000)


def written(shown, counted, on=DAY, place_of=lambda _: NOWHERE):
    """The page, of what is shown and what is counted."""
    stream = io.BytesIO()
    Desk().write_counted(shown, stream, counted=counted, on=on, place_of=place_of)
    return stream.getvalue().decode("utf-8")


PAGE = written(TOWN, TOWN)
READ = Reader(PAGE)


def test_every_figure_that_counts_opens_its_rows():
    """A button for each, and for each button its dialog, named by the figure."""
    opened = {it["data-rows"] for _, it in READ.elements if "data-rows" in it}
    dialogs = [it["id"] for tag, it in READ.elements if tag == "dialog"]
    assert len(dialogs) == len(set(dialogs)) > 50
    assert {f"rows-{code}" for code in opened} == set(dialogs)
    measured = measure_all(TOWN, Window.year_to(DAY))
    for code in {it["data-figure"] for it, _ in READ.figures}:
        assert (code in opened) == bool(why(TOWN, code, Window.year_to(DAY)))
        assert measured[code].label in PAGE


def test_the_rest_is_counted():
    """Twenty are listed, and how many more there are."""
    residents = PAGE.partition('id="rows-registered_residents"')[2]
    listed, _, rest = residents.partition("</dialog>")[0].partition("</ol>")
    total = measure_all(TOWN, Window.year_to(DAY))["registered_residents"].value
    assert listed.count("<li>") == 20
    assert f"另有 {total - 20} 条" in rest


def test_a_row_says_where_it_was_read():
    """File, sheet and row, where a ledger gave it; nothing where none did."""
    page = written(TOWN, TOWN, place_of=lambda _: Place("台账.xlsx", "一组", "7"))
    assert "<cite>台账.xlsx › 一组 › 第 7 行</cite></li>" in page
    assert "<cite>" not in PAGE


def test_nobody_who_was_counted_is_named():
    """Figures of whole records, rows of masked ones: nothing else gets through."""
    page = written(masked(MARKED), MARKED)
    assert personal(page.replace("*", "")) == []
    assert personal(written(MARKED, MARKED))


def test_masks_change_no_figure():
    """The ages of midsummer and what the rules found, as on the page for the wall."""
    wall = io.BytesIO()
    Html().write(TOWN, wall, on=MIDSUMMER)
    shown = Reader(written(masked(TOWN), TOWN, MIDSUMMER))
    assert shown.figures == Reader(wall.getvalue().decode("utf-8")).figures
    assert 'id="quality"' in written(masked(TOWN), TOWN, MIDSUMMER)


def test_what_masks_blur_is_said():
    """Of masked records alone: ages by the year, and no check, which finds masks."""
    page = written(Register(masked(TOWN)), Register(masked(TOWN)))
    assert "年龄只按出生年份计" in page
    assert 'id="quality"' not in page
    assert "年龄只按出生年份计" not in PAGE


def test_it_is_for_the_office():
    """It says so in its title and at its foot, and not that nobody is on it."""
    assert "（办公用）" in PAGE
    assert "请勿张贴" in PAGE
    assert "不含任何居民" not in PAGE


def test_the_wall_has_nothing_of_it():
    """The page that names nobody has no rows, nor a word of how they are opened."""
    wall = io.BytesIO()
    Html().write(TOWN, wall, on=DAY)
    page = wall.getvalue().decode("utf-8")
    assert not re.search("dialog|data-rows|opener|办公用", page)


def test_it_is_small_and_alone():
    """The example's fits into a mail, and loads nothing."""
    page = written(masked(beizheng()), beizheng())
    assert len(page.encode()) < LARGEST
    assert "http" not in page.replace("http-equiv", "")
    assert "default-src 'none'" in page


def test_formats_that_only_tell_are_given_one_register():
    """Who prints no figures beside records is not asked to."""
    assert isinstance(Desk(), CountingExporter)
    assert not isinstance(Html(), CountingExporter)


@given(records=st.lists(any_record(), max_size=8))
def test_any_register_can_be_shown(records):
    """However odd its words are, the page is well formed and its ids are single."""
    read = Reader(written(records, records))
    ids = [it["id"] for _, it in read.elements if "id" in it]
    assert read.open == []
    assert len(ids) == len(set(ids))
