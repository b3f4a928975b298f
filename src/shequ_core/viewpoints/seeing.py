"""所见. A community as a viewpoint sees it: what it counts, and what it shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import attrs

from shequ_core.model import Access, Person
from shequ_core.privacy import BESIDE, DIRECT, masked
from shequ_core.register import Register
from shequ_core.reports.public_facts import public_facts
from shequ_core.viewpoints.groups import groups_called
from shequ_core.viewpoints.scope import within
from shequ_core.viewpoints.viewpoint import Clearance, Viewpoint


@attrs.frozen(kw_only=True)
class Seen:
    """所见. ``counted`` is what figures are of, and leaves as figures only.

    ``shown`` are the records as they may leave: no more of anybody than ``clearance``
    allows, and nothing that names a record which is not there.
    """

    viewpoint: Viewpoint
    clearance: Clearance
    counted: Register
    shown: Register


def seen(
    register: Register,
    viewpoint: Viewpoint,
    *,
    on: date,
    wish: Clearance | None = None,
) -> Seen:
    """所见. A register from a viewpoint, on a day. Raises NotFound for its groups."""
    counted = counted_by(register, viewpoint, on=on)
    clearance = viewpoint.cleared(wish=wish)
    return Seen(
        viewpoint=viewpoint,
        clearance=clearance,
        counted=counted,
        shown=shown_at(counted, clearance),
    )


def counted_by(register: Register, viewpoint: Viewpoint, *, on: date) -> Register:
    """计数范围. What is of the groups of a viewpoint on a day: it is to be counted,
    not told. Raises NotFound for its groups.
    """
    counted = _without_accesses(register)
    if viewpoint.groups is None:
        return counted
    return within(counted, groups_called(register, viewpoint.groups), on)


def shown_at(counted: Register, clearance: Clearance) -> Register:
    """可示记录. As they may be told at a clearance."""
    return _SHOWN[clearance](counted)


def _masked(register: Register) -> Register:
    return Register(masked(register))


def _contacts(register: Register) -> Register:
    """Everything but id numbers and whole birth dates, which are behind their masks."""
    number, born = DIRECT[Person]["number"], BESIDE[Person]["born"]
    return Register(
        it.evolve(number=number(it.number), born=born(it.born))
        if isinstance(it, Person)
        else it
        for it in register
    )


def _full(register: Register) -> Register:
    return register


def _without_accesses(register: Register) -> Register:
    """Who looked at a store stays with that store: it is no fact of the community."""
    looked = register.named(Access)
    return register.after((), looked) if looked else register


_SHOWN: Mapping[Clearance, Callable[[Register], Register]] = {
    Clearance.OPEN: public_facts,
    Clearance.MASKED: _masked,
    Clearance.CONTACT: _contacts,
    Clearance.FULL: _full,
}
