"""看板 in a browser: it needs no network, says what the figures say, all can read it.

Run where Chromium is installed (Debian's ``chromium``, or SHEQU_CHROMIUM names one).
"""

import os
import shutil
from datetime import date

import pytest
from tests.adapters.formats.test_example_reports import example

from shequ_adapters.formats.html import Html
from shequ_core.figures import Window, measure

playwright = pytest.importorskip("playwright.sync_api")
CHROMIUM = os.environ.get("SHEQU_CHROMIUM") or shutil.which("chromium")
if CHROMIUM is None:
    pytest.skip("no Chromium here", allow_module_level=True)

ON = date(2004, 12, 31)
SIZES = {"wall": (1920, 1080), "desk": (1280, 800), "phone": (390, 844)}


@pytest.fixture(scope="module")
def page_file(tmp_path_factory):
    """The dashboard of the example, as a file."""
    path = tmp_path_factory.mktemp("dashboard") / "看板.html"
    with path.open("wb") as stream:
        Html().write(example(), stream, on=ON)
    return path


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
def open_page(browser, page_file):
    """Opens the page in a window of some size; what it asked for and complained of."""
    opened = []

    def open_it(size, scheme):
        width, height = SIZES[size]
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme
        )
        page = context.new_page()
        asked, complained = [], []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda said: complained.append((said.type, said.text)))
        page.on("pageerror", lambda error: complained.append(("error", str(error))))
        page.goto(page_file.as_uri())
        opened.append(context)
        return page, asked, complained

    yield open_it
    for context in opened:
        context.close()


@pytest.mark.parametrize(
    ("size", "scheme"), [("wall", "light"), ("desk", "dark"), ("phone", "light")]
)
def test_it_stands_alone_and_fits(open_page, page_file, size, scheme):
    """Nothing leaves the page, nothing goes wrong, nothing is wider than the window;
    axe-core finds no fault.
    """
    from axe_playwright_python.sync_playwright import Axe

    page, asked, complained = open_page(size, scheme)
    assert asked == [page_file.as_uri()]
    assert complained == []
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size][0]
    assert Axe().run(page).response["violations"] == []


def test_the_figures_on_it_are_the_figures(open_page):
    """Every number that the page calls a figure, as it is measured."""
    page, _, _ = open_page("desk", "light")
    shown = page.eval_on_selector_all(
        "data[data-figure]",
        "all => all.map(it => [it.dataset.figure, it.dataset.part || '', it.value])",
    )
    assert len(shown) > 100
    window = Window.year_to(ON)
    for code, part, value in shown:
        known = measure(example(), code, window).value
        assert float(known[part] if part else known) == float(value), (code, part)
