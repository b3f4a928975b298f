"""居民论坛. A forum is founded, and holds its sessions."""

from __future__ import annotations

from datetime import date

from shequ_core.acts.meetings import NO_MINUTES, Minutes, Signed, hold
from shequ_core.acts.stays import fresh
from shequ_core.acts.writes import Writes
from shequ_core.errors import InvalidValue
from shequ_core.model import Committee, Community, Forum, MeetingType, PartyBody
from shequ_core.register import Register
from shequ_core.values import Period, Ref


def found_forum(
    register: Register,
    community: str,
    name: str,
    *,
    on: date,
    convenor: Ref[Committee | PartyBody | Community] | None = None,
) -> Writes:
    """成立论坛. A forum of a community, from the day on.

    Raises NotFound, and InvalidValue where one of that name is there then or later
    (``named-already``).
    """
    since = Period.since(on)
    for other in register.all(Forum):
        same = (other.id.community, other.name) == (community, name)
        if same and other.period.meets(since):
            raise InvalidValue(
                f"{other.id} (论坛) has that name for {other.period}",
                problem="named-already",
            )
    ref = fresh(register, Ref[Forum].to(community, Forum.kind, f"{on:%Y%m%d}"))
    called_by = None if convenor is None else register[convenor].id
    return Writes((Forum(id=ref, name=name, convenor=called_by, period=since),))


def hold_forum(
    register: Register,
    forum: Ref[Forum],
    *,
    on: date,
    minutes: Minutes = NO_MINUTES,
    signed: Signed = (),
) -> Writes:
    """举办论坛. A session of a forum on the day, with who signed in.

    Raises NotFound, and InvalidValue where the forum is not there that day
    (``forum-ended``), somebody signs in twice (``signed-twice``), and as ``hold`` does.
    """
    known, list_ = register[forum], tuple(signed)
    if not known.period.has(on):
        raise InvalidValue(
            f"{forum} (论坛) is not there on {on}, but {known.period}",
            problem="forum-ended",
        )
    if len({who for who, _ in list_}) < len(list_):
        raise InvalidValue(
            f"somebody signs in (签到) twice at {forum} on {on}", problem="signed-twice"
        )
    return hold(
        register, forum, type=MeetingType.FORUM, on=on, minutes=minutes, signed=list_
    )
