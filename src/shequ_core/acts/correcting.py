"""补报. What happened in a month that was reported already, told now."""

from __future__ import annotations

from collections import Counter
from datetime import date

from shequ_core.acts.stays import fresh
from shequ_core.acts.writes import Writes, apply
from shequ_core.errors import InvalidValue
from shequ_core.figures.corrections import FLOWS, Happening, happenings
from shequ_core.model import Correction, Person
from shequ_core.register import Register
from shequ_core.values import Period, Ref


def correct(
    register: Register, late: Writes, *, told_on: date, reason: str = ""
) -> Writes:
    """补报更正. An act as it is told late: it counts in the month in which it happened.

    ``late`` is what any act gives. For every figure of a month before that of
    ``told_on`` that it changes, a correction says by how much, and when it was told; so
    what was reported then can be found again. Raises InvalidValue where it changes
    nothing that was reported: then there is nothing to correct.
    """
    after = apply(register, late)
    reported = Period(None, told_on.replace(day=1))
    changes = Counter(happenings(after, reported))
    changes.subtract(happenings(register, reported))
    told = sorted(filter(changes.get, changes), key=_order)
    if not told:
        raise InvalidValue(
            f"nothing that was reported before {told_on:%Y-%m} changes: write it as it "
            "is, it is not late (补报)",
            problem="not-late",
        )
    corrections = Writes()
    for it in told:
        correction = Correction(
            id=fresh(apply(after, corrections), _name(it, told_on)),
            figure=it.figure,
            amount=changes[it],
            told_on=told_on,
            about=Ref(it.person) if it.person in after else None,
            reason=reason,
            period=it.month,
        )
        corrections = corrections.then(Writes((correction,)))
    return late.then(corrections)


def _order(it: Happening) -> tuple[date, int, str]:
    return it.month.start or date.min, tuple(FLOWS).index(it.figure), it.person


def _name(it: Happening, told_on: date) -> Ref[Correction]:
    person: Ref[Person] = Ref(it.person)
    month = "" if it.month.start is None else f"{it.month.start:%Y%m}"
    key = f"{person.key}-{it.figure}-{month}.{told_on:%Y%m%d}"
    return Ref.to(person.community, Correction.kind, key)
