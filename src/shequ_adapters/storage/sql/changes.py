"""变更行. The rows of the log, as the changes that they tell of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy.exc import DBAPIError

from shequ_core.errors import Unreadable
from shequ_core.ports import Change
from shequ_core.values import Ref

Ask = Callable[[int | None], AbstractContextManager[Iterable[Any]]]
"""问. All rows of a log, or the one that comes after so many."""

_DAMAGE = (DBAPIError, ValueError, TypeError)


def changes_in(ask: Ask, place: str) -> Iterator[Change]:
    """变更. Of a log, as far as it can be read. Raises Unreadable where it can not.

    Rows come many at a time, and one that is damaged spoils all that come with it; so
    they are then asked for one by one, up to the one that is.
    """
    told = 0
    try:
        with ask(None) as rows:
            for row in rows:
                change = _change_of(row)
                yield change
                told += 1
        return
    except _DAMAGE:
        pass
    while True:
        try:
            with ask(told) as rows:
                found = [_change_of(row) for row in rows]
        except _DAMAGE:
            raise Unreadable(
                f"{place} 的变更日志已损坏（第 {told + 1} 条），请从备份取回"
                f" (entry {told + 1} of the log is damaged, restore a backup)"
            ) from None
        if not found:
            return
        yield found[0]
        told += 1


def _change_of(row: Any) -> Change:
    revision, position, community, ref, payload, source, salt, digest, *head = row
    link, batch, actor, reason, told_on, at = head
    if not ref.startswith(f"{community}/"):
        raise ValueError("a change (变更) is filed under another community")
    return Change(
        revision=revision,
        position=position,
        batch=batch,
        at=_moment(at),
        ref=Ref.trusted(ref),
        payload=payload,
        actor=actor,
        reason=reason,
        told_on=told_on and _day(told_on),
        source=source,
        salt=salt,
        digest=digest,
        link=link,
    )


@lru_cache
def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.isoformat() != text:
        raise ValueError("not a moment as it was written")
    return moment


_day = lru_cache(date.fromisoformat)
