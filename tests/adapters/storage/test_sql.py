"""The SQL store keeps the laws of stores, and refuses what is not its own."""

import sqlite3
import sys
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import create_engine
from sqlalchemy.dialects import sqlite

from shequ_adapters.storage.sql import SqlStore, clauses, open_sql
from shequ_adapters.storage.sql.tables import TABLES
from shequ_core import Plugins, books
from shequ_core.errors import Conflict, InvalidValue, PluginError, Unreadable
from shequ_core.model import Household, Person
from shequ_core.ports import Batch
from shequ_core.testing import StoreLaws
from shequ_core.values import Ref

HOUSE = Household(id=Ref("bei/household/1"), number="1")


class TestSqlStore(StoreLaws):
    """S1 to S12."""

    def open_store(self, folder: Path) -> SqlStore:
        """A new file."""
        return SqlStore.open(f"sqlite:///{folder / 'books.db'}")


@pytest.fixture
def path(tmp_path):
    """Where a database may be."""
    return tmp_path / "北正 社区.db"


@pytest.fixture
def store(path):
    """A store in that file."""
    with closing(open_sql(f"sqlite:///{path}")) as store:
        yield store


def rows_of(path, query):
    """What another program reads there."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def test_what_was_committed_is_there_next_time(path):
    """A database that is opened again knows its records, its log and its batches."""
    batch = Batch(base=0, puts=(HOUSE,), reason="户籍台账")
    with closing(open_sql(f"sqlite:///{path}")) as store:
        store.commit(batch)
    with closing(open_sql(f"sqlite:///{path}")) as store:
        with store.view() as view:
            assert view.revision == 1
            assert view.get(HOUSE.id) == HOUSE
        assert [change.after for change in store.changes()] == [HOUSE]
        assert store.commit(batch) == 1


def test_the_tables_can_be_read_by_others(path, store):
    """A kind is a table, a field a column, a day ISO text: plain SQL answers."""
    store.commit(Batch(base=0, puts=(HOUSE,)))
    found = "SELECT community, id, number, period_start FROM household"
    assert rows_of(path, found) == [("bei", "bei/household/1", "1", None)]


def test_the_moment_of_a_commit_is_the_clocks(path):
    """The store asks the clock that it was given, and keeps the answer."""
    moment = datetime(2004, 12, 31, 8, 30, 0, 5, UTC)
    with closing(SqlStore.open(f"sqlite:///{path}", clock=lambda: moment)) as store:
        store.commit(Batch(base=0, puts=(HOUSE,)))
        assert [change.at for change in store.changes()] == [moment]


def test_a_callers_own_engine_serves(path):
    """An app's engine is used beside the app's own tables, and left as it was."""
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE app (name TEXT)")
    store = SqlStore(engine)
    store.commit(Batch(base=0, puts=(HOUSE,)))
    store.close()
    with SqlStore(engine).view() as view:
        assert view.get(HOUSE.id) == HOUSE
    with engine.connect() as connection:
        connection.exec_driver_sql("INSERT INTO app VALUES ('忘')")
        connection.rollback()
        assert connection.exec_driver_sql("SELECT * FROM app").all() == []
    engine.dispose()


def test_a_writer_waits_and_then_is_told(path, store):
    """Who can't write because another does gets a Conflict, and nothing is written."""
    with (
        closing(SqlStore.open(f"sqlite:///{path}", patience=0.05)) as hasty,
        closing(sqlite3.connect(path, isolation_level=None)) as other,
    ):
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Conflict, match="数据库正忙") as busy:
            hasty.commit(Batch(base=0, puts=(HOUSE,)))
        assert busy.value.refs == (HOUSE.id,)
        other.execute("ROLLBACK")
        assert hasty.commit(Batch(base=0, puts=(HOUSE,))) == 1


