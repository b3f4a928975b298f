"""副本. An SQLite file upgraded as a copy beside it, which then takes its place.

The original is only read, by one who has it alone. It is kept under another name, and
whoever had opened it before can not write into it any more: SQLite sees that it moved.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from itertools import count
from pathlib import Path

from sqlalchemy import URL, Engine, create_engine

from shequ_adapters.storage.files import sync
from shequ_adapters.storage.sql.renewal import Rebuilt, Renewal, Renewed
from shequ_adapters.storage.sql.tables import META, METADATA, TABLES
from shequ_core.errors import Unreadable

_KEPT = "-升级前"
_IN_USE = ("SQLITE_BUSY", "SQLITE_LOCKED")


def renew(engine: Engine, renewal: Renewal) -> Renewed:
    """换新. Of the file of an engine. Raises Unreadable, and leaves it as it was, where
    it is in use, or the disk is full.
    """
    path = Path(engine.url.database or "").resolve()
    copy = path.with_name(f".{path.name}.upgrading")
    engine.dispose()
    with _told(path), _alone(path, renewal.patience) as original:
        _clear(copy)
        try:
            _copy(original, copy, like=path)
            rebuilt = _remade(copy, renewal)
            sync(copy)
            backup = _keep(original, path)
            _replace(original, copy, path)
        finally:
            _clear(copy)
        sync(path.parent)
    return Renewed(rebuilt, str(backup))


@contextmanager
def _alone(path: Path, patience: float) -> Iterator[sqlite3.Connection]:
    """A connection beside which there is no other, until it is closed."""
    before = path.stat().st_ino
    opened = sqlite3.connect(path, timeout=patience, isolation_level=None)
    with closing(opened) as connection:
        try:
            connection.execute("PRAGMA locking_mode=EXCLUSIVE")
            connection.execute("PRAGMA journal_mode=DELETE")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
        except sqlite3.OperationalError as error:
            if not error.sqlite_errorname.startswith(_IN_USE):
                raise
            raise Unreadable(
                f"{path} 正被其他程序使用，请关闭它们后再升级"
                " (in use by another program, close it first)"
            ) from None
        if path.stat().st_ino != before:
            raise Unreadable(
                f"{path} 刚被另一个程序换过，请再运行一次"
                " (replaced by another program just now, run it again)"
            )
        try:
            yield connection
        except BaseException:
            with suppress(sqlite3.Error):
                connection.execute("PRAGMA journal_mode=WAL")
            raise


def _clear(path: Path) -> None:
    """Away with a database and what SQLite had beside it."""
    for suffix in ("", "-journal", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _copy(original: sqlite3.Connection, path: Path, *, like: Path) -> None:
    """A copy that nobody may read who could not read the original."""
    path.touch(mode=0o600, exist_ok=False)
    with closing(sqlite3.connect(path)) as copy:
        original.backup(copy)
    status = like.stat()
    if os.name == "posix":
        with suppress(PermissionError):
            os.chown(path, status.st_uid, status.st_gid)
    path.chmod(status.st_mode)


def _remade(path: Path, renewal: Renewal) -> Rebuilt:
    """Nothing of it lasts before it is in its place, so nothing is journalled."""
    url = URL.create("sqlite+pysqlite", database=str(path))
    engine = create_engine(url, isolation_level="AUTOCOMMIT", hide_parameters=True)
    quoted = engine.dialect.identifier_preparer.quote
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA synchronous=OFF")
            connection.exec_driver_sql("PRAGMA journal_mode=OFF")
            connection.exec_driver_sql("BEGIN")
            renewal.confirm(connection)
            for name in renewal.old:
                connection.exec_driver_sql(f"DROP TABLE {quoted(name)}")
            METADATA.create_all(connection)
            rebuilt = renewal.fill(connection, TABLES, META)
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("VACUUM")
            connection.exec_driver_sql("PRAGMA journal_mode=WAL")
        return rebuilt
    finally:
        engine.dispose()


def _keep(original: sqlite3.Connection, path: Path) -> Path:
    """Another name for the original, or a copy where the disk has no hard links."""
    for number in count(1):
        more = f"-{number}" if number > 1 else ""
        kept = path.with_stem(f"{path.stem}{_KEPT}{more}")
        if kept.exists():
            continue
        try:
            os.link(path, kept)
        except FileExistsError:
            continue
        except OSError:
            _copy(original, kept, like=path)
            sync(kept)
        return kept
    raise AssertionError  # count never ends


def _replace(original: sqlite3.Connection, copy: Path, path: Path) -> None:
    try:
        copy.replace(path)
    except PermissionError:
        # Windows lets nobody replace what is open, not even who opened it.
        original.close()
        copy.replace(path)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        said = getattr(error, "strerror", None) or str(error)
        raise Unreadable(
            f"{path} 升级失败，原库未动 (not upgraded, left as it was: {said})"
        ) from None
