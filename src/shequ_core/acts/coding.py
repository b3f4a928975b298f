"""换码. A community that is numbered, or named, in another way from a day on."""

from __future__ import annotations

from datetime import date

from shequ_core.acts.handing import only_community
from shequ_core.acts.stays import fresh
from shequ_core.acts.writes import Writes
from shequ_core.errors import InvalidValue
from shequ_core.model import FormerCode
from shequ_core.register import Register
from shequ_core.values import DivisionCode, Period, Ref


def recode(register: Register, code: str, *, on: date, name: str = "") -> Writes:
    """换码. The community has another division code from the day on, or another name.

    The code and name of before are kept with their days. Raises InvalidValue on what
    is no code, or where it has that code already, or changed it later.
    """
    community = only_community(register, on)
    DivisionCode.of(code)
    known = register.tied(FormerCode, "of", community.id)
    ends = [it.period.end for it in known if it.period.end]
    since = max(ends, default=community.period.start)
    renamed = name or community.name
    if (code, renamed) == (community.division_code, community.name):
        raise InvalidValue(
            f"{community.id} has that division code (区划代码) and name already",
            problem="coded-already",
        )
    if since is not None and since >= on:
        raise InvalidValue(
            f"{community.id} has its division code (区划代码) since {since}: "
            f"it can't have had another until {on}, correct that first",
            problem="later",
        )
    key = f"{community.id.key}.{on:%Y%m%d}"
    former = FormerCode(
        id=fresh(register, Ref.to(community.id.community, FormerCode.kind, key)),
        of=community.id,
        code=community.division_code,
        name=community.name if renamed != community.name else "",
        period=Period(since, on),
    )
    return Writes((former, community.evolve(division_code=code, name=renamed)))
