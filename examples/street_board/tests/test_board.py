"""街道看板: sums, small cells, ranks, memory, and the page in a browser."""

import csv
import gc
import os
import shutil
import sys
import weakref
from datetime import date
from io import BytesIO, StringIO
from itertools import permutations

import pytest
from street_board.comparing import COUNTS, FEW, street_of
from street_board.making import made_up
from street_board.writing import write_csv, write_html

from shequ_core import InvalidValue, Plugins, UnitOfWork, Window, figures
from shequ_core.viewpoints import SUPERIOR
from street_board import __main__ as command

WINDOW = Window.year_to(date(2004, 12, 31))
CHROMIUM = os.environ.get("SHEQU_CHROMIUM") or shutil.which("chromium")


@pytest.fixture(scope="module")
def street():
    """The whole example street, forty communities."""
    return street_of(made_up(), WINDOW)


def page_of(street):
    """The page, as bytes."""
    stream = BytesIO()
    write_html(street, stream, title="示例街道")
    return stream.getvalue()


def test_sums_are_of_what_is_told_and_nothing_small_is_told(street):
    """Every count is as published, or not there; together is their sum, no more."""
    assert len(street.communities) == 40
    published = {
        name: figures.published(town, WINDOW, SUPERIOR.least)
        for name, town in zip(street.communities, made_up(), strict=True)
    }
    for column in street.columns:
        if column.figure.code in COUNTS:
            told = {
                name: all_of_it[column.figure.code].measured
                for name, all_of_it in published.items()
                if all_of_it[column.figure.code].is_told
            }
            assert column.each == told
            assert column.together.value == sum(it.value for it in told.values())
    poor = next(it for it in street.columns if it.figure.code.startswith("subsistence"))
    assert 0 < len(poor.each) < 40
    assert min(it.value for it in poor.each.values()) >= SUPERIOR.least


def test_a_share_of_all_is_part_over_whole(street):
    """And never the mean of shares."""
    rate = next(it for it in street.columns if it.figure.code == "closing_rate")
    part = sum(it.part for it in rate.each.values())
    whole = sum(it.whole for it in rate.each.values())
    assert float(rate.together.value) == pytest.approx(float(part / whole), abs=0.01)


def test_ranks_say_no_more_than_can_be_told(street):
    """Few are not ranked; who is told apart is apart by more than chance."""
    ranked = [it for it in street.columns if it.standings]
    assert [it.figure.unit for it in ranked] == ["%"] * 4
    for column in ranked:
        bases = {name: it.whole for name, it in column.each.items()}
        assert set(column.standings) == {it for it in bases if bases[it] >= FEW}
        for one, other in permutations(column.standings, 2):
            mine, theirs = column.standings[one], column.standings[other]
            assert mine.first <= mine.last
            if mine.last < theirs.first:
                assert column.each[one].value > column.each[other].value
    verdicts = {it.verdict for column in ranked for it in column.standings.values()}
    assert verdicts == {"高于", "低于", "相当"}


def test_one_community_is_in_memory_at_a_time():
    """The one before is gone when the next but one is asked for."""
    alive = []

    def watched():
        for town in made_up(6, scale=0.1):
            gc.collect()
            assert sum(it() is not None for it in alive) <= 1
            alive.append(weakref.ref(town))
            yield town

    assert len(street_of(watched(), WINDOW).communities) == 6


def test_a_store_gives_the_same_board(tmp_path):
    """Book by book out of a database, the same bytes as made up."""
    store = Plugins.discover().open_store(f"sqlite:///{tmp_path}/street.db")
    with UnitOfWork(store, actor="街道办", reason="各社区底册") as work:
        for town in made_up(3, scale=0.1):
            work.put(*town)
        work.commit()
    store.close()
    read = command.read(f"sqlite:///{tmp_path}/street.db", WINDOW)
    assert page_of(read) == page_of(street_of(made_up(3, scale=0.1), WINDOW))


def test_two_of_one_name_are_refused():
    """Neither is to stand in the other's row."""
    town = next(made_up(1, scale=0.1))
    with pytest.raises(InvalidValue, match="two communities"):
        street_of([town, town], WINDOW)


def test_the_csv_has_the_same_figures(street):
    """A row a community, the sum, and how many are in it."""
    stream = BytesIO()
    write_csv(street, stream)
    head, *rows = csv.reader(StringIO(stream.getvalue().decode("utf-8-sig")))
    assert head[:2] == ["社区", "户籍户数（户）"]
    assert [row[0] for row in rows] == [*street.communities, "合计", "计入社区数"]
    assert sum(int(row[1]) for row in rows[:40]) == int(rows[40][1])


def test_the_command_says_what_is_wrong(tmp_path, monkeypatch):
    """An address that nobody opens is told in a sentence."""
    monkeypatch.setattr(sys, "argv", ["street-board", "ftp:x", "-o", str(tmp_path)])
    with pytest.raises(SystemExit, match="ftp"):
        command.main()


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")
def test_the_page_stands_alone_and_sorts(street, tmp_path):
    """No request leaves it, it fits a phone, and a heading sorts its column."""
    api = pytest.importorskip("playwright.sync_api")
    file = tmp_path / "看板.html"
    file.write_bytes(page_of(street))
    with api.sync_playwright() as started:
        browser = started.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"]
        )
        page = browser.new_page(viewport={"width": 390, "height": 844})
        asked, wrong = [], []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda said: wrong.append(said.text))
        page.goto(file.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        page.get_by_role("button", name="低保对象人数").click()
        poor = page.locator("tbody td:nth-child(6)").all_text_contents()
        browser.close()
    told = [int(it) for it in poor if it != "—"]
    assert told == sorted(told, reverse=True)
    assert poor[-1] == "—"
    assert (asked, wrong) == ([file.as_uri()], [])