def test_no_update_of_two_writers_is_lost(store):
    """Two threads count in one record: what they were told is what is stored."""
    store.commit(Batch(base=0, puts=(HOUSE,)))
    told = []

    def count(actor):
        for _ in range(15):
            with store.view() as view:
                number = int(view.get(HOUSE.id).number) + 1
                base = view.revision
            try:
                after = HOUSE.evolve(number=str(number))
                store.commit(Batch(base=base, puts=(after,), actor=actor))
            except Conflict:
                continue
            told.append(number)

    writers = [Thread(target=count, args=(actor,)) for actor in ("甲", "乙")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with store.view() as view:
        assert int(view.get(HOUSE.id).number) == 1 + len(told) == max(told)


def test_a_scan_holds_no_more_than_it_gives(store):
    """Records are read as they are asked for, and scans may be read side by side."""
    many = tuple(HOUSE.evolve(id=Ref(f"bei/household/{i:05}")) for i in range(2500))
    store.commit(Batch(base=0, puts=many))
    with store.view() as view:
        first, second = view.scan(Household), view.scan(Household)
        pairs = zip(first, second, strict=True)
        assert all(one == other for one, other in pairs)


@pytest.mark.parametrize("of_community", [False, True])
@pytest.mark.parametrize("also", [False, True])
def test_nothing_that_is_read_has_to_be_sorted(path, store, of_community, also):
    """Records and log lie in the order in which they are told: no temporary file."""
    clause = [
        clauses.scan(TABLES[Person], of_community=of_community, on_day=also),
        clauses.history(of_community=of_community or also, of_ref=also),
    ]
    for text in (str(it.compile(dialect=sqlite.dialect())) for it in clause):
        terms = "?" * text.count("?")
        with closing(sqlite3.connect(path)) as connection:
            plan = connection.execute(f"EXPLAIN QUERY PLAN {text}", (*terms,))
            steps = [step for *_, step in plan]
        assert steps
        assert not [step for step in steps if "TEMP" in step]


def test_the_sources_of_a_community_are_known(store):
    """The latest source that was given stands; a struck record has none."""
    first, second = HOUSE.id, Ref("bei/household/2")
    other = HOUSE.evolve(id=second)
    sources = {first: "bei/ledger_sheet/04#7", second: "bei/ledger_sheet/04#8"}
    store.commit(Batch(base=0, puts=(HOUSE, other), sources=sources))
    store.commit(Batch(base=1, puts=(HOUSE.evolve(number="2"),), strikes=(second,)))
    assert books.sources(store, "bei") == {first: "bei/ledger_sheet/04#7"}
    assert books.sources(store, "bei-2") == {}


def _foreign(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE notes (text TEXT)")
        connection.commit()


def _foreign_meta(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE meta (key TEXT, value TEXT)")
        connection.commit()


def _another_mark(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE meta (name TEXT, value TEXT)")
        connection.execute("INSERT INTO meta VALUES ('application', 'other')")
        connection.commit()


def _aged(name, number):
    def make(path):
        open_sql(f"sqlite:///{path}").close()
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("UPDATE meta SET value=? WHERE name=?", (number, name))
            connection.commit()

    return make


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (_foreign, "其他程序"),
        (_foreign_meta, "其他程序"),
        (_another_mark, "其他程序"),
        (_aged("schema", 999), "更新版本"),
        (_aged("layout", 999), "更新版本"),
        (_aged("schema", 0), "旧版本"),
        (lambda path: path.write_bytes(b"\x89PNG\r\n" * 1000), "不是可用的数据库"),
        (lambda path: path.write_text("姓名,性别\n" * 1000), "不是可用的数据库"),
    ],
)
def test_a_file_of_another_kind_is_refused_and_left_alone(path, make, said):
    """One sentence in two languages, and not a byte of the file is changed."""
    make(path)
    before = path.read_bytes()
    with pytest.raises(Unreadable, match=said) as refused:
        open_sql(f"sqlite:///{path}")
    assert "\n" not in str(refused.value)
    assert str(refused.value).endswith(")")
    assert path.read_bytes() == before
    assert [it.name for it in path.parent.iterdir()] == [path.name]


def test_our_table_names_in_an_apps_database_are_not_taken_over(path):
    """An app that has a table of one of our names is told, and nothing is made."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE person (name TEXT)")
        connection.commit()
    engine = create_engine(f"sqlite:///{path}")
    with pytest.raises(Unreadable, match="其他程序"):
        SqlStore(engine)
    engine.dispose()
    assert rows_of(path, "SELECT name FROM sqlite_master") == [("person",)]


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("sqlite:///{folder}", "是文件夹"),
        ("sqlite:///{folder}/没有/库.db", "文件夹不存在"),
        ("sqlite:///{folder}/file.txt/库.db", "文件夹不存在"),
        ("sqlite:///:memory:", "memory:"),
        ("sqlite://", "memory:"),
        ("oracle://server/db", "不支持 oracle"),
        ("库.db", "存储地址应如"),
    ],
)
def test_an_address_that_is_none_is_told_in_a_sentence(tmp_path, url, said):
    """No file is made for an address that can't be a database."""
    (tmp_path / "file.txt").write_text("字")
    with pytest.raises(Unreadable, match=said):
        open_sql(url.format(folder=tmp_path))
    assert [it.name for it in tmp_path.iterdir()] == ["file.txt"]


def test_a_full_disk_leaves_the_store_as_it_was(path):
    """What can't be written is told in a sentence, and nothing of it is there."""
    with closing(open_sql(f"sqlite:///{path}")) as store:
        store.commit(Batch(base=0, puts=(HOUSE,)))
        with closing(sqlite3.connect(path)) as full:
            [pages] = full.execute("PRAGMA page_count").fetchone()
    engine = create_engine(f"sqlite:///{path}")
    store = SqlStore(engine)
    with engine.connect() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    many = tuple(
        Person(id=Ref(f"bei/person/{i}"), name="王" * 100) for i in range(2000)
    )
    with pytest.raises(Unreadable, match="写入失败") as refused:
        store.commit(Batch(base=1, puts=many))
    assert "王" not in str(refused.value)
    with store.view() as view:
        assert view.revision == 1
        assert list(view.scan(Person)) == []
    engine.dispose()


def test_a_damaged_file_is_told_in_a_sentence(path):
    """Pages that were overwritten are no records: reading them says so, and no more."""
    many = tuple(
        Person(id=Ref(f"bei/person/{i:04}"), name="王" * 50) for i in range(2000)
    )
    with closing(open_sql(f"sqlite:///{path}")) as store:
        store.commit(Batch(base=0, puts=many))
    damaged = bytearray(path.read_bytes())
    damaged[len(damaged) // 4 :] = b"\xa5" * (len(damaged) - len(damaged) // 4)
    path.write_bytes(damaged)
    with pytest.raises(Unreadable) as refused:
        read_all(path)
    assert "\n" not in str(refused.value)
    assert "王" not in str(refused.value)
    assert refused.value.__cause__ is None


def read_all(path):
    """Everything that is in the file."""
    with closing(open_sql(f"sqlite:///{path}")) as store, store.view() as view:
        list(view.scan(Person))
        list(store.changes())


def test_a_day_is_asked_of_the_database(store):
    """A scan on a day of one community is answered by the database itself."""
    born = HOUSE.evolve(period=HOUSE.period.since(date(2004, 1, 1)))
    store.commit(Batch(base=0, puts=(born,)))
    with store.view() as view:
        eve, day = date(2003, 12, 31), date(2004, 1, 1)
        assert list(view.scan(Household, community="bei", on=eve)) == []
        assert list(view.scan(Household, community="bei", on=day)) == [born]


def test_an_app_commits_our_records_with_its_own(path):
    """In one transaction: both are there, or neither is, and a conflict harms none."""
    engine = create_engine(f"sqlite:///{path}")
    store = SqlStore(engine)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE app (name TEXT)")
    with engine.connect() as connection:
        SqlStore(connection).commit(Batch(base=0, puts=(HOUSE,)))
        connection.exec_driver_sql("INSERT INTO app VALUES ('忘')")
        connection.rollback()
    with engine.begin() as connection:
        joined = SqlStore(connection)
        assert joined.commit(Batch(base=0, puts=(HOUSE,))) == 1
        connection.exec_driver_sql("INSERT INTO app VALUES ('记')")
        with pytest.raises(Conflict):
            joined.commit(Batch(base=0, puts=(HOUSE.evolve(number="2"),)))
        with joined.view() as view:
            assert list(view.scan(Household)) == [HOUSE]
        with pytest.raises(InvalidValue):
            view.get(HOUSE.id)
    with store.view() as view:
        assert list(view.scan(Household)) == [HOUSE]
    assert [change.revision for change in store.changes()] == [1]
    assert rows_of(path, "SELECT name FROM app") == [("记",)]
    engine.dispose()


def test_an_app_without_a_transaction_is_told(path):
    """On a connection that commits by itself a batch would not be whole."""
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection, pytest.raises(Unreadable, match="尚未建表"):
        SqlStore(connection)
    SqlStore(engine).close()
    alone = engine.execution_options(isolation_level="AUTOCOMMIT")
    with alone.connect() as connection, pytest.raises(InvalidValue, match="by itself"):
        SqlStore(connection).commit(Batch(base=0, puts=(HOUSE,)))
    engine.dispose()


@pytest.mark.parametrize(
    ("url", "module", "line"),
    [
        ("postgresql://host/shequ", "psycopg", "shequ[postgres]"),
        ("mariadb://host/shequ", "pymysql", "shequ[mariadb]"),
        ("mysql://host/shequ", "pymysql", "shequ[mariadb]"),
    ],
)
def test_a_missing_driver_is_named_with_the_line_to_type(
    monkeypatch, url, module, line
):
    """What pip is to install, not a traceback."""
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(PluginError) as missing:
        Plugins.discover().open_store(url)
    assert f"pip install '{line}'" in str(missing.value)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("postgresql+psycopg2://me:s3same@host/shequ", "postgresql+psycopg"),
        ("mysql+mysqldb://me:s3same@host/shequ", "mariadb+pymysql"),
        ("postgresql://me:s3same@host:s3same/shequ", "存储地址应如"),
    ],
)
def test_an_address_is_refused_without_its_password(url, said):
    """Another driver, or no port: a sentence says so, and keeps the secret."""
    with pytest.raises(Unreadable) as refused:
        open_sql(url)
    assert said in str(refused.value)
    assert "s3same" not in str(refused.value)
