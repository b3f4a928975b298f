"""网格员工作台: what each page does, for the test client of Flask."""

import re
from datetime import date
from io import BytesIO

import pytest
from grid_app.users import logged_in, users_in

from shequ_core import InvalidValue, Plugins, Ref, Register, books, history
from shequ_core.figures.request_lives import course_on
from shequ_core.loading import Origins
from shequ_core.model import Access, Household, Person, Residence, ServiceRequest
from shequ_core.model.request_life import RequestState
from shequ_core.values import Relation
from shequ_core.viewpoints import GRID_WORKER, counted_by

TODAY = date(2005, 1, 20)


def book(store):
    """What is in the database now."""
    with store.view() as view:
        return books.read(view, "beizheng")


def of_group(store, group="第七居民大组"):
    """What is of a group."""
    return counted_by(book(store), GRID_WORKER.of_groups(group), on=TODAY)


def a_household(register, least=3):
    """A household of some, and its stays, the head first."""
    stays = register.on(TODAY).grouped(Residence, "household")
    for name, found in stays.items():
        heads = [it for it in found if it.relation is Relation.HEAD]
        if name and len(found) >= least and len(heads) == 1:
            return Ref[Household](name), sorted(found, key=lambda it: it not in heads)
    raise AssertionError("there are such households")


def told(answer):
    """The text of a page, after its redirects."""
    assert answer.status_code == 200
    return answer.text


def test_who_is_not_logged_in_gets_nothing(app):
    """Every page leads to the log-in, and is not kept."""
    for rule in app.url_map.iter_rules():
        if rule.endpoint not in ("static", "web.login"):
            values = {"kind": "person", "key": "1", "act": "in"}
            path = rule.build({it: values[it] for it in rule.arguments})[1]
            method = "GET" if "GET" in rule.methods else "POST"
            app.config["WTF_CSRF_ENABLED"] = False
            answer = app.test_client().open(path, method=method)
            assert (answer.status_code, answer.location) == (302, "/login")
            assert answer.headers["Cache-Control"] == "no-store"


def test_a_password_is_right_or_nobody_is_in(app, client):
    """A wrong one, and an unknown name, are told alike."""
    app.config["WTF_CSRF_ENABLED"] = False
    for name in ("七组", "九组"):
        given = {"name": name, "password": "猜"}
        assert "用户名或密码不对" in app.test_client().post("/login", data=given).text
    worker = client("七组")
    worker.post("/logout")
    assert worker.get("/").location == "/login"


def test_cookies_and_headers_are_strict(app, client):
    """HttpOnly and SameSite; nothing is framed, kept, or asked of others."""
    app.config["WTF_CSRF_ENABLED"] = False
    given = {"name": "七组", "password": "七组"}
    cookie = app.test_client().post("/login", data=given).headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    headers = client("七组").get("/").headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_a_form_without_its_token_does_nothing(app, client, store):
    """Another site can't write in one's name."""
    worker, before = client("七组"), len(book(store))
    app.config["WTF_CSRF_ENABLED"] = True
    household, [first, *_] = a_household(of_group(store))
    given = {"person": first.person, "on": "2005-01-20"}
    answer = worker.post(f"/household/{household.key}/out", data=given)
    assert answer.status_code == 400
    assert "页面已过期" in answer.text
    assert len(book(store)) == before


def test_users_are_told_apart_and_see_residents(tmp_path):
    """Whoever sees figures only has nothing to do here."""
    path = tmp_path / "用户.toml"
    path.write_text('["上级"]\nviewpoint = "上级"\npassword = "x"\n', "utf-8")
    with pytest.raises(InvalidValue, match="figures only"):
        users_in(path)
    assert logged_in({}, "上级", "x") is None


