"""采纳. Events that an office accepts become dated acts, and the acts one batch."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import attrs

from shequ_core.acts import Writes, apply, correct
from shequ_core.errors import InvalidValue
from shequ_core.events.comparison import Comparison
from shequ_core.events.doing import act_of
from shequ_core.events.event import Event, EventKind
from shequ_core.events.target import Target
from shequ_core.register import Register


@attrs.frozen
class Dated:
    """定日. An event that is accepted, and the day that it is to be of."""

    event: Event
    day: date


@attrs.frozen
class Refused:
    """不能落实. An accepted event that can not be, and the stable word of why."""

    event: Event
    problem: str


@attrs.frozen
class Accepted:
    """采纳结果. The register with the events in it, what to write, what can not be.

    ``done`` are the events, each with what it wrote.
    """

    register: Register
    writes: Writes
    done: tuple[tuple[Event, Writes], ...]
    refused: tuple[Refused, ...]


def accept(given: Comparison, register: Register, chosen: Iterable[Dated]) -> Accepted:
    """采纳. The events as acts on a register, in the order of their days.

    ``register`` may know more than the old ledgers, or be what they were compared as.
    What happened before the old ledgers were told is a late report (补报) of its month.
    What can not be done yet is tried again when others are; what can not be at all is
    refused, as is what lies after the new ledgers, and the rest is done.
    """
    target = Target(given, register)
    so_far, now = Writes(), register
    all_done: list[tuple[Event, Writes]] = []
    told = sorted(chosen, key=_order)
    early = [Refused(it.event, "day-after") for it in told if it.day > given.new.day]
    waiting: Sequence[Dated] = [it for it in told if it.day <= given.new.day]
    while True:
        refused: list[tuple[Dated, str]] = []
        for it in waiting:
            try:
                done = _told(given, now, it, act_of(target, it.event, it.day)(now))
            except InvalidValue as error:
                refused.append((it, error.problem))
            else:
                so_far, now = so_far.then(done), apply(now, done)
                all_done.append((it.event, done))
        if len(refused) in (0, len(waiting)):
            break
        waiting = [it for it, _ in refused]
    known = tuple(ref for ref in so_far.strikes if ref in register)
    return Accepted(
        now,
        Writes(so_far.puts, known),
        tuple(all_done),
        (*early, *(Refused(it.event, problem) for it, problem in refused)),
    )


def _told(given: Comparison, now: Register, it: Dated, done: Writes) -> Writes:
    """What was before the old ledgers were told on is told late (补报)."""
    if it.day > given.before.day:
        return done
    try:
        return correct(now, done, told_on=given.new.day, reason="变动核对补报")
    except InvalidValue:
        return done


_RANKS = {
    kind: rank
    for rank, kind in enumerate(
        (
            EventKind.CORRECTED,
            EventKind.RENUMBERED,
            EventKind.MOVED_IN,
            EventKind.BORN,
            EventKind.CAME,
            EventKind.MERGED,
            EventKind.SPLIT,
            EventKind.TRANSFERRED,
            EventKind.HEAD_CHANGED,
            EventKind.MOVED_OUT,
            EventKind.DIED,
            EventKind.WENT,
            EventKind.REGROUPED,
        )
    )
}


def _order(it: Dated) -> tuple[date, int, bool, str]:
    """Heads last among those who leave, so that nobody leads for an hour."""
    return it.day, _RANKS[it.event.kind], it.event.head is not None, it.event.id
