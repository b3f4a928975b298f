"""Ledgers that break one law each: what the kit must catch."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import attrs
from tests.kit.stairs import STAIRS, owned, read, rows

from shequ_core.ledgers import (
    GROUP,
    NAME,
    PRACTICES,
    Belonging,
    Ledger,
    LedgerColumn,
    Practice,
)
from shequ_core.model import GridGroup, Tenure
from shequ_core.values import Period

RESIDENTS = next(it for it in PRACTICES if it.ledger.name == "residents")


def like_stairs(**changes) -> Practice:
    """The stairs, done otherwise."""
    return attrs.evolve(STAIRS, **changes)


def of(**changes) -> Ledger:
    """The ledger of the stairs, looking otherwise."""
    return attrs.evolve(STAIRS.ledger, **changes)


def headed(key: str, **changes) -> tuple[LedgerColumn, ...]:
    """Its columns, one of them looking otherwise."""
    return tuple(
        attrs.evolve(it, **changes) if it.key == key else it for it in STAIRS.ledger
    )


def trusting(row, intake):
    """Takes it that a day is always there."""
    assert row.get("since").year > 1900
    read(row, intake)


def silent(row, intake):
    """Skips whoever has no group, without a word."""
    if row.text("group"):
        read(row, intake)


def forgetful(register):
    """Writes everything but since when."""
    return ({**row, "since": None} for row in rows(register))


def multiplying(row, intake):
    """Gives everybody a new name whenever they are read."""
    read(row, intake)
    for ref in [it for it in intake.records if "/tenure/stairs" in it]:
        tenure = intake.records[ref]
        intake.strike(ref)
        intake.put(tenure.evolve(id=intake.new(Tenure, "t")))


def careless(row, intake):
    """Takes two rows of one post for two posts."""
    intake.claim = lambda ref: True
    read(row, intake)


def misplacing(row, intake):
    """Says a column that the ledger has not."""
    intake.note("leader-unsure", "请核对这位楼道长", field="楼道")
    read(row, intake)


def telling(row, intake):
    """Says who it was."""
    intake.note("leader-unsure", f"请核对楼道长{row.text('name')}", field="name")
    read(row, intake)


def heedless(row, intake):
    """Takes a day that can't be read for no day."""
    read(row, intake)
    for tenure in list(intake.all(Tenure)):
        period = Period(row.get("since"), tenure.period.end)
        intake.put(tenure.evolve(period=period))


def shared(register):
    """Has everybody's row in everybody's workbook."""
    for key, _ in owned(register):
        for group in register.all(GridGroup):
            yield key, group.id


def partial(register):
    """Leaves out a row, which nobody is given."""
    return list(owned(register))[1:]


def owning(rows_of) -> Practice:
    """The stairs, belonging otherwise."""
    return like_stairs(belonging=Belonging(to=GridGroup, rows=rows_of))


GREEDY = attrs.evolve(
    RESIDENTS.ledger,
    name="everybody",
    title="人员总册",
    order=1,
    needed=("name",),
    columns=(*RESIDENTS.ledger.columns, STAIRS.ledger.column("since")),
)
NOTE = LedgerColumn(key="note", title="楼道情况")

BROKEN: Mapping[str, tuple[str, Callable[[], Practice]]] = {
    "trusting": ("test_l1", lambda: like_stairs(read=trusting)),
    "silent": ("test_l2", lambda: like_stairs(read=silent)),
    "greedy": ("test_l3", lambda: like_stairs(ledger=GREEDY)),
    "namesake": ("test_l3", lambda: like_stairs(ledger=of(title="居民花名册"))),
    "grasping": (
        "test_l3",
        lambda: like_stairs(ledger=of(needed=(GROUP.key, NAME.key))),
    ),
    "forgetful": ("test_l4", lambda: like_stairs(rows=forgetful)),
    "multiplying": ("test_l5", lambda: like_stairs(read=multiplying)),
    "careless": ("test_l5", lambda: like_stairs(read=careless)),
    "ambiguous": (
        "test_l6",
        lambda: like_stairs(ledger=of(columns=headed("since", aliases=("电话",)))),
    ),
    "misplacing": ("test_l7", lambda: like_stairs(read=misplacing)),
    "telling": ("test_l8", lambda: like_stairs(read=telling)),
    "open": (
        "test_l9",
        lambda: like_stairs(ledger=of(columns=headed(NAME.key, personal=False))),
    ),
    "idle": (
        "test_l10",
        lambda: like_stairs(ledger=of(columns=(*STAIRS.ledger.columns, NOTE))),
    ),
    "heedless": ("test_l11", lambda: like_stairs(read=heedless)),
    "shared": ("test_l12", lambda: owning(shared)),
    "partial": ("test_l12", lambda: owning(partial)),
}
"""By what is wrong with it: the law that it breaks, and the ledger."""