def test_a_household_is_found_and_seen_behind_masks(client, store):
    """By its number, its place, a name; clear after an entry only."""
    worker, mine = client("七组"), of_group(store)
    household, stays = a_household(mine)
    name, number = mine[stays[0].person].name, mine[household].number
    for words in (name, number):
        found = told(worker.get("/", query_string={"q": words}))
        assert f"/household/{household.key}" in found
        assert name not in found.replace(f'value="{name}"', "")
    page = told(worker.get(f"/household/{household.key}"))
    assert name not in page
    assert list(book(store).all(Access)) == []
    clear = told(worker.post(f"/household/{household.key}"))
    assert name in clear
    numbers = [mine[it.person].number for it in stays]
    assert not [it for it in numbers if it and it in clear]
    [entry] = book(store).all(Access)
    assert (entry.by, entry.persons) == ("七组", len(stays))
    assert entry.what == f"household {household.key}"


def test_a_move_out_and_a_move_in(client, store):
    """The head goes, another is head; a child of a number comes."""
    worker = client("七组")
    household, [head, other, *_] = a_household(of_group(store))
    path, on = f"/household/{household.key}", "2005-01-20"
    gone = {"person": head.person, "on": on}
    refused = told(worker.post(f"{path}/out", data=gone, follow_redirects=True))
    assert "户里没有户主" in refused
    done = {**gone, "head": other.person}
    assert "已登记迁出" in told(
        worker.post(f"{path}/out", data=done, follow_redirects=True)
    )
    came = {"name": "新来", "number": "430181196001010016", "relation": "OTHER"}
    came |= {"sex": "UNKNOWN", "born": "", "on": on}
    wrong = told(worker.post(f"{path}/in", data=came, follow_redirects=True))
    assert "最后一位校验码不对" in wrong
    came |= {"number": "", "sex": "MALE", "born": "1960-01-01"}
    assert "已登记迁入" in told(
        worker.post(f"{path}/in", data=came, follow_redirects=True)
    )
    after = book(store).on(TODAY)
    stays = after.tied(Residence, "household", household)
    assert head.person not in {it.person for it in stays}
    assert "新来" in {after[it.person].name for it in stays}
    [led] = [it for it in stays if it.relation is Relation.HEAD]
    assert led.person == other.person
    *_, last = history.commits(store)
    assert (last.actor, last.reason) == ("七组", "登记迁入")


def test_a_request_goes_through_the_tiers(client, store):
    """Filed, accepted, dispatched as the catalogue says, handled, verified, closed."""
    worker, mine = client("七组"), of_group(store)
    _, [someone, *_] = a_household(mine)
    page = told(worker.get(f"/person/{someone.person.key}"))
    service = page.partition('<option value="beizheng/service/')[2].partition('"')[0]
    filed = {"service": f"beizheng/service/{service}", "place": "", "on": "2005-01-20"}
    worker.post(f"/person/{someone.person.key}/file", data=filed)
    requests = book(store).all(ServiceRequest)
    [new] = [
        it.id for it in requests if it.person == someone.person and it.received == TODAY
    ]
    path = f"/service_request/{new.key}"
    for step in ("ACCEPT", "DISPATCH", "HANDLE", "VERIFY", "CLOSE"):
        assert f'value="{step}"' in told(worker.get(path))
        given = {"step": step, "on": "2005-01-20"}
        if step == "VERIFY":
            given["satisfaction"] = "SATISFIED"
        worker.post(f"{path}/step", data=given)
    after = book(store)
    life = course_on(after, after[new], TODAY).life
    assert life.state is RequestState.CLOSED
    again = {"step": "HANDLE", "on": "2005-01-20"}
    refused = told(worker.post(f"{path}/step", data=again, follow_redirects=True))
    assert "现在不能走这一步" in refused
    slip = {"step": "HANDLE", "on": "2005-02-30"}
    refused = told(worker.post(f"{path}/step", data=slip, follow_redirects=True))
    assert "办不了，请核对填写的内容" in refused


