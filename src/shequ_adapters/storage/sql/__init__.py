"""SQL 存储. One table a kind, and a log of every change, in an SQL database."""

from shequ_adapters.storage.sql.store import SqlStore, open_sql

__all__ = ["SqlStore", "open_sql"]
