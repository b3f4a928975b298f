"""党建例子. For every rule of party life a changed town that makes it speak."""

from datetime import date
from decimal import Decimal

from tests.core.small_town import (
    MEMBERS,
    candidacy,
    changed,
    ref,
    step,
    the,
)

from shequ_core.model import (
    Candidacy,
    CandidateStage,
    DevelopmentStep,
    JointProject,
    JointTask,
    Meeting,
    PartyBody,
    PartyMembership,
    Person,
    Post,
    RelationTransfer,
    ReportIn,
    Tenure,
    Term,
    Unit,
)
from shequ_core.model.party import PartyForm
from shequ_core.values import PartDate, Period, Political

LATER = date(2026, 11, 20)
"""今天. A day on which the rules of 2014, 2018 and 2019 are in force."""

BRANCH = ref(PartyBody, "p1")
APPLICANT, ACTIVIST, TARGET = CandidateStage


def with_(kind, key, **fields):
    """The town with other values in one record."""
    return changed([the(kind, key).evolve(**fields)])


def joined_in_2026(*steps, confirmed=None, joined=date(2025, 7, 1)):
    """The town in which the wife of household 5 joined lately, after some steps."""
    member = PartyMembership(
        id=ref(PartyMembership, "m5"),
        person=ref(Person, "h5b"),
        body=BRANCH,
        joined=joined,
        confirmed=confirmed,
        period=Period.since(joined),
    )
    target = candidacy(5, TARGET, date(2024, 9, 1), joined)
    activist = candidacy(5, ACTIVIST, date(2004, 9, 1), date(2024, 9, 1))
    return changed([member, target, activist, *steps])


def seven(*tenures):
    """The town with seven full members in its branch, and some posts."""
    more = [
        PartyMembership(
            id=ref(PartyMembership, f"n{place}"),
            person=ref(Person, f"h{place}b"),
            body=BRANCH,
            joined=date(1990, 7, 1),
            confirmed=date(1991, 7, 1),
            period=Period.since(date(1990, 7, 1)),
        )
        for place in range(10, 14)
    ]
    return changed([*more, *tenures])


def post(place, post_, **fields):
    """A post in the branch, of the wife of a household."""
    return Tenure(
        id=ref(Tenure, f"p1-{place}"),
        body=BRANCH,
        post=post_,
        holder=ref(Person, f"h{place}b"),
        **{"period": Period.since(date(2003, 6, 1)), **fields},
    )


def _no_assemblies():
    return changed([], [ref(Meeting, key) for key in ("a1", "a2", "a3", "a4")])


def _no_lectures():
    return changed([], [ref(Meeting, "l1")])


def _approved(after):
    return step("g1", 5, DevelopmentStep.APPROVAL, after)


def _unit_of_2026(*more):
    reported = ReportIn(
        id=ref(ReportIn, "u2"),
        unit=ref(Unit, "u2"),
        body=BRANCH,
        period=Period.since(date(2024, 3, 1)),
    )
    units = [
        Unit(id=ref(Unit, f"u{n}"), name=f"{n}行", party_form=PartyForm.BRANCH)
        for n in (2, 3)
    ]
    return changed([*units, reported, *more])


EXAMPLES = {
    "stage-skipped": changed([], [ref(Candidacy, "h5b-1")]),
    "stages-overlap": changed([candidacy(5, APPLICANT, date(2004, 3, 1), None)]),
    "applied-under-age": changed(
        [the(Person, "h5b").evolve(born=PartDate(1987, 1, 1), number="")]
    ),
    "activist-too-short": changed(
        [
            candidacy(MEMBERS, ACTIVIST, date(2002, 3, 1), date(2003, 2, 28)),
            candidacy(MEMBERS, TARGET, date(2003, 2, 28), date(2004, 7, 1)),
        ]
    ),
    "activist-reviews-missing": changed([], ["town/party_step/s2"]),
    "probation-extension": changed(
        [
            step(
                "x1",
                MEMBERS,
                DevelopmentStep.EXTENSION,
                date(2004, 12, 1),
                until=date(2005, 10, 1),
            )
        ]
    ),
    "introducers-missing": changed([], ["town/party_step/i2"]),
    "relation-letter-out": with_(
        RelationTransfer,
        "out1",
        received=None,
        period=Period.since(date(2004, 3, 2)),
    ),
    "member-reports-in-at-home": with_(ReportIn, "h7a", person=ref(Person, "h1b")),
    "reported-in-twice": changed(
        [the(ReportIn, "h7a").evolve(id=ref(ReportIn, "again"))]
    ),
    "branch-post-vacant": with_(Tenure, "p1-secretary", post=Post.DEPUTY_SECRETARY),
    "two-secretaries": changed([post(2, Post.SECRETARY)]),
    "party-term-overdue": with_(Term, "p1-1", period=Period.since(date(2001, 6, 1))),
    "party-term-ending": with_(Term, "p1-1", period=Period.since(date(2002, 5, 1))),
    "party-term-extended": with_(Term, "p1-1", extended_until=date(2007, 9, 1)),
    "party-election-turnout": with_(Term, "p1-1", electors=5, voters=4),
    "party-meetings-missing": _no_assemblies(),
    "party-lectures-missing": _no_lectures(),
    "party-appraisal-missing": changed([], [ref(Meeting, "e1")]),
    "joint-meeting-interval": changed([], [ref(Meeting, "j2")]),
    "joint-project-nobody": with_(JointProject, "1", lead=None),
    "joint-project-outsider": changed([], [ref(Tenure, "j1-u1")]),
    "joint-project-late": with_(JointProject, "1", done=None),
    "joint-project-unfinished": with_(JointTask, "1", done=None),
    "joint-pact-missing": changed(
        [
            Unit(id=ref(Unit, "u9"), name="某行"),
            the(Tenure, "j1-u1").evolve(
                id=ref(Tenure, "j1-u9"), holder=ref(Unit, "u9")
            ),
        ]
    ),
    "party-quorum": with_(Meeting, "a1", present=1),
    "attendance-mismatch": with_(Meeting, "q3", present=3),
    "made-up-in-advance": with_(Meeting, "ql", makes_up=date(2004, 12, 8)),
}
"""当日例子. Those that speak in 2004."""

LATER_EXAMPLES = {
    "approval-late": joined_in_2026(_approved(date(2025, 11, 1))),
    "approval-overdue": joined_in_2026(
        step("i5", 5, DevelopmentStep.INTRODUCTION, date(2025, 6, 1))
    ),
    "first-talk-late": changed(
        [
            candidacy(6, APPLICANT, date(2026, 3, 2), None),
            step("t6", 6, DevelopmentStep.TALK, date(2026, 4, 3)),
        ]
    ),
    "training-too-short": joined_in_2026(
        step("t5", 5, DevelopmentStep.TRAINING, date(2025, 5, 6), hours=Decimal(16))
    ),
    "league-recommendation-missing": changed(
        [
            candidacy(5, ACTIVIST, date(2004, 9, 1), None),
            the(Person, "h5b").evolve(
                born=PartDate(1980, 3, 1), number="", political=Political.YOUTH_LEAGUE
            ),
        ]
    ),
    "branch-committee-size": seven(),
    "unit-not-reported-in": _unit_of_2026(),
    "report-in-not-appraised": _unit_of_2026(),
}
"""后来的例子. Those of rules that came into force after 2004."""