def ledger(register, household, **changes):
    """A roster of one household, as a csv; some fields said otherwise."""
    lines = ["户号,姓名,与户主关系,性别,出生日期,公民身份号码,居民小组"]
    group = register[register[household].group].name
    for stay in register.on(TODAY).tied(Residence, "household", household):
        who = register[stay.person]
        said = {"姓名": who.name, "号码": who.number, **changes}
        relation = "户主" if stay.relation is Relation.HEAD else "其他亲属"
        sex = "男" if who.sex.name == "MALE" else "女"
        lines.append(
            f"{register[household].number},{said['姓名']},{relation},{sex},"
            f"{who.born},{said['号码']},{group}"
        )
    return "\n".join(lines).encode("utf-8-sig")


def checked(worker, content, name="七组名册.csv"):
    """The page that says what would be."""
    given = {"ledger": (BytesIO(content), name)}
    return worker.post("/ledger/check", data=given, follow_redirects=True)


def test_a_ledger_is_looked_at_checked_loaded_and_taken_back(client, store):
    """Nothing is written until it is loaded; then it can be as if it never was."""
    worker, before = client("七组"), book(store)
    mine = of_group(store)
    household, _ = a_household(mine)
    page = told(checked(worker, ledger(mine, household, 姓名="改名")))
    assert "居民花名册" in page
    assert "认出 7 列" in page
    assert list(book(store)) == list(before)
    page = told(worker.post("/ledger/load", follow_redirects=True))
    assert "已载入" in page
    assert "改名" in {it.name for it in of_group(store).all(Person)}
    batch = page.partition('name="batch" value="')[2].partition('"')[0]
    assert "已撤销" in told(
        worker.post("/ledger/undo", data={"batch": batch}, follow_redirects=True)
    )
    assert list(book(store)) == list(before)
    again = worker.post("/ledger/undo", data={"batch": batch}, follow_redirects=True)
    assert "已经撤销" in told(again)


def test_findings_are_told_in_chinese_with_their_cell(client, store):
    """A check digit that is wrong, where it stands."""
    mine = of_group(store)
    household, _ = a_household(mine)
    wrong = told(
        checked(client("七组"), ledger(mine, household, 号码="430181196001010019"))
    )
    assert "公民身份号码不对" in wrong
    assert "F2" in wrong


def test_a_file_that_is_no_ledger_is_said_so(client):
    """By its suffix, or by what is in it."""
    worker = client("七组")
    for name, content in (("照片.png", b"x"), ("假.xlsx", b"x")):
        page = told(checked(worker, content, name))
        assert "载入过的" in page
        assert 'class="said"' in page
    assert "办不了" in told(worker.post("/ledger/load", follow_redirects=True))


def test_the_board_is_the_offices(client, store):
    """The same page as the exporter's, of one's groups, after an entry."""
    page = told(client("七组").get("/board"))
    [entry] = book(store).all(Access)
    assert (entry.what, entry.groups) == ("export desk", ("第七居民大组",))
    assert 'data-figure="registered_residents"' in page
    stream, mine = BytesIO(), of_group(store)
    assert isinstance(mine, Register)
    Plugins.discover().exporter("html").write(mine, stream, on=date(2004, 12, 31))
    value = (
        stream.getvalue().decode().partition('data-figure="registered_residents"')[2]
    )
    assert value[:40] in page
    assert "按全社区核对，只列涉及本范围的" in page


def test_a_figure_leads_to_the_rows_of_the_ledger(client, store):
    """It opens its records, and each says where in which file it stands."""
    page = told(client("七组").get("/board"))
    [rows] = re.findall(
        r'<dialog[^>]* id="rows-registered_residents".*?</dialog>', page, re.S
    )
    origins = Origins(book(store), books.sources(store, "beizheng"))
    cited = re.findall(r"<cite>(.*?)</cite>", rows)
    assert len(cited) == 20
    known = {
        " › ".join((place.file, place.sheet, f"第 {place.cell} 行"))
        for stay in of_group(store).all(Residence)
        for place in [origins.place_of(stay.id)]
    }
    assert set(cited) <= known
