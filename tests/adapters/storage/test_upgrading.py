"""Databases of an older shequ become databases of this one, or stay as they were."""

import json
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager
from pathlib import Path
from typing import ClassVar

import pytest
from tests.adapters.storage.older import (
    LATER,
    OLD,
    PERSON,
    STANDING,
    TOY,
    age_tables,
    house,
    rows_of,
)
from tests.adapters.storage.sealed.keyring import OLD as OLD_KEY
from tests.adapters.storage.servers import MARIADB, POSTGRES
from tests.adapters.storage.upgrade_stories import (
    LOG,
    SCRIPT,
    UpgradeStories,
    everything,
    run,
    tables_of,
)
from tests.faults.full_disk import limited

from shequ_adapters.storage.sealed.keys import Keys
from shequ_adapters.storage.sealed.store import SealedStore
from shequ_adapters.storage.sql import SqlStore, open_sql
from shequ_adapters.storage.sql.upgrading import upgrade
from shequ_adapters.storage.text import TextStore
from shequ_adapters.storage.text.upgrading import upgrade as upgrade_folder
from shequ_core.codec import SCHEMA, UPCASTS, loads
from shequ_core.errors import Unreadable
from shequ_core.history import verify
from shequ_core.model import KINDS, Person
from shequ_core.ports import Batch

GOLDEN = Path(__file__).parents[2] / "golden"


class TestPostgres(UpgradeStories):
    """A database on a server."""

    hasty: ClassVar = {"options": "-c lock_timeout=100"}
    deaths = ("CREATE TABLE", "INSERT INTO household", "INSERT INTO meta", "COMMIT")

    @contextmanager
    def database(self, folder):
        """A new database."""
        with POSTGRES.database() as url:
            yield url

    def test_what_others_were_granted_they_keep(self, url):
        """On the tables that are as they were."""
        reader = url.rpartition("/")[2]
        run(url, f"CREATE ROLE {reader}", f"GRANT SELECT ON person TO {reader}")
        try:
            upgrade(url, upcasts=TOY)
            run(url, f"SET ROLE {reader}; SELECT * FROM person")
        finally:
            run(url, f"DROP OWNED BY {reader}", f"DROP ROLE {reader}")


class TestMariadb(UpgradeStories):
    """A database on a server, where tables are made one by one."""

    hasty: ClassVar = {"init_command": "SET SESSION innodb_lock_wait_timeout=1"}
    deaths = ("INSERT INTO shequ_new_household", "RENAME TABLE")

    @contextmanager
    def database(self, folder):
        """A new database."""
        with MARIADB.database() as url:
            yield url

    def test_killed_after_it_changed_the_tables_it_has_upgraded_them(self, url):
        """The old ones are still out of place; the next upgrade clears them away."""
        command = [sys.executable, SCRIPT, url, "ROLLBACK"]
        killed = subprocess.run(command, check=False)
        assert killed.returncode == -signal.SIGKILL
        with closing(open_sql(url)) as store, store.view() as view:
            assert tuple(view.scan(type(STANDING[0]))) == STANDING
        assert any(it.startswith("shequ_old_") for it in tables_of(url))
        age_tables(url)
        upgrade(url, upcasts=TOY)
        assert not {it for it in tables_of(url) if it.startswith("shequ_")}


