"""One working day in Chromium, on a phone: log in, a request, a move, a ledger."""

import os
import re
import shutil
from threading import Thread

import pytest
from werkzeug.serving import make_server

playwright = pytest.importorskip("playwright.sync_api")
CHROMIUM = os.environ.get("SHEQU_CHROMIUM") or shutil.which("chromium")
if CHROMIUM is None:
    pytest.skip("no Chromium here", allow_module_level=True)

ROSTER = (
    "户号,姓名,与户主关系,性别,出生日期,居民小组\n"
    "00990001,试一试,户主,女,1960-01-01,第31居民小组\n"
)


@pytest.fixture
def address(app):
    """Where the app is served, by threads, as waitress does."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture
def page():
    """A phone; it complains of whatever goes wrong or leaves for elsewhere."""
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"]
        )
        page = browser.new_page(viewport={"width": 390, "height": 844})
        wrong = []
        page.on("console", lambda said: wrong.append(said.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("requestfailed", lambda request: wrong.append(request.url))
        yield page
        browser.close()
        assert wrong == []


def test_a_working_day(page, address, tmp_path):
    """Everything by its label, as who can't see the page would; nothing is too wide."""
    expect = playwright.expect

    def fits():
        assert page.evaluate("document.documentElement.scrollWidth") <= 390

    page.goto(address)
    page.get_by_label("用户名").fill("七组")
    page.get_by_label("密码").fill("七组")
    page.keyboard.press("Enter")
    page.get_by_label("找住户").fill("004")
    page.keyboard.press("Enter")
    expect(page.get_by_text(re.compile("找到 [0-9]+ 人"))).to_be_visible()
    fits()
    page.locator("a[href^='/household/']").first.click()
    household = page.url
    fits()

    page.get_by_role("link", name="登记诉求").first.click()
    page.get_by_label("服务项目").select_option(index=1)
    page.get_by_role("button", name="登记", exact=True).click()
    page.locator("a[href^='/service_request/']").first.click()
    for step in ("受理", "派单", "处置完成", "核查通过", "结案"):
        act = page.locator("details", has=page.get_by_text(step, exact=True).first)
        if act.get_attribute("open") is None:
            act.locator("summary").click()
        act.get_by_role("button", name=step).click()
        expect(page.get_by_role("status")).to_have_text("已办理诉求")
    expect(page.get_by_text("已办结")).to_be_visible()
    fits()

    page.goto(household)
    page.get_by_text("迁入", exact=True).click()
    page.get_by_label("姓名", exact=True).fill("新来")
    page.get_by_label("出生日期").fill("1960-01-01")
    page.get_by_label("与户主关系").select_option(label="其他亲属")
    page.get_by_role("button", name="登记迁入").click()
    expect(page.get_by_role("status")).to_have_text("已登记迁入")
    page.get_by_role("button", name="看姓名、电话").click()
    expect(page.get_by_role("heading", name="新来")).to_be_visible()

    roster = tmp_path / "名册.csv"
    roster.write_text(ROSTER, "utf-8-sig")
    page.get_by_role("link", name="台账").click()
    page.set_input_files("input[type=file]", roster)
    page.get_by_role("button", name="先看看").click()
    expect(page.get_by_text("居民花名册，认出 6 列")).to_be_visible()
    fits()
    page.get_by_role("button", name="载入").click()
    expect(page.get_by_role("status")).to_contain_text("已载入")
    page.get_by_role("button", name="撤销").first.click()
    expect(page.get_by_role("status")).to_have_text("已撤销")

    with page.expect_popup() as opened:
        page.get_by_role("link", name="看板").click()
    expect(opened.value.get_by_role("heading", level=1)).to_have_text("北正社区")
