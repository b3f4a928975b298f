"""Laws of party life: one relation each, nobody counted who only reports in, and
what acts write gives the rules of the way into the party nothing to say.
"""

from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from tests.laws.act_views import count, dangling, edges, happens

from shequ_core.figures import Window, measure
from shequ_core.findings import Severity
from shequ_core.model import (
    Candidacy,
    PartyBody,
    PartyForm,
    PartyMembership,
    Person,
    RelationTransfer,
    Tenure,
    Term,
)
from shequ_core.register import Register
from shequ_core.rules import check, development, party_stages, rule_named
from shequ_core.testing import Life, lives, towns
from shequ_core.testing.party_happening import ACTS
from shequ_core.testing.town_making import TownMaker
from shequ_core.values import Period, anniversary

LED_TO_BY = {
    "advance": ("apply_to_join",),
    "withdraw": ("apply_to_join",),
    "review": ("apply_to_join", "advance"),
    "admit": ("apply_to_join", "advance"),
    "confirm": ("receive_relation",),
    "extend_probation": ("receive_relation",),
    "relation_received": ("send_relation",),
    "end_report": ("report_in",),
    "decide": ("hold",),
    "leave_post": ("take_post",),
}
OPENING, CLOSING = date(2004, 1, 1), date(2005, 12, 31)
MOVES = (
    "apply_to_join",
    "advance",
    "admit",
    "transfer_relation",
    "send_relation",
    "relation_received",
    "receive_relation",
    "report_in",
)


def _with_party(town: Register) -> Register:
    """A town that has a branch, and a second one to go to."""
    maker = TownMaker(next(iter(town)).id.community)
    grown = [who for who in town.all(Person) if who.workplace]
    first = [] if town.named(PartyBody) else maker.party(grown)
    second = PartyBody(
        id=maker.ref(PartyBody, "2"), name="联合党支部", form=PartyForm.JOINT_BRANCH
    )
    return Register([*town, *first, second])


def party_lives(*only: str, most: int = 8):
    """Lives in towns with two branches: acts of the party, or those named."""
    return lives(towns().map(_with_party), only=only or tuple(ACTS), most=most)


def members(register: Register, day: date) -> dict[str, PartyMembership]:
    """The members on a day, by person; fails where one has two relations."""
    found: dict[str, PartyMembership] = {}
    for membership in register.on(day).all(PartyMembership):
        assert membership.person not in found, "exactly one 组织关系"
        found[membership.person] = membership
    return found


@pytest.mark.parametrize("name", ACTS)
def test_every_act_happens(name: str):
    """The strategy of lives reaches every act of party life."""
    happens(name, party_lives(name, *LED_TO_BY.get(name, ())))


@given(party_lives())
def test_a_member_has_exactly_one_relation(life: Life):
    """Whatever moves, nobody belongs to two bodies on one day, and nothing dangles."""
    for memberships in life.end.grouped(PartyMembership, "person").values():
        for one, other in combinations(memberships, 2):
            assert not one.period.meets(other.period)
    assert not dangling(life.end)


@given(party_lives("report_in", "end_report", "hold", "decide", "take_post"))
def test_who_reports_in_is_never_counted(life: Life):
    """Reports, meetings and posts leave the number of members as it was, every day."""
    for day in edges(life.start, life.end):
        window = Window.year_to(day)
        for code in ("party_members", "party_members_by_branch"):
            before = measure(life.start, code, window).value
            assert measure(life.end, code, window).value == before
        assert members(life.end, day) == members(life.start, day)


@given(party_lives("transfer_relation"))
def test_who_goes_to_another_branch_stays_a_member(life: Life):
    """Within the community nobody is lost, and nobody's years in the party are."""
    for day in edges(life.start, life.end):
        before, after = members(life.start, day), members(life.end, day)
        assert {who: (it.joined, it.confirmed) for who, it in before.items()} == {
            who: (it.joined, it.confirmed) for who, it in after.items()
        }


@given(party_lives(*MOVES))
def test_members_are_conserved(life: Life):
    """Members at first + admitted + moved in - moved out = members at last."""
    window = Window(CLOSING, Period.through(OPENING, CLOSING))
    opened = Window(OPENING, window.period)
    came = count(life.end, "party_members_admitted", window)
    came += count(life.end, "party_relations_in", window)
    left = count(life.end, "party_relations_out", window)
    first = len(members(life.end, OPENING)) - sum(
        it.period.start == OPENING for it in life.end.all(PartyMembership)
    )
    assert first + came - left == count(life.end, "party_members", window)
    assert count(life.end, "party_members", opened) >= first


@given(party_lives())
def test_acts_keep_to_the_way_into_the_party(life: Life):
    """Stage by stage, in calendar years: the rules have nothing to say of acts."""
    rules = (
        *development.RULES,
        *party_stages.RULES,
        *map(
            rule_named,
            ("two-party-bodies", "member-reports-in-at-home", "reported-in-twice"),
        ),
    )
    found = check(life.end, CLOSING, rules)
    # Time goes by: a branch may confirm too late, or not at all. Never too early.
    assert {it.kind for it in found} <= {"confirmation-missing", "probation-length"}
    for it in life.end.all(PartyMembership):
        if it.joined and it.confirmed:
            assert it.confirmed.last >= anniversary(it.joined.first, 1)
    errors = [it for it in check(life.end, CLOSING) if it.severity is Severity.ERROR]
    # Who comes to a meeting, and how they vote, is no act's to say.
    votes = {"party-quorum", "decision-not-carried"}
    assert {it.kind for it in errors} <= {*votes, "party-sum"}


@given(party_lives())
def test_an_act_changes_nothing_before_its_day(life: Life):
    """Who belonged where, stood at which stage and held which post stays as it was."""
    for before, step, after in zip(
        life.towns, life.steps, life.towns[1:], strict=False
    ):
        for day in edges(before, after):
            if day < step.on:
                assert _seen(before, day) == _seen(after, day), (step.name, day)


def _seen(register: Register, day: date) -> set[object]:
    now = register.on(day)
    return {
        *((it.person, it.body) for it in now.all(PartyMembership)),
        *((it.person, it.stage) for it in now.all(Candidacy)),
        *((it.holder, it.post, it.body) for it in now.all(Tenure)),
        *((it.body, it.number) for it in now.all(Term)),
        *((it.person, it.id) for it in now.all(RelationTransfer)),
    }


@given(party_lives("elect", "take_post", "leave_post", "transfer_relation"))
def test_a_body_has_one_term_and_a_post_is_held_once(life: Life):
    """Terms follow one another, and nobody holds a post twice at a time."""
    for terms in life.end.grouped(Term, "body").values():
        for one, other in combinations(terms, 2):
            assert not one.period.meets(other.period)
    tenures = life.end.all(Tenure)
    for one, other in combinations(tenures, 2):
        same = _held(one) == _held(other)
        assert not (same and one.period.meets(other.period))


def _held(tenure: Tenure) -> tuple[object, ...]:
    return tenure.body, tenure.post, tenure.holder, tenure.name
