"""是否存在. Whether a database is at an address, without making one."""

from __future__ import annotations

from pathlib import Path

from shequ_adapters.storage.sql.opening import (
    address_of,
    engine_at,
    marked,
    opened,
    parsed,
)

_PATIENCE = 10.0
"""Seconds to wait for who makes the tables just now."""


def is_there(url: str) -> bool:
    """是否存在. Of SQLite, whether there is such a file; of a server, whether it has
    tables of ours. Raises Unreadable where that can not be known.
    """
    address = parsed(url)
    if address.get_backend_name() == "sqlite" and address.database:
        return Path(address.database).exists()
    engine = engine_at(address_of(url), patience=_PATIENCE)
    try:
        with opened(engine) as connection:
            return marked(connection) is not None
    finally:
        engine.dispose()
