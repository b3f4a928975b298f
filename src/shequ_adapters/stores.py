"""自带存储. The stores that shequ itself offers: how each is opened, whether one is
there, and how it is brought up to date.

Nothing heavy is imported here: each offer imports its library when it is taken.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from shequ_core.plugins import Offer
from shequ_core.ports import Store, Upgrade


def _memory() -> Callable[[str], Store]:
    from shequ_adapters.storage.memory import MemoryStore

    return lambda url: MemoryStore()


def _sql() -> Callable[[str], Store]:
    from shequ_adapters.storage.sql import open_sql

    return open_sql


def _text() -> Callable[[str], Store]:
    from shequ_adapters.storage.text import open_text

    return open_text


def _sql_presence() -> Callable[[str], bool]:
    from shequ_adapters.storage.sql.presence import is_there

    return is_there


def _text_presence() -> Callable[[str], bool]:
    from shequ_adapters.storage.text.opening import folder_at, is_there

    return lambda url: is_there(folder_at(url))


def _sql_upgrade() -> Callable[[str], Upgrade]:
    from shequ_adapters.storage.sql.upgrading import upgrade

    return upgrade


def _text_upgrade() -> Callable[[str], Upgrade]:
    from shequ_adapters.storage.text.opening import folder_at
    from shequ_adapters.storage.text.upgrading import upgrade

    return lambda url: upgrade(folder_at(url))


STORES = (
    Offer(name="memory", suffix="memory:", summary="内存，不留存", load=_memory),
    Offer(
        name="sqlite",
        suffix="sqlite:",
        summary="SQLite 文件",
        load=_sql,
        needs="shequ[sql]",
    ),
    Offer(
        name="postgresql",
        suffix="postgresql",
        summary="PostgreSQL",
        load=_sql,
        needs="shequ[postgres]",
    ),
    *(
        Offer(
            name=name,
            suffix=name,
            summary="MariaDB",
            load=_sql,
            needs="shequ[mariadb]",
        )
        for name in ("mariadb", "mysql")
    ),
    Offer(name="text", suffix="text:", summary="JSON Lines 文件夹", load=_text),
)
"""存储. By how their addresses begin."""

T = TypeVar("T")


def _of_lasting(sql: Callable[[], T], text: Callable[[], T]) -> tuple[Offer[T], ...]:
    return tuple(
        Offer(
            name=offer.name,
            suffix=offer.suffix,
            summary=offer.summary,
            load=text if offer.name == "text" else sql,
            needs=offer.needs,
        )
        for offer in STORES
        if offer.name != "memory"
    )


PRESENCES = _of_lasting(_sql_presence, _text_presence)
"""是否存在. Of those that last."""

UPGRADES = _of_lasting(_sql_upgrade, _text_upgrade)
"""升级. Of those that last."""
