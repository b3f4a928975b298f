"""志愿一步. How the next act of volunteers is drawn, as in ``happening``."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st

from shequ_core import acts
from shequ_core.acts import Writes
from shequ_core.model import Certificate, Corps, Deed, Enrolment, VolunteerRecord
from shequ_core.testing.happening import Drawn
from shequ_core.values import ClockSpan


def _enrolment(it: Drawn) -> Enrolment:
    return it.one(it.town.on(it.on).all(Enrolment))


def _span(it: Drawn) -> ClockSpan:
    first = it.draw(st.integers(0, 20)) * 60
    return ClockSpan(first, first + it.draw(st.sampled_from((30, 90, 240))))


def _enrol(it: Drawn) -> Writes:
    corps = it.one(it.town.on(it.on).all(Corps))
    return acts.enrol(it.town, it.stay().person, corps.id, on=it.on)


def _leave(it: Drawn) -> Writes:
    held = _enrolment(it)
    return acts.leave_corps(it.town, held.person, held.corps, on=it.on)


def _serve(it: Drawn) -> Writes:
    held = _enrolment(it)
    mates = it.town.on(it.on).tied(Enrolment, "corps", held.corps)
    who = it.some(mate.person for mate in mates)
    return acts.serve(
        it.town, held.corps, "绿化", on=it.on, span=_span(it), volunteers=who
    )


def _record(it: Drawn) -> Writes:
    deed, held = it.one(it.town.all(Deed)), _enrolment(it)
    return acts.record_service(it.town, deed.id, held.person, span=_span(it))


def _certify(it: Drawn) -> Writes:
    served = it.one(it.town.all(VolunteerRecord))
    return acts.certify(it.town, served.person, on=it.on)


def _revoke(it: Drawn) -> Writes:
    standing = it.town.tied(Certificate, "revoked", None)
    return acts.revoke_certificate(it.town, it.one(standing).id, on=it.on)


ACTS: dict[str, Callable[[Drawn], Writes]] = {
    "enrol": _enrol,
    "leave_corps": _leave,
    "serve": _serve,
    "record_service": _record,
    "certify": _certify,
    "revoke_certificate": _revoke,
}
"""各种志愿事项. How each is drawn, by its name."""
