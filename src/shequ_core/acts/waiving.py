"""豁免. A finding is accepted by somebody, for a reason and until a day."""

from __future__ import annotations

from datetime import date
from typing import Any

from shequ_core.acts.writes import Writes
from shequ_core.errors import InvalidValue, NotFound
from shequ_core.model import Waiver
from shequ_core.register import Register
from shequ_core.values import Period, Ref


def waive(
    register: Register,
    waiver: Ref[Waiver],
    *,
    rule: str,
    by: str,
    why: str,
    on: date | None = None,
    until: date | None = None,
    about: Ref[Any] | None = None,
) -> Writes:
    """豁免. From ``on`` until the last day that it holds, both in; None leaves it open.

    ``rule`` is the number or the word of a rule, a plug-in's too. Raises InvalidValue
    without who or why (``waiver-bare``) or where it ends before it begins, NotFound
    where the record that it is about is not there.
    """
    if not (by and why):
        raise InvalidValue(
            "a waiver (豁免) says who accepted it, and why", problem="waiver-bare"
        )
    if about is not None and about not in register:
        raise NotFound(f"no record (记录) is called {about}")
    return Writes(
        (
            Waiver(
                id=waiver,
                rule=rule,
                about=about,
                by=by,
                why=why,
                period=Period.through(on, until),
            ),
        )
    )


def end_waiver(register: Register, waiver: Ref[Waiver], *, on: date) -> Writes:
    """撤回豁免. It ends before the day. Raises NotFound where there is none."""
    found = register[waiver]
    before, _ = found.period.split(on)
    return Writes((found.evolve(period=before),))
