"""What every database server is asked, beside the laws of stores."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from sqlalchemy import create_engine, make_url
from tests.adapters.storage.servers import Server, emptied

from shequ_adapters.storage import utc_now
from shequ_adapters.storage.sql import SqlStore, open_sql
from shequ_adapters.storage.sql.presence import is_there
from shequ_core.errors import Conflict, InvalidValue, Unreadable
from shequ_core.model import Household
from shequ_core.ports import Batch
from shequ_core.testing.stores import household
from shequ_core.values import Ref

HOUSE = household("1")


class ServerStories:
    """Stories of one server; ``kill`` ends every other connection to a database."""

    server: Server
    kill: str
    url: str

    @pytest.fixture
    def store(self):
        """An empty store."""
        with closing(emptied(self.url)) as store:
            yield store

    @pytest.fixture
    def engine(self, store):
        """The engine of an app that has a table beside those of the store."""
        engine = create_engine(self.url)
        with engine.begin() as connection:
            connection.exec_driver_sql("CREATE TABLE app (name VARCHAR(9))")
        yield engine
        with engine.begin() as connection:
            connection.exec_driver_sql("DROP TABLE app")
        engine.dispose()

    def number(self, store):
        """What the first household says."""
        with store.view() as view:
            return view.get(HOUSE.id).number

    def test_what_was_committed_is_there_next_time(self, store):
        """Another store at the same address knows records, log and batches."""
        batch = Batch(base=0, puts=(HOUSE,), reason="户籍台账")
        store.commit(batch)
        with closing(open_sql(self.url)) as other:
            assert self.number(other) == "1"
            assert [change.after for change in other.changes()] == [HOUSE]
            assert other.commit(batch) == 1

    def test_it_is_there_once_it_was_opened(self, store):
        """A database without tables of ours is no store yet, and asking makes none."""
        assert is_there(self.url)
        with self.server.database() as other:
            assert not is_there(other)
            assert not is_there(other)

    def test_many_rows_replace_many(self, store):
        """A batch of thousands replaces thousands, and scans go side by side."""
        names = sorted(f"{place:04}" for place in range(2500))
        for base, number in ((0, "旧"), (1, "新")):
            many = tuple(household(name, number) for name in reversed(names))
            store.commit(Batch(base=base, puts=many))
        other = household("1", "1", "bei-2")
        store.commit(Batch(base=2, puts=(other,), strikes=(household("0001").id,)))
        left = [household(name, "新") for name in names if name != "0001"]
        with store.view() as view:
            first, second = view.scan(Household), view.scan(Household, community="bei")
            assert next(first) == next(second) == left[0]
            assert [*first] == [*left[1:], other]
            assert [*second] == left[1:]
        assert sum(1 for _ in store.changes()) == 5002

    def test_what_is_too_long_for_a_key_is_refused(self, store):
        """It is not cut short, and nothing is written."""
        for batch in (
            Batch(base=0, puts=(household("1" * 300),)),
            Batch(base=0, puts=(HOUSE,), id="批" * 65),
        ):
            with pytest.raises(InvalidValue, match="longer than"):
                store.commit(batch)
        store.commit(Batch(base=0, puts=(household("1" * 200),), id="批" * 64))

    def test_an_app_commits_our_records_with_its_own(self, store, engine):
        """In one transaction: both are there, or neither is."""
        with engine.connect() as connection:
            connection.exec_driver_sql("INSERT INTO app VALUES ('forgotten')")
            joined = SqlStore(connection)
            assert joined.commit(Batch(base=0, puts=(HOUSE,))) == 1
            assert self.number(joined) == "1"
            connection.rollback()
        with engine.connect() as connection:
            connection.exec_driver_sql("INSERT INTO app VALUES ('kept')")
            assert SqlStore(connection).commit(Batch(base=0, puts=(HOUSE,))) == 1
            connection.commit()
            found = connection.exec_driver_sql("SELECT name FROM app").scalars().all()
        assert found == ["kept"]
        assert self.number(store) == "1"

    def test_a_conflict_leaves_the_apps_transaction_alive(self, store, engine):
        """What the app wrote before stands, and what it writes after, too."""
        store.commit(Batch(base=0, puts=(HOUSE,)))
        with engine.begin() as connection:
            joined = SqlStore(connection)
            connection.exec_driver_sql("INSERT INTO app VALUES ('before')")
            with pytest.raises(Conflict) as late:
                joined.commit(Batch(base=0, puts=(HOUSE.evolve(number="2"),)))
            assert late.value.refs == (HOUSE.id,)
            joined.commit(Batch(base=0, puts=(household("2"),)))
            begun = joined.changes()
            assert next(begun).ref == HOUSE.id
            assert self.number(joined) == "1"
            assert next(begun).ref == household("2").id
        assert [change.revision for change in store.changes()] == [1, 2]

    def test_an_app_without_our_tables_is_told(self):
        """They are not made in a transaction that is somebody else's."""
        with self.server.database() as url:
            engine = create_engine(url)
            with (
                engine.connect() as connection,
                pytest.raises(Unreadable, match="尚未建表"),
            ):
                SqlStore(connection)
            engine.dispose()

    def test_many_may_be_the_first(self):
        """Eight open a new database at once: the tables are made, once."""
        with self.server.database() as url, ThreadPoolExecutor(8) as people:
            for store in people.map(open_sql, [url] * 8):
                with store.view() as view:
                    assert view.revision == 0
                store.close()

    def test_who_is_beaten_to_a_revision_tries_again(self, store):
        """Batches on one base that share no record: all are written, none refused."""

        def write(place):
            batch = Batch(base=0, puts=(household(str(place)),))
            return store.commit(batch)

        with ThreadPoolExecutor(6) as people:
            revisions = list(people.map(write, range(60)))
        assert sorted(revisions) == list(range(1, 61))

    def test_one_batch_sent_by_many_is_written_once(self, store):
        """All of them are given the same revision."""
        batch = Batch(base=0, puts=(HOUSE,))
        with ThreadPoolExecutor(6) as people:
            assert set(people.map(store.commit, [batch] * 24)) == {1}

    def test_a_lost_connection_is_no_lost_batch(self, store):
        """Cut off in the middle of a commit, it is written anew, and once."""
        cuts = [self.kill.format(name=make_url(self.url).database)]

        def cut():
            while cuts:
                with self.server.asked() as connection:
                    connection.exec_driver_sql(cuts.pop())
            return utc_now()

        with closing(SqlStore.open(self.url, clock=cut)) as cut_off:
            assert cut_off.commit(Batch(base=0, puts=(HOUSE,))) == 1
        assert not cuts
        assert [change.revision for change in store.changes()] == [1]

    def test_a_lost_server_leaves_a_question_and_says_so(self):
        """Who knows whether it was written? The message says how to find out."""
        with self.server.database() as url:
            name = make_url(url).database

            def end():
                with self.server.asked() as connection:
                    connection.exec_driver_sql(self.kill.format(name=name))
                    connection.exec_driver_sql(self.server.drop.format(name))
                return utc_now()

            with (
                closing(SqlStore.open(url, clock=end)) as store,
                pytest.raises(Unreadable, match="请再次提交同一批次"),
            ):
                store.commit(Batch(base=0, puts=(HOUSE,)))

    def test_a_writer_waits_and_then_is_told(self, store, engine):
        """Who can't write because another does not end gets a Conflict."""
        with (
            closing(SqlStore.open(self.url, patience=0.2)) as hasty,
            engine.connect() as slow,
        ):
            SqlStore(slow).commit(Batch(base=0, puts=(household("2"),)))
            with pytest.raises(Conflict, match="数据库正忙") as busy:
                hasty.commit(Batch(base=0, puts=(HOUSE,)))
            assert busy.value.refs == (HOUSE.id,)
            slow.rollback()
            assert hasty.commit(Batch(base=0, puts=(HOUSE,))) == 1

    def test_another_programs_database_is_left_alone(self):
        """Refused in a sentence that says where."""
        with self.server.database() as url:
            engine = create_engine(url)
            with engine.begin() as connection:
                connection.exec_driver_sql("CREATE TABLE notes (line VARCHAR(9))")
            with pytest.raises(Unreadable, match="其他程序") as refused:
                open_sql(url)
            assert make_url(url).database in str(refused.value)
            engine.dispose()

    @pytest.mark.parametrize(
        "change",
        [{"port": 1}, {"database": "shequ_none"}, {"username": "no-one"}],
        ids=str,
    )
    def test_what_can_not_be_opened_is_told_without_the_password(self, change):
        """One sentence, whatever fails; an empty name is asked for."""
        address = make_url(self.url).set(**{"password": "s3same", **change})
        with pytest.raises(Unreadable) as refused:
            open_sql(address.render_as_string(hide_password=False))
        told = str(refused.value)
        assert "不是可用的数据库" in told
        assert "s3same" not in told
        assert "\n" not in told
        with pytest.raises(Unreadable, match="写明数据库"):
            open_sql(address.set(database="").render_as_string(hide_password=False))

    def test_refs_are_refs(self, store):
        """What comes back names records as it did."""
        store.commit(Batch(base=0, puts=(HOUSE,)))
        [change] = store.changes(ref=HOUSE.id)
        assert type(change.ref) is Ref
