"""网页. Every page, and where its forms go."""

import shutil
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path
from secrets import token_hex

import flask
from flask import Flask, current_app, flash, g, redirect, request, session
from flask import render_template as page
from flask.typing import ResponseReturnValue as Answer
from flask_wtf.csrf import CSRFProtect  # type: ignore[import-untyped]
from werkzeug.exceptions import HTTPException, NotFound

from grid_app import forms
from grid_app.users import User, logged_in
from shequ_core import acts, books, errors, history, loading, model, values, viewpoints
from shequ_core.figures import request_lives as lives
from shequ_core.glossary import word, words_of
from shequ_core.ledgers import look
from shequ_core.model import Residence
from shequ_core.plugins import Plugins
from shequ_core.ports import Sheet
from shequ_core.register import Register
from shequ_core.values import Ref

web = flask.Blueprint("web", __name__)
_OURS = "default-src 'none'; style-src 'self'; form-action 'self'"
_BOARDS = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
_KIND = "<any(household,person,service_request):kind>/<key>"
_ACTS = {
    "out": (forms.move_out, "登记迁出"),
    "in": (forms.move_in, "登记迁入"),
    "file": (forms.file_request, "登记诉求"),
    "step": (forms.advance_request, "办理诉求"),
}
_SHOWN, _LOADED = 60, "载入台账"


def app_of(
    url: str, users: dict[str, User], folder: Path, today: Callable[[], date]
) -> Flask:
    """网页应用. Over the one community of a store. Its key is new: all log in again."""
    app, plugins = Flask("grid_app"), Plugins.discover()
    book = books.Current(plugins.open_store(url))
    app.extensions["grid_app"] = plugins, book, users, folder, today
    app.config.update(SECRET_KEY=token_hex(32), SESSION_COOKIE_SAMESITE="Strict")
    app.config.update(PERMANENT_SESSION_LIFETIME=8 * 3600, MAX_CONTENT_LENGTH=20 << 20)
    app.config.from_prefixed_env()
    CSRFProtect(app)
    app.register_blueprint(web)
    app.jinja_env.filters["word"] = word
    app.jinja_env.globals.update(acts=acts, lives=lives, model=model, values=values)
    return app


@web.before_app_request
def know_the_user() -> Answer | None:
    """认人. Who is not logged in gets the page to log in, and nothing else."""
    g.plugins, g.book, g.users, g.folder, today = current_app.extensions["grid_app"]
    user, g.today = g.users.get(session.get("name")), today()
    if user:
        told = {"viewpoint": user.viewpoint, "by": user.name, "on": g.today}
        g.duty = viewpoints.OnDuty(book=g.book, **told)
    elif request.endpoint not in ("web.login", "static"):
        return redirect("/login")
    return None


@web.after_app_request
def keep_to_ourselves(response: flask.Response) -> flask.Response:
    """不外传. No page is kept, framed elsewhere, or asks anybody else for anything."""
    policy = _BOARDS if request.endpoint == "web.board" else _OURS
    policy += "; img-src data:; base-uri 'none'; frame-ancestors 'none'"
    told = {"Content-Security-Policy": policy, "X-Content-Type-Options": "nosniff"}
    response.headers.update({**told, "Referrer-Policy": "same-origin"})
    if request.endpoint != "static":
        response.cache_control.no_store = True
    return response


@web.app_errorhandler(HTTPException)
def say_it_is_not_here(error: HTTPException) -> Answer:
    """说明. No page of that name, a form that is too old, a file that is too large."""
    words = {404: "没有这一页，或者不是本组的", 413: "文件太大，最多 20 MB"}
    code = error.code or 500
    return page("wrong.html", words=words.get(code, "页面已过期，请重新打开")), code


@web.app_errorhandler(errors.ShequError)
@web.app_errorhandler(ValueError)
@web.app_errorhandler(KeyError)
def say_what_is_wrong(error: Exception) -> Answer:
    """说明. What a form can't do, on its page; what is not seen is not there."""
    if isinstance(error, errors.NotFound) and "key" in (request.view_args or {}):
        return say_it_is_not_here(NotFound())
    if request.method == "GET":
        raise error
    flash(words_of(error))
    return redirect(request.path.rpartition("/")[0])


@web.route("/login", methods=["GET", "POST"])
def login() -> Answer:
    """登录. A session of one's own begins."""
    if request.method == "POST":
        user = logged_in(g.users, request.form["name"], request.form["password"])
        if user:
            session.clear()
            session["name"], session.permanent = user.name, True
            return redirect("/")
        flash("用户名或密码不对")
    return page("login.html")


@web.post("/logout")
def logout() -> Answer:
    """退出. The session is over."""
    session.clear()
    return redirect("/login")