class TestSqlite(UpgradeStories):
    """A file."""

    hasty: ClassVar = {"timeout": 0.1}
    deaths = (
        *("os.remove", "DROP TABLE", "INSERT INTO household", "COMMIT", "VACUUM"),
        *("journal_mode=WAL", "os.link", "os.rename"),
    )

    @contextmanager
    def database(self, folder):
        """A file in a folder."""
        yield f"sqlite:///{folder / '北正.db'}"

    @pytest.fixture
    def mine(self, tmp_path):
        """A database of this shequ, in its own words."""
        with self.database(tmp_path) as url:
            with closing(SqlStore.open(url)) as store:
                store.commit(Batch(base=0, puts=(house("1", "1"), PERSON)))
            return url

    def test_the_old_file_is_kept(self, url, tmp_path):
        """Under another name, to the last row; there is nothing else in the folder."""
        before = everything(url)
        done = upgrade(url, upcasts=TOY)
        assert done.backup == str(tmp_path / "北正-升级前.db")
        assert everything(f"sqlite:///{done.backup}") == before
        assert {it.name for it in tmp_path.iterdir()} == {"北正.db", "北正-升级前.db"}

    def test_nobody_reads_the_new_file_who_could_not_read_the_old(self, url, tmp_path):
        """Whose it is, and who may read it, stays as it was."""
        path = tmp_path / "北正.db"
        path.chmod(0o640)
        before = path.stat()
        upgrade(url, upcasts=TOY)
        after = path.stat()
        assert (after.st_mode, after.st_uid) == (before.st_mode, before.st_uid)
        assert after.st_ino != before.st_ino

    def test_a_link_to_a_database_stays_one(self, url, tmp_path):
        """The file that it leads to is upgraded, and the old one kept beside that."""
        folder = tmp_path / "elsewhere"
        folder.mkdir()
        link = folder / "link.db"
        link.symlink_to(tmp_path / "北正.db")
        done = upgrade(f"sqlite:///{link}", upcasts=TOY)
        assert link.is_symlink()
        assert done.backup == str(tmp_path / "北正-升级前.db")
        assert not upgrade(url).is_done

    def test_every_old_file_is_kept(self, url, tmp_path):
        """Whoever upgrades twice has two backups."""
        upgrade(url, upcasts=TOY)
        age_tables(url)
        assert upgrade(url, upcasts=TOY).backup == str(tmp_path / "北正-升级前-2.db")

    def test_a_backup_can_be_put_back(self, url, tmp_path):
        """It is upgraded as the file itself would be, and is a whole database then."""
        backup = upgrade(url, upcasts=TOY).backup
        address = f"sqlite:///{backup}"
        upgrade(address, upcasts=TOY)
        with closing(open_sql(address)) as store, store.view() as view:
            assert tuple(view.scan(type(STANDING[0]))) == STANDING
            assert store.commit(Batch(base=3, puts=(house("5", "5"),))) == 4

    def test_a_disk_without_hard_links_serves(self, url, tmp_path, monkeypatch):
        """The backup is a copy then."""

        def refuse(*_):
            raise OSError("no hard links")

        before = everything(url)
        monkeypatch.setattr("os.link", refuse)
        backup = upgrade(url, upcasts=TOY).backup
        assert everything(f"sqlite:///{backup}") == before

    def test_who_had_it_open_can_not_write_into_the_old_file(self, url, tmp_path):
        """SQLite sees that the file moved: nothing is written where nobody looks."""
        late = sqlite3.connect(tmp_path / "北正.db", isolation_level=None)
        with closing(late):
            upgrade(url, upcasts=TOY)
            with pytest.raises(sqlite3.OperationalError) as moved:
                late.execute("DELETE FROM person")
        assert moved.value.sqlite_errorname == "SQLITE_READONLY_DBMOVED"

    def test_a_full_disk_leaves_it_as_it_was(self, url, tmp_path):
        """One sentence, the old file, and no half one beside it."""
        before = everything(url)
        size = (tmp_path / "北正.db").stat().st_size
        with limited(size // 2), pytest.raises(Unreadable, match="升级失败，原库未动"):
            upgrade(url, upcasts=TOY)
        assert everything(url) == before
        assert [it.name for it in tmp_path.iterdir()] == ["北正.db"]
        assert upgrade(url, upcasts=TOY).is_done

    def test_a_newer_database_is_refused_with_both_numbers(self, mine):
        """By whoever opens it, and by whoever would upgrade it."""
        run(mine, "UPDATE meta SET value='999' WHERE name='schema'")
        before = everything(mine)
        for attempt in (open_sql, upgrade):
            with pytest.raises(Unreadable, match="由更新版本的 shequ 写成") as refused:
                attempt(mine)
            said = str(refused.value)
            assert f"999，本版本只到 {SCHEMA}" in said
            assert f"schema 999, this one reads up to {SCHEMA}" in said
        assert everything(mine) == before

    def test_what_no_upcast_leads_from_is_refused(self, url):
        """Too old: the number that upgrading begins at is named."""
        before = everything(url)
        with pytest.raises(Unreadable, match=f"{OLD}，本版本只能从 {SCHEMA} 起升级"):
            upgrade(url)
        assert everything(url) == before

    def test_kinds_that_came_later_are_noticed_and_added(self, mine):
        """No number moved: the tables tell it all the same; the chain still holds."""
        marks = rows_of(mine, "meta")
        [said] = [it["value"] for it in marks["meta"] if it["name"] == "tables"]
        fewer = " ".join(it for it in said.split() if not it.startswith(f"{LATER}:"))
        run(mine, f"DROP TABLE {LATER}")
        run(mine, f"UPDATE meta SET value='{fewer}' WHERE name='tables'")
        with pytest.raises(Unreadable, match=f"（{LATER}），请用 shequ upgrade 升级"):
            open_sql(mine)
        done = upgrade(mine)
        assert (done.before, done.after, done.records) == (SCHEMA, SCHEMA, 2)
        assert rows_of(mine, "meta") == marks
        with closing(open_sql(mine)) as store:
            assert verify(store).flaw is None

    def test_many_changed_tables_are_counted(self, mine):
        """A few are named; who wants them all asks the database."""
        run(mine, "UPDATE meta SET value='salon:0' WHERE name='tables'")
        with pytest.raises(Unreadable, match=r"等 \d+ 张"):
            open_sql(mine)

    def test_a_database_from_before_tables_were_marked_is_upgraded(self, mine):
        """What is called as our tables is taken for them."""
        run(mine, "DELETE FROM meta WHERE name='tables'")
        with pytest.raises(Unreadable, match="请用 shequ upgrade 升级"):
            open_sql(mine)
        assert upgrade(mine).records == 2
        with closing(open_sql(mine)) as store, store.view() as view:
            assert list(view.scan(Person)) == [PERSON]

    def test_tables_of_another_program_are_not_taken(self, url):
        """A kind that came later has the name of a table of the app."""
        run(url, f"CREATE TABLE {LATER} (name VARCHAR(9))")
        with pytest.raises(Unreadable, match=f"{LATER} 表是其他程序的"):
            upgrade(url, upcasts=TOY)

    @pytest.mark.parametrize(
        "payload",
        [
            '{"kind":"household","schema":1,"id":"bei/household/1","no":"1"}',
            '{"kind":"household","schema":1,"id":"bei/household/9"}',
            '{"kind":"unheard_of","schema":1,"id":"bei/unheard_of/1"}',
        ],
        ids=["no-field", "other-name", "no-kind"],
    )
    def test_what_is_no_payload_of_any_age_stops_it(self, url, payload):
        """A field, a name, a kind that is none: damaged, or of a shequ to come."""
        run(url, f"UPDATE changes SET payload='{payload}' WHERE revision=2")
        with pytest.raises(Unreadable, match="日志第 2 版第 1 条无法读取"):
            upgrade(url, upcasts=TOY)

    def test_a_log_of_another_shape_stops_it(self, url):
        """Its columns are not ours to make up."""
        run(url, "ALTER TABLE commits RENAME COLUMN reason TO why")
        with pytest.raises(Unreadable, match="commits 表不是本版本能升级的样子"):
            upgrade(url, upcasts=TOY)

    @pytest.mark.parametrize("content", [None, b""], ids=["missing", "empty"])
    def test_where_there_is_no_database_none_is_made(self, tmp_path, content):
        """A file that is not there stays away, an empty one stays empty."""
        path = tmp_path / "北正.db"
        if content is not None:
            path.write_bytes(content)
        with pytest.raises(Unreadable, match="没有 shequ 的数据"):
            upgrade(f"sqlite:///{path}")
        assert [it.read_bytes() for it in tmp_path.iterdir()] in ([], [b""])
        assert path.exists() == (content is not None)

    def test_a_sealed_database_is_upgraded_without_keys(self, tmp_path):
        """What is sealed stays sealed, in the tables and in the log; with the keys all
        is there.
        """
        keys = Keys.of(OLD_KEY)
        with self.database(tmp_path) as url:
            with closing(SealedStore(SqlStore.open(url), keys)) as store:
                store.commit(Batch(base=0, puts=(PERSON,), reason="迁入"))
            log = rows_of(url, *LOG)
            run(url, "DROP TABLE person", "DELETE FROM meta WHERE name='tables'")
            assert upgrade(url).records == 1
            assert rows_of(url, *LOG) == log
            [row] = rows_of(url, "person")["person"]
            assert row["name"].startswith("sealed:1:")
            with closing(SealedStore(open_sql(url), keys)) as store:
                with store.view() as view:
                    assert view.get(PERSON.id) == PERSON
                assert store.persons_numbered(PERSON.number) == (PERSON,)
                assert verify(store).flaw is None


@pytest.mark.parametrize("schema", range(UPCASTS.first, SCHEMA + 1))
def test_a_database_of_every_age_is_upgraded(tmp_path, schema):
    """One that holds the golden payloads of that age, in a file and in a folder."""
    lines = [
        path.read_text("utf-8").strip()
        for path in sorted(GOLDEN.glob(f"schema-{schema}/*.json"))
        if path.stem != "fields"
    ]
    records = {record.id: record for record in map(loads, lines)}
    batch = Batch(base=0, puts=tuple(records.values()))
    object.__setattr__(batch, "payloads", tuple(lines))
    url, folder = f"sqlite:///{tmp_path / 'old.db'}", tmp_path / "old"
    for store in (SqlStore.open(url), TextStore.open(folder)):
        with closing(store):
            store.commit(batch)
    marks = {"application": "shequ", "store": "text", "schema": schema, "layout": 1}
    (folder / "shequ.json").write_text(json.dumps(marks))
    run(url, f"UPDATE meta SET value='{schema}' WHERE name='schema'")
    run(url, "DELETE FROM meta WHERE name='tables'")
    assert upgrade(url).records == len(records)
    assert upgrade_folder(folder).is_done == (schema != SCHEMA)
    for store in (SqlStore.open(url), TextStore.open(folder)):
        with closing(store), store.view() as view:
            assert {it.id: it for kind in KINDS for it in view.scan(kind)} == records
        assert verify(store).flaw is None
