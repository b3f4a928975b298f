"""三方合并. What was handed out, what came back, what is known now: field by field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from typing import Any

import attrs

from shequ_core.codec import changed_fields
from shequ_core.model import Person, Record
from shequ_core.register import Register
from shequ_core.values import Period, Ref


class Preference(Enum):
    """以谁为准. Whose word holds where both sides changed: nobody's, until asked."""

    ASK = "ask"
    RETURNED = "returned"
    CURRENT = "current"


@attrs.frozen(kw_only=True)
class Clash:
    """两边都改. A field that both sides changed since, to different values.

    ``field`` is "" where one side struck the record that the other changed; the
    values are the records then, None for the side that struck it.
    """

    ref: Ref[Any]
    field: str
    handed: object
    returned: object
    current: object


@attrs.frozen(kw_only=True)
class Merge:
    """合并. What to write over the current records, and what to ask about."""

    puts: tuple[Record, ...]
    strikes: tuple[Ref[Any], ...]
    clashes: tuple[Clash, ...]

    def over(self, current: Register) -> Register:
        """合并后. The current records with the merge written over them."""
        gone = frozenset(self.strikes)
        kept = (record for record in current if record.id not in gone)
        return Register([*kept, *self.puts])


TOGETHER: Mapping[type[Record], tuple[str, ...]] = {
    Person: ("number", "sex", "born", "period"),
}
"""同进退. Fields that settle one another: where one of them clashes, none is taken."""


def merge(
    handed: Register,
    returned: Register,
    current: Register,
    *,
    prefer: Preference = Preference.ASK,
) -> Merge:
    """三方合并. Only what differs between handed out and returned is taken.

    What only the current side changed stays, what both changed alike is no news, and
    what both changed differently is a clash and stays as it is. ``prefer`` decides
    clashes: they are taken or left without being told.
    """
    puts: list[Record] = []
    strikes: list[Ref[Any]] = []
    clashes: list[Clash] = []
    for ref, base, theirs in _edits(handed, returned):
        merged = _merge_one(base, theirs, current.find(ref))
        clashes += merged.clashes
        wanted = merged.forced if prefer is Preference.RETURNED else merged.record
        if wanted is None and ref in current:
            strikes.append(ref)
        elif wanted is not None and wanted != current.find(ref):
            puts.append(wanted)
    told = tuple(clashes) if prefer is Preference.ASK else ()
    return Merge(puts=tuple(puts), strikes=tuple(strikes), clashes=told)


def _edits(
    handed: Register, returned: Register
) -> Iterator[tuple[Ref[Any], Record | None, Record | None]]:
    """The records that came back changed, new or not at all."""
    for theirs in returned:
        base = handed.find(theirs.id)
        if base is not theirs and base != theirs:
            yield theirs.id, base, theirs
    for base in handed:
        if base.id not in returned:
            yield base.id, base, None


@attrs.frozen
class _Merged:
    """``record`` is the careful merge, ``forced`` the one that the return wins."""

    record: Record | None
    forced: Record | None
    clashes: tuple[Clash, ...] = ()


def _merge_one(
    base: Record | None, theirs: Record | None, ours: Record | None
) -> _Merged:
    if ours == theirs:
        return _Merged(ours, ours)
    if ours == base:
        return _Merged(theirs, theirs)
    if theirs is None or ours is None:
        there = theirs or ours
        assert there is not None, "two that are not there are equal"
        return _Merged(ours, theirs, (_clash(there, "", base, theirs, ours),))
    return _by_field(base, theirs, ours)


_NEITHER = object()
"""Equal to nothing: no value that both sides can live with, or none at first."""


def _by_field(base: Record | None, theirs: Record, ours: Record) -> _Merged:
    taken: dict[str, object] = {}
    forced: dict[str, object] = {}
    clashes: list[Clash] = []
    for field in changed_fields(base or ours, theirs):
        was, told, now = _sides(field, base, theirs, ours)
        if told == now:
            continue
        merged = _merged_value(was, told, now)
        if merged is _NEITHER:
            clashes.append(_clash(ours, field, was, told, now))
            forced[field] = told
        else:
            taken[field] = forced[field] = merged
    held = _held_back(ours, taken, clashes)
    clashes += [_clash(ours, it, *_sides(it, base, theirs, ours)) for it in held]
    forced |= {it: getattr(theirs, it) for it in held}
    kept = {field: value for field, value in taken.items() if field not in held}
    return _Merged(ours.evolve(**kept), ours.evolve(**forced), tuple(clashes))


def _sides(
    field: str, base: Record | None, theirs: Record, ours: Record
) -> tuple[object, object, object]:
    was = _NEITHER if base is None else getattr(base, field)
    return was, getattr(theirs, field), getattr(ours, field)


def _held_back(
    record: Record, taken: Mapping[str, object], clashes: Sequence[Clash]
) -> list[str]:
    """The fields that would be taken, but settle one that clashes."""
    together = TOGETHER.get(type(record), ())
    if not any(clash.field in together for clash in clashes):
        return []
    return [field for field in together if field in taken]


def _merged_value(was: object, told: object, now: object) -> object:
    if now == was:
        return told
    if isinstance(was, Period) and isinstance(told, Period) and isinstance(now, Period):
        return _merged_period(was, told, now)
    return _NEITHER


def _merged_period(was: Period, told: Period, now: Period) -> object:
    """Beginning and end are two cells of a ledger, and two facts."""
    start = _merged_side(was.start, told.start, now.start)
    end = _merged_side(was.end, told.end, now.end)
    if start is _NEITHER or end is _NEITHER or (start and end and end < start):
        return _NEITHER
    return Period(start, end)


def _merged_side(was: Any, told: Any, now: Any) -> Any:
    if told in (was, now):
        return now
    return told if now == was else _NEITHER


def _clash(record: Record, field: str, was: object, told: object, now: object) -> Clash:
    return Clash(
        ref=record.id,
        field=field,
        handed=None if was is _NEITHER else was,
        returned=told,
        current=now,
    )
