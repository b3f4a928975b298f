"""The example community, loaded once; each test has a copy of its own, and users."""

import os
import shutil
from datetime import date

import pytest
from grid_app.users import entry, users_in
from grid_app.web import app_of

from shequ_adapters.cli.demo import example_ledgers, example_records
from shequ_core import Plugins, Record, UnitOfWork, loading

TODAY = date(2005, 1, 20)
CHROMIUM = os.environ.get("SHEQU_CHROMIUM") or shutil.which("chromium")
NEEDED = ("01", "02", "03", "04", "11", "services")
"""所需. The community, its groups and buildings, residents, requests and services."""

VIEWPOINTS = {
    "七组": "网格员:第七居民大组",
    "八组": "网格员:第八居民大组",
    "主任": "社区办公",
}


@pytest.fixture(scope="session")
def example(tmp_path_factory):
    """A database as ``shequ demo`` makes it, as far as it is needed here."""
    folder, plugins = tmp_path_factory.mktemp("demo"), Plugins.discover()
    store = plugins.open_store(f"sqlite:///{folder / 'beizheng.db'}")
    for name, content in (*example_ledgers(), *example_records()):
        if name.startswith(NEEDED):
            (folder / name).write_bytes(content.read_bytes())
    books = [it for it in sorted(folder.iterdir()) if it.suffix in (".xlsx", ".csv")]
    sheets = [sheet for it in books for sheet in plugins.workbook(it).read(it)]
    sheets = [it for it in sheets if it.name[0] in "七八" or "大组" not in it.name]
    plan = loading.plan(store, sheets, community="beizheng")
    loading.commit(store, plan, actor="李主任", reason="2004 年台账")
    with UnitOfWork(store, actor="李主任", reason="记录") as work:
        for it in sorted(folder.glob("*.jsonl")):
            with it.open("rb") as stream:
                read = plugins.importer("jsonl").read(stream)
                work.put(*(one for one in read if isinstance(one, Record)))
        work.commit()
    store.close()
    return folder / "beizheng.db"


@pytest.fixture(scope="session")
def users(tmp_path_factory):
    """Two grid workers and the office, each with their own name as password."""
    path = tmp_path_factory.mktemp("users") / "用户.toml"
    told = "".join(entry(name, VIEWPOINTS[name], name) for name in VIEWPOINTS)
    path.write_text(told, "utf-8")
    return users_in(path)


@pytest.fixture
def app(example, users, tmp_path):
    """The app, over a copy of the example."""
    shutil.copy(example, tmp_path / "beizheng.db")
    url = f"sqlite:///{tmp_path / 'beizheng.db'}"
    app = app_of(url, users, tmp_path / "waiting", today=lambda: TODAY)
    yield app
    app.extensions["grid_app"][1].store.close()


@pytest.fixture
def store(app):
    """What the app writes to."""
    return app.extensions["grid_app"][1].store


@pytest.fixture
def client(app):
    """Logs in by name, without forms' tokens (those have a test of their own)."""
    app.config["WTF_CSRF_ENABLED"] = False

    def logged_in(name):
        client = app.test_client()
        said = client.post("/login", data={"name": name, "password": name})
        assert (said.status_code, said.location) == (302, "/")
        return client

    return logged_in
