"""七组的人看不到八组: on no page, by no form, in no error."""

import re
from datetime import date
from io import BytesIO

import pytest

from shequ_core import books, history
from shequ_core.model import Access, Household, Person, Residence, ServiceRequest
from shequ_core.values import Relation
from shequ_core.viewpoints import GRID_WORKER, counted_by

TODAY = date(2005, 1, 20)
LINK = re.compile(r'(?:href|action)="(/[^"]*)"')
TOKEN = re.compile(r'(name="csrf_token" value=)"[^"]*"')


def said(answer):
    """What a page says, whatever the token of its forms."""
    return answer.status_code, TOKEN.sub(r"\1", answer.text)


def done(worker, path, form):
    """What became of a form: its answer, and what the next page says of it."""
    answer = worker.post(path, data=form)
    told = re.findall(r'role="status">([^<]*)', worker.get("/").text)
    return answer.status_code, told


@pytest.fixture
def whole(store):
    """All that there is."""
    with store.view() as view:
        return books.read(view, "beizheng")


def of_group(register, group):
    """What is of a group."""
    return counted_by(register, GRID_WORKER.of_groups(group), on=TODAY)


@pytest.fixture
def theirs(whole):
    """What is of group 8 and not of group 7."""
    mine = of_group(whole, "第七居民大组")
    return [it for it in of_group(whole, "第八居民大组") if it.id not in mine]


def betrayed(text, theirs, whole):
    """What of theirs stands in a page: a ref's key in a link, a name, a number."""
    mine = of_group(whole, "第七居民大组")
    common = {it.name for it in mine.all(Person)}
    linked = set(re.findall(r"/((?:household|person|service_request)/[^/\"?]+)", text))
    for it in theirs:
        if f"{it.kind}/{it.id.key}" in linked:
            yield it.id
        if isinstance(it, Person):
            secrets = {*it.phones, it.number, it.name} - common - {""}
            yield from (secret for secret in secrets if secret in text)


def test_no_page_that_leads_on_from_another_shows_them(client, whole, theirs):
    """Every link that is there is followed, and every search by their own words."""
    worker = client("七组")
    pages = {"/": worker.get("/").text}
    waiting = ["/", *(f"/?q={it.number}" for it in theirs if isinstance(it, Household))]
    waiting = waiting[:20]
    while waiting and len(pages) < 60:
        path = waiting.pop()
        answer = worker.get(path)
        if answer.mimetype == "text/html":
            pages[path] = answer.text
            found = (it for it in LINK.findall(answer.text) if it not in pages)
            waiting += [it for it in found if "static" not in it and it not in waiting]
    assert len(pages) == 60
    assert "/board" in pages
    text = "\n".join(pages.values())
    assert list(betrayed(text, theirs, whole)) == []


def test_their_addresses_lead_nowhere(client, theirs):
    """As if there were nothing: the same as for a key that nobody has."""
    worker = client("七组")
    nothing = worker.get("/household/nobody")
    kinds = (Household, Person, ServiceRequest)
    tried = {it.kind: it for it in theirs if isinstance(it, kinds)}
    assert len(tried) == 3
    for kind, it in tried.items():
        path = f"/{kind}/{it.id.key}"
        for answer in (worker.get(path), worker.post(path)):
            assert said(answer) == said(nothing)


def test_forged_forms_do_nothing_and_tell_nothing(client, store, whole, theirs):
    """Their refs, put into one's own forms, are as good as unknown ones."""
    worker = client("七组")
    home = next(it for it in theirs if isinstance(it, Household))
    [stay, *_] = whole.on(TODAY).tied(Residence, "household", home.id)
    asked = next(it for it in theirs if isinstance(it, ServiceRequest))
    on = {"on": "2005-01-20"}
    asking = {**on, "place": "", "service": "beizheng/service/x"}
    again = {**on, "step": "REOPEN", "reason": "再办"}
    came = {**on, "name": "新来", "number": "", "sex": "MALE", "born": "1960-01-01"}
    forged = [
        ("household", home.id.key, "out", {**on, "person": stay.person}),
        ("household", home.id.key, "in", {**came, "relation": "OTHER"}),
        ("person", stay.person.key, "file", asking),
        ("service_request", asked.id.key, "step", again),
    ]
    for kind, key, act, form in forged:
        nobody = {**form, "person": "beizheng/person/nobody"}
        outcome = done(worker, f"/{kind}/{key}/{act}", form)
        assert outcome == done(worker, f"/{kind}/nobody/{act}", nobody)
    with store.view() as view:
        assert view.revision == 2


def test_a_ledger_confirms_no_guess(client, store, whole, theirs):
    """A row of theirs looks like any new row, right or wrong, and is not loaded."""
    worker = client("七组")
    home = next(it for it in theirs if isinstance(it, Household))
    stays = whole.on(TODAY).tied(Residence, "household", home.id)
    [head] = [it for it in stays if it.relation is Relation.HEAD]
    known, group = whole[head.person], whole[home.group].name
    told = []
    for name in (known.name, "王猜"):
        text = (
            "户号,姓名,与户主关系,性别,出生日期,公民身份号码,居民小组\n"
            f"{home.number},{name},户主,男,{known.born},{known.number},{group}\n"
        )
        given = {"ledger": (BytesIO(text.encode("utf-8-sig")), "名册.csv")}
        told.append(said(worker.post("/ledger/check", data=given)))
        refused = worker.post("/ledger/load", follow_redirects=True)
        assert "不是本组的记录" in refused.text
    assert told[0] == told[1]
    with store.view() as view:
        assert view.revision == 2
        assert list(view.scan(Access)) == []


def test_nobody_takes_back_what_the_office_loaded(client, store):
    """A batch of the whole community is not of one group."""
    worker, batch = client("七组"), next(iter(history.commits(store))).batch
    answer = worker.post("/ledger/undo", data={"batch": batch}, follow_redirects=True)
    assert "别人刚改过" in answer.text or "不是本组的记录" in answer.text
    with store.view() as view:
        assert view.revision == 2


def test_the_office_sees_them_all(client, whole, theirs):
    """Who looks at the whole community finds either."""
    office = client("主任")
    for it in [it for it in theirs if isinstance(it, Household)][:3]:
        assert office.get(f"/household/{it.id.key}").status_code == 200
