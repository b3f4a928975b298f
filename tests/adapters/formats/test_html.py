"""网页看板: one page, whole in itself, that shows figures and names nobody."""

import io
import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.adapters.formats.marked_town import MARKED, personal
from tests.core.rules.map_examples import FIRST_MAP, TOWN_MAP
from tests.core.small_town import DAY, TOWN, changed, ref

from shequ_adapters.formats.html import Html
from shequ_core.figures import Measured, Window, measure_all
from shequ_core.model import Activity, Community, Household, Record, Team
from shequ_core.register import Register
from shequ_core.testing.formats import FormatLaws
from shequ_core.testing.strategies import any_record
from shequ_core.values import Ref

LARGEST = 1_500_000
_VOID = frozenset(["meta", "link", "br", "img", "input", "hr", "path"])


class TestHtml(FormatLaws):
    """The board answers to the laws; it counts households, however many."""

    exporter = Html()
    names_people = False
    suffix = ".html"
    multiplied = Household(id=Ref("bei/household/1"), number="1" * 3_000)


class Reader(HTMLParser):
    """网页读者. The elements of a page, in order, and whether they close as opened."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.figures: list[tuple[dict[str, str], str]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open."""
        found = {name: value or "" for name, value in attrs}
        self.elements.append((tag, found))
        if "data-figure" in found:
            self.figures.append((found, ""))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opened and closed at once, as in the drawing."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        """Close what was opened last."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """The text of the figure just opened."""
        if self.figures and self.figures[-1][1] == "" and self.open[-1] == "data":
            self.figures[-1] = (self.figures[-1][0], data)


def written(records: Iterable[Record] = TOWN, on: date = DAY) -> bytes:
    """The bytes of the page."""
    stream = io.BytesIO()
    Html().write(records, stream, on=on)
    return stream.getvalue()


PAGE = written().decode("utf-8")
READ = Reader(PAGE)


def value_of(measured: dict[str, Measured], code: str, part: str) -> Decimal:
    """What the page should show."""
    value = measured[code].value
    if isinstance(value, str):
        raise TypeError(code)
    if isinstance(value, int | Decimal):
        return Decimal(value)
    return Decimal(value[part])


def test_same_records_same_bytes() -> None:
    """In whatever order they come."""
    assert written(TOWN) == written(reversed(list(TOWN)))


def test_it_is_well_formed() -> None:
    """What is opened is closed, ids are given once, each link has its place."""
    assert READ.open == []
    ids = Counter(found["id"] for _, found in READ.elements if "id" in found)
    assert set(ids.values()) <= {1}
    links = [found["href"] for tag, found in READ.elements if tag == "a"]
    assert links
    assert all(link.startswith("#") and link[1:] in ids for link in links)


def test_it_needs_no_network() -> None:
    """Nothing is loaded from anywhere, and the page forbids it too."""
    assert "http://" not in PAGE
    assert "https://" not in PAGE
    assert "@import" not in PAGE
    assert not re.search(r"url\(", PAGE)
    assert not [found for _, found in READ.elements if "src" in found]
    assert "default-src 'none'" in PAGE


def test_it_is_small() -> None:
    """Small enough to be sent."""
    assert len(PAGE.encode()) < LARGEST


def test_numbers_on_the_page_are_figures() -> None:
    """Each carries its code and value, and shows that value."""
    measured = measure_all(TOWN, Window.year_to(DAY))
    assert len(READ.figures) > 100
    for found, shown in READ.figures:
        code, part = found["data-figure"], found.get("data-part", "")
        assert Decimal(found["value"]) == value_of(measured, code, part)
        assert Decimal(shown.replace(",", "")) in {
            round(Decimal(found["value"]), 2),
            round(Decimal(found["value"]) / 10_000, 2),
        }


def test_every_figure_is_defined() -> None:
    """The basis of each figure that is shown stands on the page."""
    measured = measure_all(TOWN, Window.year_to(DAY))
    for code in {found["data-figure"] for found, _ in READ.figures}:
        assert measured[code].label in PAGE


def test_nobody_is_on_the_page() -> None:
    """No name, number, phone or address."""
    assert personal(written(MARKED).decode("utf-8")) == []


def test_headings_go_down_one_step_at_a_time() -> None:
    """One h1, and no level is skipped."""
    levels = [int(tag[1]) for tag, _ in READ.elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(low <= high + 1 for high, low in pairwise(levels))


def test_it_can_be_heard_and_typed() -> None:
    """Language, landmarks, named drawings; no handler hides in an attribute."""
    tags = Counter(tag for tag, _ in READ.elements)
    assert ("html", {"lang": "zh-CN"}) in READ.elements
    assert all(tags[landmark] for landmark in ("header", "nav", "main", "footer"))
    for tag, found in READ.elements:
        assert not [name for name in found if name.startswith("on")]
        if tag == "svg":
            assert found["role"] == "img"
            assert found["aria-label"]


def test_words_stay_words() -> None:
    """A team called like markup is text on the page."""
    odd = TOWN[ref(Team, "t1")].evolve(name="<script>alert(1)</script>")
    page = written(changed([odd])).decode("utf-8")
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_empty_months_are_seen() -> None:
    """The month without an activity is marked and said."""
    page = written(changed([], without=[ref(Activity, "a5")])).decode("utf-8")
    assert page.count("无活动") == 1
    assert "5月没有开展活动" in page


def test_what_is_not_known_is_not_drawn() -> None:
    """An empty register has its title and its check, and no empty chapters."""
    page = written(Register()).decode("utf-8")
    assert 'id="people"' not in page
    assert 'id="quality"' in page
    assert Reader(page).open == []


def test_both_schemes_and_paper_are_styled() -> None:
    """Light, dark by wish or by choice, and print."""
    assert "prefers-color-scheme: dark" in PAGE
    assert 'data-theme="dark"' in PAGE
    assert "@media print" in PAGE


def test_the_community_is_the_title() -> None:
    """Its name heads the page."""
    name = TOWN[ref(Community, "town")].name
    assert f"<h1>{name}</h1>" in PAGE


MAPPED = changed([TOWN_MAP, FIRST_MAP])


def test_groups_are_drawn_where_they_are() -> None:
    """Once they have outlines: land and borders, and their numbers on it in words."""
    page = written(MAPPED).decode("utf-8")
    read = Reader(page)
    assert read.open == []
    assert page.count('class="land"') == 1
    assert page.count('class="border"') == 1
    assert "aspect-ratio:1000/" in page
    before, after = (
        {(found["data-figure"], found.get("data-part", "")) for found, _ in figures}
        for figures in (READ.figures, read.figures)
    )
    assert before == after
    assert not [
        found for tag, found in read.elements if tag == "svg" and found["role"] != "img"
    ]


def test_groups_are_tiles_until_they_are_drawn() -> None:
    """All or none: a map with holes would say that nobody lives there."""
    assert '<ul class="tiles">' in PAGE
    assert 'class="land"' not in PAGE
    assert '<ul class="tiles">' not in written(MAPPED).decode("utf-8")


@given(records=st.lists(any_record(), max_size=8))
def test_any_register_can_be_drawn(records: list[Record]) -> None:
    """However odd its words are, the page is well formed."""
    assert Reader(written(records).decode("utf-8")).open == []
