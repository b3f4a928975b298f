"""例子. For every rule a changed town that makes it speak."""

from datetime import date
from decimal import Decimal

from tests.core.rules import (
    activity_examples,
    campaign_examples,
    committee_examples,
    facility_examples,
    forum_examples,
    group_examples,
    map_examples,
    movement_examples,
    party_examples,
    service_examples,
    team_examples,
    volunteer_examples,
)
from tests.core.small_town import DAY, changed, person, ref, the

from shequ_core.model import (
    Activity,
    Attendance,
    CareGroup,
    CareListing,
    Community,
    Deed,
    Facility,
    GridGroup,
    Household,
    LedgerSheet,
    PartyBody,
    PartyForm,
    PartyMembership,
    Person,
    Remark,
    Residence,
    ServiceRequest,
    Statement,
    Submission,
    Team,
    TeamMembership,
    Unit,
)
from shequ_core.rules.reading import NOTICED
from shequ_core.values import PartDate, Period, Political, Quantity, Ref, Relation, Sex
from shequ_core.values.resident_number import check_digit


def remark(finding, **fields):
    """Something noticed in row 5 of the town's sheet."""
    return Remark(
        id=ref(Remark, f"e1-5-{finding}"),
        sheet=ref(LedgerSheet, "e1"),
        row=5,
        finding=finding,
        **{"field": "number", "message": "请核对", **fields},
    )


def with_(kind, key, **fields):
    """The town with other values in one record."""
    return changed([the(kind, key).evolve(**fields)])


def numbered(number, **fields):
    """The town with another id number for one person."""
    return with_(Person, "h1a", number=number, **fields)


def stated(figure, value, on=DAY, about=None):
    """The town with one more statement."""
    statement = Statement(
        id=ref(Statement, "s9"), figure=figure, value=value, on=on, about=about
    )
    return changed([statement])


HANDED_IN = Submission(
    id=ref(Submission, "1-1"),
    form="人口情况月报表",
    covers=Period.month(2004, 11),
    prepared_by="文书",
    reviewed_by="主任",
    digest="0" * 64,
    period=Period.since(DAY),
)


def member(key, place, **fields):
    """A party membership of the wife of that household."""
    return PartyMembership(
        id=ref(PartyMembership, key),
        person=ref(Person, f"h{place}b"),
        **{"body": ref(PartyBody, "p1"), "joined": date(1990, 7, 1), **fields},
    )


def _wrong_check():
    number = the(Person, "h1a").number
    return number[:17] + ("0" if number[17] != "0" else "1")


def _permit():
    """The number of a permit of Hong Kong, of one who was born that day."""
    first17 = "810000" + the(Person, "h1a").number[6:17]
    return first17 + check_digit(first17)


def _signed_in_late():
    """Somebody who died in June, and signed in in July."""
    lived = Period(date(1950, 1, 10), date(2004, 6, 1))
    ended = [the(kind, "h9a").evolve(period=lived) for kind in (Person, Residence)]
    signed = Attendance(
        id=ref(Attendance, "late"),
        event=ref(Activity, "a7"),
        who=ref(Person, "h9a"),
        period=Period.day(date(2004, 7, 10)),
    )
    return changed([*ended, signed])


def _many_members():
    return changed(
        [
            member(f"n{place}", place, confirmed=date(1991, 7, 1))
            for place in range(10, 70)
        ]
    )


def _general_branch():
    body = PartyBody(
        id=ref(PartyBody, "p0"), name="党总支", form=PartyForm.GENERAL_BRANCH
    )
    return changed([body, the(PartyBody, "p1").evolve(parent=body.id)])


def _crowd():
    return changed(
        [
            Activity(
                id=ref(Activity, "all"),
                name="大会",
                visits=Quantity.exactly(700),
                period=Period.day(date(2004, 5, 1)),
            )
        ]
    )


def _reading():
    return {rule.kind: changed([remark(rule.kind)]) for rule in NOTICED}


