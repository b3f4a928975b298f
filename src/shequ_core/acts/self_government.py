"""居民自治. What a residents' committee publishes, is asked for, and raises."""

from __future__ import annotations

from datetime import date

from shequ_core.acts.stays import fresh
from shequ_core.acts.writes import Writes
from shequ_core.errors import InvalidValue
from shequ_core.model import (
    CareFile,
    Committee,
    Decision,
    FundRaising,
    Meeting,
    MeetingDemand,
    Notice,
    NoticeItem,
    Person,
)
from shequ_core.register import Register
from shequ_core.values import ALWAYS, Period, Ref, Yuan


def publish(
    register: Register,
    committee: Ref[Committee],
    *,
    item: NoticeItem,
    on: date,
    title: str = "",
    place: str = "",
    covers: Period = ALWAYS,
    about: Ref[Decision] | None = None,
) -> Writes:
    """公开. Something is put up on the board, from the day on.

    ``covers`` is the time that it reports on. Raises InvalidValue where the committee
    is none that day, or ``covers`` begins after it.
    """
    there(register, committee, on)
    if covers.start and covers.start > on:
        raise InvalidValue(
            f"a notice (公开) of {on} can not report on {covers}", problem="too-early"
        )
    key = f"{committee.key}.{item.value.replace('_', '-')}.{on:%Y%m%d}"
    notice = Notice(
        id=fresh(register, Ref.to(committee.community, Notice.kind, key)),
        committee=committee,
        item=item,
        title=title,
        place=place,
        about=about,
        covers=covers,
        period=Period.since(on),
    )
    return Writes((notice,))


def demand_meeting(
    register: Register,
    committee: Ref[Committee],
    subject: str,
    *,
    on: date,
    residents: int | None = None,
    households: int | None = None,
    groups: int | None = None,
) -> Writes:
    """提议召集. So many residents, households or groups ask for a residents' meeting.

    Raises InvalidValue where nobody is said to ask.
    """
    there(register, committee, on)
    if not (residents or households or groups):
        raise InvalidValue("somebody asks (提议) for a meeting", problem="nobody")
    key = f"{committee.key}.{on:%Y%m%d}"
    demand = MeetingDemand(
        id=fresh(register, Ref.to(committee.community, MeetingDemand.kind, key)),
        committee=committee,
        subject=subject,
        residents=residents,
        households=households,
        groups=groups,
        period=Period.day(on),
    )
    return Writes((demand,))


def meet_demand(
    register: Register, demand: Ref[MeetingDemand], meeting: Ref[Meeting]
) -> Writes:
    """召集. The meeting that was asked for is the one that was held.

    Raises NotFound, and InvalidValue where it was held before it was asked for.
    """
    asked, held = register[demand].period.start, register[meeting].period.start
    if asked and held and held < asked:
        raise InvalidValue(
            f"{meeting} was held on {held}, before it was asked for (提议) on {asked}",
            problem="too-early",
        )
    return Writes((register[demand].evolve(met=meeting),))


def raise_funds(
    register: Register,
    committee: Ref[Committee],
    purpose: str,
    *,
    amount: Yuan,
    on: date,
    decision: Ref[Decision] | None = None,
) -> Writes:
    """筹集费用. Money is raised for a purpose, as the residents' meeting decided.

    Raises InvalidValue where the decision is of a later day, or was revoked by then.
    """
    there(register, committee, on)
    if decision is not None and not register[decision].period.has(on):
        raise InvalidValue(
            f"{decision} (决议) is not in force on {on}: money is raised afterwards",
            problem="too-early",
        )
    key = f"{committee.key}.{on:%Y%m%d}"
    raised = FundRaising(
        id=fresh(register, Ref.to(committee.community, FundRaising.kind, key)),
        committee=committee,
        purpose=purpose,
        amount=amount,
        decision=decision,
        period=Period.day(on),
    )
    return Writes((raised,))


def account_for(
    register: Register, raised: Ref[FundRaising], *, on: date, title: str = ""
) -> Writes:
    """公布筹资账目. The accounts of money raised are put up on the board on the day.

    Raises NotFound, and InvalidValue where it was raised later.
    """
    known = register[raised]
    put_up = publish(
        register,
        known.committee,
        item=NoticeItem.FUND_RAISING,
        on=on,
        title=title or known.purpose,
        about=known.decision,
        covers=Period.through(known.period.start, on),
    )
    notice = next(iter(put_up.puts))
    return put_up.then(Writes((known.evolve(notice=notice.id),)))


def open_file(
    register: Register,
    child: Ref[Person],
    *,
    on: date,
    keeper: Ref[Person] | None = None,
) -> Writes:
    """建档. A file is opened for a minor left behind or in need.

    Raises InvalidValue where one is open already.
    """
    for file in register.tied(CareFile, "person", child):
        if file.period.meets(Period.since(on)):
            raise InvalidValue(
                f"{child} has a file (档案) already, {file.id}", problem="open-already"
            )
    key = f"{child.key}.{on:%Y%m%d}"
    file = CareFile(
        id=fresh(register, Ref.to(child.community, CareFile.kind, key)),
        person=child,
        keeper=keeper,
        period=Period.since(on),
    )
    return Writes((file,))


def there(register: Register, committee: Ref[Committee], on: date) -> Committee:
    """某日委员会. The committee, which there is on the day. Raises as for others."""
    known = register[committee]
    if not known.period.has(on):
        raise InvalidValue(
            f"{committee} (居委会) is none on {on}, but {known.period}",
            problem="not-open",
        )
    return known
