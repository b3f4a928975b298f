"""看板 in a browser: it needs no network, says what the figures say, all can read it.

Run where Chromium is installed (Debian's ``chromium``, or SHEQU_CHROMIUM names one).
"""

import os
import re
import shutil
from datetime import date

import pytest
from tests.examples.records import beizheng

from shequ_adapters.formats.html import Desk, Html
from shequ_core.figures import Window, measure
from shequ_core.findings import Place
from shequ_core.privacy import masked

playwright = pytest.importorskip("playwright.sync_api")
CHROMIUM = os.environ.get("SHEQU_CHROMIUM") or shutil.which("chromium")
if CHROMIUM is None:
    pytest.skip("no Chromium here", allow_module_level=True)

BOOKS = {"tiles": (), "map": ("map", "campaign")}
"""底册. The example as its ledgers have it, and with its map: what is read besides."""

ON = date(2004, 12, 31)
PLACE = Place("04-居民花名册.xlsx", "第4大组", "396")
PAPERS = {"A4": (595, 842), "A3": (842, 1191)}
"""纸张. Their sides in points."""

SIZES = {"wall": (1920, 1080), "desk": (1280, 800), "phone": (390, 844)}


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """The dashboards of the example, as files."""
    folder = tmp_path_factory.mktemp("dashboard")
    for name, chapters in BOOKS.items():
        with (folder / f"{name}.html").open("wb") as stream:
            Html().write(beizheng(*chapters), stream, on=ON)
    with (folder / "desk.html").open("wb") as stream:
        shown = masked(beizheng())
        Desk().write_counted(
            shown, stream, counted=beizheng(), on=ON, place_of=lambda _: PLACE
        )
    return folder


@pytest.fixture(scope="module")
def browser():
    """Chromium, without a screen."""
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"]
        )
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser, pages):
    """Opens the page in a window of some size; what it asked for and complained of."""
    opened = []

    def open_it(name, size, scheme):
        width, height = SIZES[size]
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme
        )
        page = context.new_page()
        asked, complained = [], []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda said: complained.append((said.type, said.text)))
        page.on("pageerror", lambda error: complained.append(("error", str(error))))
        page.goto((pages / f"{name}.html").as_uri())
        opened.append(context)
        return page, asked, complained

    yield open_it
    for context in opened:
        context.close()


@pytest.mark.parametrize(
    ("name", "size", "scheme"),
    [
        ("tiles", "wall", "light"),
        ("map", "desk", "dark"),
        ("map", "phone", "light"),
        ("desk", "desk", "light"),
    ],
)
def test_it_stands_alone_and_fits(open_page, pages, name, size, scheme):
    """Nothing leaves the page, nothing goes wrong, nothing is wider than the window;
    axe-core finds no fault.
    """
    from axe_playwright_python.sync_playwright import Axe

    page, asked, complained = open_page(name, size, scheme)
    assert asked == [(pages / f"{name}.html").as_uri()]
    assert complained == []
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size][0]
    assert Axe().run(page).response["violations"] == []


@pytest.mark.parametrize("name", BOOKS)
def test_the_figures_on_it_are_the_figures(open_page, name):
    """Every number that the page calls a figure, as it is measured."""
    page, _, _ = open_page(name, "desk", "light")
    shown = page.eval_on_selector_all(
        "data[data-figure]",
        "all => all.map(it => [it.dataset.figure, it.dataset.part || '', it.value])",
    )
    assert len(shown) > 100
    window = Window.year_to(ON)
    for code, part, value in shown:
        known = measure(beizheng(*BOOKS[name]), code, window).value
        assert float(known[part] if part else known) == float(value), (code, part)


def test_it_fills_the_paper_that_it_is_printed_on(open_page):
    """A4 and A3 in as many pages: what hangs on a wall is larger, and no more."""
    page, _, _ = open_page("map", "desk", "light")
    printed = [page.pdf(format=paper, prefer_css_page_size=True) for paper in PAPERS]
    pages = [len(re.findall(rb"/Type\s*/Page\b", it)) for it in printed]
    assert pages[0] == pages[1]
    for paper, pdf in zip(PAPERS.values(), printed, strict=True):
        boxes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", pdf)
        assert boxes
        for box in boxes:
            assert tuple(map(float, box)) == pytest.approx(paper, abs=2)


@pytest.mark.parametrize(("size", "least"), [("wall", 12), ("phone", 8)])
def test_every_number_stands_on_its_land(open_page, size, least):
    """No two of them over each other, and large enough to be read (in CSS pixels)."""
    page, _, _ = open_page("map", size, "light")
    boxes = page.eval_on_selector_all(
        ".map .at b",
        "all => all.map(it => it.getBoundingClientRect()).map(it => "
        "[it.left, it.top, it.right, it.bottom])",
    )
    assert len(boxes) == 52
    for place, (left, top, right, bottom) in enumerate(boxes):
        assert bottom - top > least
        for left2, top2, right2, bottom2 in boxes[place + 1 :]:
            apart = right <= left2 or right2 <= left or bottom <= top2 or bottom2 <= top
            assert apart


@pytest.mark.parametrize("size", SIZES)
def test_every_span_of_a_target_holds_its_number(open_page, size):
    """None is wider than its tile, 16,240 人次 neither."""
    page, _, _ = open_page("map", size, "light")
    overrunning = page.eval_on_selector_all(
        ".spans",
        "all => all.map(them => [...them.children].filter("
        "it => it.scrollWidth > it.clientWidth).length)",
    )
    assert overrunning
    assert overrunning == [0] * len(overrunning)


@pytest.mark.parametrize(("size", "scheme"), [("desk", "dark"), ("phone", "light")])
def test_a_figure_opens_its_rows_by_keyboard(open_page, size, scheme):
    """Its question mark, its button, its rows; Escape goes back to the button, and
    once more to the question mark. axe-core finds no fault in the open rows.
    """
    from axe_playwright_python.sync_playwright import Axe

    page, _, complained = open_page("desk", size, scheme)
    page.locator(".figure .why > summary").nth(1).focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator(":focus").text_content() == "户籍人口计入的记录 10,680 条"
    page.keyboard.press("Enter")
    rows = page.get_by_role("dialog", name="户籍人口")
    assert rows.get_by_role("listitem").count() == 20
    assert "**；" in rows.get_by_role("listitem").first.text_content()
    assert rows.get_by_text("另有 10,660 条").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size][0]
    assert Axe().run(page).response["violations"] == []
    page.keyboard.press("Escape")
    assert not rows.is_visible()
    assert page.locator(":focus").get_attribute("data-rows") == "registered_residents"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    assert complained == []


def test_rows_are_shut_by_their_button(open_page):
    """And all those that were not opened stay shut."""
    page, _, _ = open_page("desk", "desk", "light")
    page.locator("button[data-rows=teams]").last.click()
    assert page.locator("dialog[open]").count() == 1
    page.locator("dialog[open]").get_by_role("button", name="关闭").click()
    assert page.locator("dialog[open]").count() == 0