HOUSEHOLD, WIFE = ref(Household, "h1"), ref(Residence, "h1b")
OLD_WIFE = the(Person, "h1b")
EXAMPLES = {
    **_reading(),
    **movement_examples.EXAMPLES,
    **campaign_examples.EXAMPLES,
    **party_examples.EXAMPLES,
    **party_examples.LATER_EXAMPLES,
    **service_examples.EXAMPLES,
    **service_examples.LATER_EXAMPLES,
    **facility_examples.EXAMPLES,
    **team_examples.EXAMPLES,
    **volunteer_examples.EXAMPLES,
    **volunteer_examples.LATER_EXAMPLES,
    **group_examples.LATER_EXAMPLES,
    **forum_examples.EXAMPLES,
    **committee_examples.EXAMPLES,
    **committee_examples.LATER_EXAMPLES,
    "reading-remark": changed([remark("odd-colour")]),
    "dangling-reference": with_(Residence, "h1a", building=Ref("town/building/gone")),
    "person-ended": with_(
        Person, "h1a", period=Period(date(1950, 1, 2), date(2004, 6, 1))
    ),
    "told-after-end": _signed_in_late(),
    "id-format": numbered("43018119500102"),
    "id-check-digit": numbered(_wrong_check()),
    "id-birth-date": numbered("430181195002301234"),
    "born-contradicts-id": with_(Person, "h1a", born=PartDate(1950, 7, 1)),
    "sex-contradicts-id": with_(Person, "h1a", sex=Sex.FEMALE),
    "id-15-digit": numbered("430181500102003"),
    "id-foreign-card": numbered("USA110001011234"),
    "id-not-citizens": numbered(_permit()),
    "id-missing": numbered(""),
    "listed-twice": with_(Person, "h2b", number=OLD_WIFE.number, born=None),
    "birth-doubtful": with_(Person, "h1a", born=PartDate(2005, 1, 1), number=""),
    "name-doubtful": with_(Person, "h1a", name="王3"),
    "phone-too-short": with_(Person, "h1a", phones=("1397443555",)),
    "phone-doubtful": with_(Unit, "u1", phones=("83612346",)),
    "household-without-head": with_(Residence, "h1a", relation=None),
    "household-two-heads": with_(Residence, "h1b", relation=Relation.HEAD),
    "head-minor": changed([person("h1a", date(1990, 1, 1), Sex.MALE, 1)]),
    "gone-by-note": changed([the(Residence, "h1a").evolve(note="2004年3月已故")]),
    "namesakes-at-home": changed(
        [the(Person, "h1b").evolve(name=the(Person, "h1a").name, number="", born=None)]
    ),
    "household-empty": changed(
        [Household(id=ref(Household, "h999"), number="9", group=ref(GridGroup, "s1"))]
    ),
    "household-size": changed(
        [
            Household(
                id=ref(Household, f"k{n}"), number=f"k{n}", group=ref(GridGroup, "s1")
            )
            for n in range(200)
        ]
    ),
    "resident-without-household": with_(Residence, "h1b", household=None),
    "two-homes": changed(
        [
            the(Residence, "h1b").evolve(
                id=ref(Residence, "twice"), household=ref(Household, "h2")
            )
        ]
    ),
    "household-group-conflict": changed(
        [
            the(GridGroup, "s1").evolve(id=ref(GridGroup, "s2"), number=2),
            the(Residence, "h1b").evolve(group=ref(GridGroup, "s2")),
        ]
    ),
    "relation-contradicts-sex": with_(Residence, "h1b", relation=Relation.HUSBAND),
    "several-spouses": changed(
        [the(Residence, "h2b").evolve(household=HOUSEHOLD, relation=Relation.SPOUSE)]
    ),
    "child-older-than-parent": with_(Residence, "h1b", relation=Relation.DAUGHTER),
    "group-tree": with_(GridGroup, "s1", parent=None),
    "household-without-group": with_(Household, "h1", group=None),
    "group-number-twice": changed(
        [the(GridGroup, "s1").evolve(id=ref(GridGroup, "s2"))]
    ),
    "rollup-mismatch": stated("registered_households", Quantity.exactly(250)),
    "age-contradicts-care": with_(
        CareListing, "h1a-veteran", group=CareGroup.LEFT_BEHIND_CHILD
    ),
    "advanced-age-unlisted": changed(
        [
            the(Person, "h1a").evolve(born=PartDate.of("1910")),
            the(Person, "h1b").evolve(born=PartDate.of("1912")),
            the(CareListing, "h1a-veteran").evolve(group=CareGroup.ADVANCED_AGE),
        ]
    ),
    "committee-size": changed(
        [], without=[ref(Household, f"h{n}") for n in range(1, 220)]
    ),
    "grid-size": changed([], without=[ref(Household, "h1")]),
    "group-without-leader": changed(
        [the(GridGroup, "s1").evolve(id=ref(GridGroup, "s2"), number=2, leader="")]
    ),
    "density-doubtful": with_(Community, "town", area_km2=Decimal(500)),
    "branch-too-small": changed([], without=[ref(PartyMembership, "m1")]),
    "branch-too-large": _many_members(),
    "party-level": _many_members(),
    "general-branch-alone": _general_branch(),
    "party-sum": changed([member("n9", 9, body=None)]),
    "two-party-bodies": changed([member("n1", 1)]),
    "political-contradicts-party": with_(
        Person, "h1b", political=Political.YOUTH_LEAGUE
    ),
    "party-members-unlisted": with_(Person, "h9b", political=Political.PARTY_MEMBER),
    "stages-reversed": with_(PartyMembership, "m1", confirmed=date(1989, 7, 1)),
    "joined-under-age": with_(
        PartyMembership, "m1", joined=date(1966, 7, 1), confirmed=date(1967, 7, 1)
    ),
    "probation-length": with_(PartyMembership, "m1", confirmed=date(1991, 6, 30)),
    "confirmation-missing": with_(PartyMembership, "m1", confirmed=None),
    "credit-code-format": with_(Unit, "u1", credit_code="91340600"),
    "credit-code-check-digit": with_(Unit, "u1", credit_code="91340600MA2PBM9HXC"),
    "credit-code-class": with_(Unit, "u1", credit_code="97340600MA2PBM9HXT"),
    "credit-code-organisation": with_(Unit, "u1", credit_code="91430181T2W0QEKAL6"),
    "credit-code-twice": changed([the(Unit, "u1").evolve(id=ref(Unit, "u2"))]),
    "open-days-leap-year": with_(Facility, "f1", open_days=365),
    "open-days-too-many": with_(Facility, "f1", open_days=367),
    "facility-owner-unknown": with_(Facility, "f2", owner=None, owner_name="某公司"),
    "tier-missing": with_(ServiceRequest, "r1", tier=None),
    "received-missing": with_(ServiceRequest, "r1", received=None),
    "closed-before-received": with_(
        ServiceRequest, "r1", closed=date(2004, 12, 1), satisfaction=None
    ),
    "rated-before-closed": with_(ServiceRequest, "r1", closed=None),
    "request-open-long": with_(
        ServiceRequest,
        "r1",
        received=date(2004, 10, 1),
        closed=None,
        satisfaction=None,
    ),
    "team-place-twice": changed(
        [the(TeamMembership, "m1").evolve(id=ref(TeamMembership, "m9"))]
    ),
    "team-empty": changed([Team(id=ref(Team, "t2"), name="门球队")]),
    "visits-exceed-residents": _crowd(),
    "months-without-activity": changed([], without=[ref(Activity, "a7")]),
    "activity-incomplete": with_(Activity, "a7", visits=None),
    "activity-twice": changed([the(Activity, "a7").evolve(id=ref(Activity, "a77"))]),
    **activity_examples.EXAMPLES,
    **group_examples.EXAMPLES,
    **map_examples.EXAMPLES,
    "hours-too-many": with_(Deed, "d1", hours=Decimal(25)),
    "deed-incomplete": with_(Deed, "d1", people=None),
    "deed-twice": changed([the(Deed, "d1").evolve(id=ref(Deed, "d2"))]),
    "submission-unsigned": changed([HANDED_IN.evolve(reviewed_by="")]),
    "stated-mismatch": stated("registered_residents", Quantity.exactly(601)),
    "list-shorter-than-count": stated("units", Quantity.exactly(28)),
    "stated-blank": stated("buildings", Quantity.unknown("有住宅楼幢")),
    "stated-undated": stated("buildings", Quantity.exactly(1), on=None),
    "stated-figure-unknown": stated("happiness", Quantity.exactly(1)),
}

LATER = dict.fromkeys(
    [
        *party_examples.LATER_EXAMPLES,
        *committee_examples.LATER_EXAMPLES,
        *service_examples.LATER_EXAMPLES,
        *volunteer_examples.LATER_EXAMPLES,
        *group_examples.LATER_EXAMPLES,
    ],
    party_examples.LATER,
)
"""后来. The day for examples of rules that were not in force in 2004."""
