"""居委会例子. For every rule of self-government a changed town that makes it speak."""

from datetime import date
from decimal import Decimal

from tests.core.rules.party_examples import with_
from tests.core.small_town import changed, ref, tenure, the

from shequ_core.model import (
    CareFile,
    CareGroup,
    CareListing,
    Committee,
    Decision,
    Facility,
    FundRaising,
    Meeting,
    MeetingDemand,
    Notice,
    Person,
    Post,
    Tenure,
    Term,
    Unit,
)
from shequ_core.values import Period

COMMITTEE = ref(Committee, "c1")
ELECTED = date(2003, 6, 1)


def _child(*more):
    listing = CareListing(
        id=ref(CareListing, "child"),
        person=ref(Person, "h1a"),
        group=CareGroup.CHILD_IN_NEED,
    )
    return changed([listing, *more])


EXAMPLES = {
    "committee-members": changed([], [ref(Tenure, "c1-15")]),
    "committee-director": with_(Tenure, "c1-11", post=Post.DEPUTY_DIRECTOR),
    "committee-term-overdue": with_(Term, "c1", period=Period.since(date(2001, 6, 1))),
    "committee-term-ending": with_(Term, "c1", period=Period.since(date(2002, 2, 1))),
    "committee-term-extended": with_(
        Term, "c1", extended_until=date(2007, 9, 1), extension="民字1号"
    ),
    "unit-in-committee": with_(Tenure, "c1-15", holder=ref(Unit, "u1")),
    "legal-representative": with_(
        Committee, "c1", legal_representative=ref(Person, "h12a")
    ),
    "residents-quorum": with_(Meeting, "r1", present=150),
    "decision-not-carried": with_(Decision, "r1-1", in_favour=100, against=92),
    "votes-exceed-present": with_(Decision, "r1-1", against=20),
    "demanded-meeting-not-called": with_(MeetingDemand, "r1", met=None),
    "group-delegates": changed([], [ref(Tenure, "s1-22")]),
    "notices-missing": changed([], [ref(Notice, "finances-10")]),
    "funds-without-consent": with_(FundRaising, "1", decision=None),
    "funds-unaccounted": with_(FundRaising, "1", notice=None),
    "mediators": changed([], [ref(Tenure, "c2-13")]),
    "mediation-term-overdue": with_(Term, "c2", period=Period.since(date(2001, 6, 1))),
}
"""当日例子. Those that speak in 2004."""

LATER_EXAMPLES = {
    "community-workers-few": changed(
        [tenure("w1", COMMITTEE, Post.COMMUNITY_WORKER, "h30a", ELECTED)]
    ),
    "mediators-without-women": with_(Tenure, "c2-14", holder=ref(Person, "h14a")),
    "child-protection-nobody": changed([]),
    "child-without-file": _child(
        CareFile(id=ref(CareFile, "1"), person=ref(Person, "h2a"))
    ),
    "premises-too-small": changed([the(Facility, "f1").evolve(area_m2=Decimal(80))]),
}
"""后来的例子. Those of rules that came into force after 2004."""