@web.get("/")
@web.get("/requests")
def home() -> Answer:
    """首页. Whoever is looked for, and what is to be done; or every request."""
    view, words = g.duty.seen(), request.args.get("q", "").strip()
    now = view.counted.once(Register.on, g.today)
    found = [stay.id for stay in now.all(Residence) if _answers(now, stay, words)]
    told = {**_seen_today(view.shown), "counted": now, "words": words}
    name = "requests.html" if request.path == "/requests" else "home.html"
    return page(name, **told, found=found, most=_SHOWN)


def _answers(now: Register, stay: Residence, words: str) -> bool:
    home, building = now.find(stay.household), now.find(stay.building)
    places = (home.number if home else "", building.name if building else "")
    told = (now[stay.person].name, stay.address, *places)
    return bool(words) and any(words in it for it in told)


def _seen_today(shown: Register) -> dict[str, Register]:
    return {"shown": shown, "now": shown.once(Register.on, g.today)}


@web.route(f"/{_KIND}", methods=["GET", "POST"])
def one(kind: str, key: str) -> Answer:
    """一户、一人、一件. Behind masks; who asks for contacts is on record first."""
    shown, ref = g.duty.seen().shown, _named(kind, key)
    it, clear = shown[ref], request.method == "POST"
    if clear:
        stays = shown.on(g.today).tied(Residence, "household", it.id)
        shown = g.duty.cleared(f"{kind} {key}", persons=len(stays) or 1)
    return page(f"{kind}.html", it=shown[ref], clear=clear, **_seen_today(shown))


def _named(kind: str, key: str) -> Ref[model.Record]:
    return Ref.to(g.book.community, kind, key)


@web.post(f"/{_KIND}/<any({','.join(_ACTS)}):act>")
def do(kind: str, key: str, act: str) -> Answer:
    """办理. What the form tells; then its page again."""
    built, reason = _ACTS[act]
    told = {**request.form, kind: _named(kind, key)}
    _announced(g.duty.write(partial(built, told=told, duty=g.duty), reason))
    flash(f"已{reason}")
    return redirect(f"/{kind}/{key}" if kind != "person" else "/requests")


def _announced(revision: int) -> None:
    g.plugins.announce(g.book.store, after=revision - 1)


@web.get("/ledger")
def ledger() -> Answer:
    """台账. What one loaded, the last first, to be taken back."""
    mine = (it for it in history.commits(g.book.store) if it.actor == g.duty.by)
    loads = [it for it in mine if it.reason.startswith(_LOADED)][::-1]
    return page("ledger.html", loads=loads)


def _tried(path: Path) -> tuple[Sequence[Sheet], loading.Plan]:
    sheets = g.plugins.workbook(path).read(path)
    told = {"community": g.book.community, "rules": g.plugins.rules}
    mine = {"viewpoint": g.duty.viewpoint, "today": g.today}
    return sheets, loading.plan(g.book.store, sheets, **told, **mine)


@web.post("/ledger/check")
def check() -> Answer:
    """先看后核. What is understood, what would be written, what is wrong."""
    given = request.files["ledger"]
    name = Path(given.filename or "").name[-80:]
    path: Path = g.folder / token_hex(8) / f"{g.duty.by} {name}"
    path.parent.mkdir(parents=True)
    given.save(path)
    sheets, plan = _tried(path)
    session["waiting"] = str(path.relative_to(g.folder))
    wrong = [it for it in plan.findings if it.place.file == path.name]
    return page("check.html", looks=look(sheets), plan=plan, wrong=wrong, most=_SHOWN)


@web.post("/ledger/load")
def load() -> Answer:
    """载入. The ledger that was checked last."""
    path = g.folder / session.pop("waiting", "")
    told = {"actor": g.duty.by, "reason": f"{_LOADED} {path.name}"}
    _, plan = _tried(path)
    sure = "confirmed" in request.form
    _announced(loading.commit(g.book.store, plan, **told, confirmed=sure))
    shutil.rmtree(path.parent)
    flash("已载入，可以在下面撤销")
    return redirect("/ledger")


@web.post("/ledger/undo")
def undo() -> Answer:
    """撤销. A batch, where all of it is one's own to write."""
    mine = {"viewpoint": g.duty.viewpoint, "today": g.today}
    told = {**mine, "actor": g.duty.by, "reason": "撤销载入的台账"}
    _announced(loading.take_back(g.book.store, request.form["batch"], **told))
    flash("已撤销")
    return redirect("/ledger")


@web.get("/board")
def board() -> Answer:
    """看板. The office's, of what one sees, down to the rows of the ledgers; the entry
    is written first.
    """
    view, stream = g.duty.seen(), BytesIO()
    g.duty.enter("export desk", persons=viewpoints.persons_in(view.shown))
    told = {"counted": view.counted, "on": g.duty.as_of()}
    desk = g.duty.judging(g.plugins.exporter("desk"))
    origins = loading.Origins(g.book.read(), g.book.sources())
    desk.write_counted(view.shown, stream, **told, place_of=origins.place_of)
    return flask.Response(stream.getvalue(), mimetype="text/html")
