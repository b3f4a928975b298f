"""What is asked of every database when an older shequ made it."""

import signal
import subprocess
import sys
from contextlib import closing, contextmanager
from pathlib import Path
from typing import ClassVar

import pytest
from sqlalchemy import create_engine, inspect
from sqlalchemy.exc import DBAPIError
from tests.adapters.storage import dying_upgrade as dying
from tests.adapters.storage.older import (
    GONE,
    LATER,
    OLD,
    PERSON,
    STANDING,
    TOY,
    age_tables,
    fill,
    house,
    renamed,
    rows_of,
)

from shequ_adapters.storage.sql import SqlStore, open_sql
from shequ_adapters.storage.sql.upgrading import rebuild, upgrade
from shequ_core.codec import SCHEMA, Upcasts
from shequ_core.errors import Unreadable
from shequ_core.model import Household, Remark
from shequ_core.ports import Batch, Upgrade

LOG = ("commits", "changes")
SCRIPT = str(Path(dying.__file__))


def run(url, *statements, **terms):
    """What another program does there, each statement by itself."""
    engine = create_engine(url, isolation_level="AUTOCOMMIT", **terms)
    try:
        with engine.connect() as connection:
            for statement in statements:
                connection.exec_driver_sql(statement)
    finally:
        engine.dispose()


def tables_of(url):
    """The names of the tables that are there."""
    return set(shape_of(url))


def shape_of(url):
    """Of every table its columns and keys, as the database tells them."""
    engine = create_engine(url)
    asked = inspect(engine)
    shape = {
        name: (
            [(it["name"], str(it["type"])) for it in asked.get_columns(name)],
            [it["name"] for it in asked.get_columns(name) if it["nullable"]],
            asked.get_pk_constraint(name)["constrained_columns"],
            sorted(it["name"] for it in asked.get_indexes(name)),
        )
        for name in asked.get_table_names()
    }
    engine.dispose()
    return shape


def everything(url):
    """Every row of every table."""
    return rows_of(url, *tables_of(url))


class UpgradeStories:
    """Stories of one kind of database; ``database`` makes one and takes it away,
    ``hasty`` is how an engine of its driver is told not to wait. Killed before one of
    ``deaths`` is first said or done, an upgrade leaves all as it was.
    """

    hasty: ClassVar[dict[str, object]]
    deaths: ClassVar[tuple[str, ...]]

    @contextmanager
    def database(self, folder):
        """The address of a new database."""
        raise NotImplementedError
        yield

    @pytest.fixture
    def current(self, tmp_path):
        """A database of this shequ, with an app's table beside; in older words."""
        with self.database(tmp_path) as url:
            with closing(SqlStore.open(url)) as store:
                fill(store)
            run(url, "CREATE TABLE app (name VARCHAR(9))")
            run(url, "INSERT INTO app VALUES ('kept')")
            yield url

    @pytest.fixture
    def url(self, current):
        """The same, as an older shequ left it."""
        age_tables(current)
        return current

    def test_an_older_database_is_upgraded(self, current):
        """The log stays to the letter, an app's own tables are left alone, and ours are
        as if made today; a second time there is nothing to do.
        """
        url, shape, marks = current, shape_of(current), rows_of(current, "meta")
        before = rows_of(url, *LOG, "app")
        age_tables(url)
        with pytest.raises(Unreadable, match="请用 shequ upgrade 升级"):
            open_sql(url)
        done = upgrade(url, upcasts=TOY)
        assert (done.before, done.after, done.is_done) == (OLD, SCHEMA, True)
        assert (done.commits, done.changes, done.records) == (3, 7, 4)
        assert rows_of(url, *LOG, "app") == before
        assert rows_of(url, "meta") == marks
        assert shape_of(url) == shape
        with closing(open_sql(url)) as store:
            with store.view() as view:
                assert tuple(view.scan(Household)) == STANDING
                assert view.get(PERSON.id) == PERSON
                assert not list(view.scan(Remark))
            assert store.commit(Batch(base=3, puts=(house("5", "5"),))) == 4
        after = everything(url)
        assert upgrade(url) == Upgrade(before=SCHEMA, after=SCHEMA, commits=4)
        assert everything(url) == after

    def test_tables_that_somebody_changed_are_made_anew(self, current):
        """Rows and columns: whatever was done to them behind our back."""
        age_tables(current)
        upgrade(current, upcasts=TOY)
        before = everything(current)
        run(
            current,
            "DELETE FROM household",
            "UPDATE person SET name='王大乙'",
            "ALTER TABLE remark ADD COLUMN more INTEGER",
        )
        assert rebuild(current, upcasts=TOY).records == 4
        assert everything(current) == before
        assert "more" not in str(shape_of(current)[LATER])

    def test_a_log_that_can_not_be_read_stops_it(self, url):
        """Even where the entry does not stand any more; it is named, not repeated."""
        run(
            url,
            "UPDATE changes SET payload='王小甲'"
            " WHERE ref='bei/household/1' AND revision=1",
        )
        before = everything(url)
        with pytest.raises(Unreadable, match="日志第 1 版第 1 条无法读取") as refused:
            upgrade(url, upcasts=TOY)
        assert "王小甲" not in str(refused.value)
        assert everything(url) == before

    def test_who_still_uses_it_is_waited_for_and_then_told(self, url):
        """Nothing is changed as long as somebody reads the old tables."""
        engine = create_engine(url)
        with engine.connect() as reader:
            reader.exec_driver_sql("SELECT * FROM household").all()
            with pytest.raises(Unreadable, match="正被其他程序使用"):
                upgrade(url, upcasts=TOY, patience=0.1)
        engine.dispose()
        assert GONE in tables_of(url)
        assert upgrade(url, upcasts=TOY).is_done

    def test_killed_at_any_moment_it_leaves_the_old(self, url):
        """To the last row; and then it can be upgraded as if nothing had been."""
        old, before = tables_of(url), everything(url)
        for death in self.deaths:
            killed = subprocess.run([sys.executable, SCRIPT, url, death], check=False)
            assert killed.returncode == -signal.SIGKILL, death
            assert rows_of(url, *old) == before, death
        assert upgrade(url, upcasts=TOY).records == 4
        assert not {it for it in tables_of(url) if it.startswith("shequ_")}

    def test_nobody_writes_meanwhile(self, url):
        """A commit has to wait, so none is lost."""
        asked = []

        def step(fields):
            if not asked:
                with pytest.raises(DBAPIError) as locked:
                    run(url, "DELETE FROM commits", connect_args=self.hasty)
                asked.append(locked)
            return renamed(fields)

        upcasts = Upcasts(first=OLD, steps={(OLD, "household"): step})
        assert upgrade(url, upcasts=upcasts).commits == 3
        assert len(asked) == 1

    def test_long_logs_are_read_to_their_end(self, current):
        """Page by page: no entry is missed, and none is read twice."""
        with closing(SqlStore.open(current)) as store:
            many = tuple(house(f"n{it:04}", "1") for it in range(2500))
            store.commit(Batch(base=3, puts=many, strikes=(house("1", "").id,)))
        age_tables(current)
        done = upgrade(current, upcasts=TOY)
        assert (done.changes, done.records) == (7 + 2501, 3 + 2500)
        with closing(SqlStore.open(current)) as store, store.view() as view:
            assert tuple(view.scan(Household)) == (house("4", "4"), *many, STANDING[-1])
