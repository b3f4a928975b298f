"""规则的细节: where a finding stands, whom it is about, and when it is silent."""

from datetime import date
from decimal import Decimal

import pytest
from tests.core.rules.examples import (
    EXAMPLES,
    HANDED_IN,
    member,
    numbered,
    remark,
    stated,
    with_,
)
from tests.core.small_town import DAY, TOWN, changed, ref, the

from shequ_core.findings import Place
from shequ_core.model import (
    Candidacy,
    CandidateStage,
    Facility,
    GridGroup,
    Household,
    LedgerSheet,
    PartyBody,
    PartyForm,
    PartyMembership,
    Person,
    Residence,
    Statement,
    Unit,
)
from shequ_core.register import Register
from shequ_core.rules import Dated, check, rule_named
from shequ_core.rules.grid import COMMITTEE_HOUSEHOLDS
from shequ_core.values import PartDate, Period, Quantity, Ref, Relation, Sex
from shequ_core.values.calendar import anniversary


def found(kind, town, on=DAY):
    """What one rule finds."""
    return list(rule_named(kind)(town, on))


def test_a_remark_stands_in_its_cell():
    """The place of a remark is the file, the sheet and the cell of its column."""
    (finding,) = found("two-phones", changed([remark("two-phones")]))
    assert finding.place == Place("花名册.xlsx", "一大组", "I5")
    assert finding.message == "请核对"


def test_a_remark_without_a_column_stands_in_its_row():
    """Where the field has no column, the row is the place."""
    (finding,) = found("two-phones", changed([remark("two-phones", field="phones")]))
    assert finding.place.cell == "5"


def test_a_remark_on_a_whole_sheet_has_no_cell():
    """Row 0 is the sheet."""
    town = changed([remark("hidden-sheet").evolve(row=0, field="")])
    (finding,) = found("hidden-sheet", town)
    assert finding.place == Place("花名册.xlsx", "一大组")


def test_a_remark_of_a_lost_sheet_still_speaks():
    """A remark whose sheet is not known has no place, and is told all the same."""
    gone = Ref("town/ledger_sheet/gone")
    town = changed([remark("two-phones").evolve(sheet=gone)])
    (finding,) = found("two-phones", town)
    assert finding.place == Place()


def test_a_lost_number_speaks_until_it_is_told():
    """A damaged number is an error as long as the person has no number."""
    who = ref(Person, "h1a")
    lost = remark("id-lost-precision", about=who)
    nameless = the(Person, "h1a").evolve(number="")
    assert found("id-lost-precision", changed([lost, nameless]))
    assert not found("id-lost-precision", changed([lost]))


def test_a_lost_number_is_not_also_missing():
    """Who has lost a number is not told to have none as well."""
    lost = remark("id-lost-precision", about=ref(Person, "h1a"))
    nameless = the(Person, "h1a").evolve(number="")
    assert not found("id-missing", changed([lost, nameless]))
    of_stay = lost.evolve(about=ref(Residence, "h1a"))
    assert not found("id-missing", changed([of_stay, nameless]))


def test_a_floating_resident_need_not_have_a_number():
    """Only registered residents must have one."""
    assert not found("id-missing", with_(Person, "x1", number=""))


@pytest.mark.parametrize("kind", ["sex-contradicts-id", "born-contradicts-id"])
def test_a_contradiction_is_told_once(kind):
    """What was remarked while reading is not found a second time in the record."""
    told = remark(kind, about=ref(Person, "h1a"))
    wrong = the(Person, "h1a").evolve(sex=Sex.FEMALE, born=PartDate(1961))
    assert len(found(kind, changed([wrong]))) == 1
    (finding,) = found(kind, changed([wrong, told]))
    assert finding.place.cell == "I5"


def test_a_part_of_a_date_can_agree():
    """A month of birth that the number has too is no contradiction."""
    assert not found("born-contradicts-id", with_(Person, "h1a", born=PartDate(1950)))


def test_old_and_new_number_of_one_person_are_one():
    """15 places and the 18 they became belong to one person."""
    old, new = "430181500102003", "430181195001020035"
    assert found("id-15-digit", numbered(old))
    town = changed(
        [
            the(Person, "h1a").evolve(number=old, born=None),
            the(Person, "h2a").evolve(number=new, born=None),
        ]
    )
    (finding,) = found("listed-twice", town)
    assert set(finding.about) == {ref(Person, "h1a"), ref(Person, "h2a")}


def test_the_blank_relation_is_the_cell_to_look_at():
    """One member without a relation is pointed at; of several nobody is."""
    (finding,) = found("household-without-head", EXAMPLES["household-without-head"])
    assert finding.about == (ref(Residence, "h1a"), ref(Household, "h1"))
    assert finding.field == "relation"
    both = [the(Residence, key).evolve(relation=None) for key in ("h1a", "h1b")]
    (finding,) = found("household-without-head", changed(both))
    assert finding.about == (ref(Household, "h1"),)


def test_a_minor_may_live_alone():
    """Who is the only member may be the head at any age."""
    alone = changed(
        [the(Person, "h1a").evolve(born=PartDate(1990, 1, 1), number="")],
        without=[ref(Residence, "h1b")],
    )
    assert not found("head-minor", alone)


@pytest.mark.parametrize(
    ("day", "most"),
    [
        (date(1950, 1, 1), None),
        (date(1954, 12, 31), 600),
        (date(1989, 12, 31), 600),
        (date(1990, 1, 1), 700),
        (date(2025, 12, 31), 700),
        (date(2026, 1, 1), 3000),
    ],
)
def test_the_size_of_a_committee_is_a_dated_law(day, most):
    """Each law holds from its first day on."""
    span = COMMITTEE_HOUSEHOLDS.on(day)
    assert (span and span.most) == most


def test_the_law_of_the_day_judges():
    """300 households fit the law of 2004, not that of 2026."""
    assert not found("committee-size", TOWN)
    (finding,) = found("committee-size", TOWN, date(2026, 6, 1))
    assert "300户" in finding.message
    assert "1000至3000" in finding.message


def test_a_value_without_a_first_day_has_always_held():
    """None as the first day is from the beginning."""
    assert Dated((None, 3)).on(date(1, 1, 1)) == 3


@pytest.mark.parametrize(
    ("members", "form", "fits"),
    [
        (50, PartyForm.BRANCH, True),
        (51, PartyForm.BRANCH, False),
        (51, PartyForm.GENERAL_BRANCH, True),
        (100, PartyForm.GENERAL_BRANCH, True),
        (101, PartyForm.GENERAL_BRANCH, False),
        (101, PartyForm.COMMITTEE, True),
        (101, PartyForm.WORK_COMMITTEE, True),
    ],
)
def test_the_form_of_a_party_body_follows_its_members(members, form, fits):
    """Up to 50 a branch, up to 100 a general branch, above a committee."""
    body = the(PartyBody, "p1").evolve(form=form)
    people = [member(f"m{n}", n) for n in range(1, members + 1)]
    assert (not found("party-level", changed([body, *people]))) is fits


def test_a_circle_of_party_bodies_ends():
    """Two bodies above each other are counted, not followed for ever."""
    one, two = ref(PartyBody, "p1"), ref(PartyBody, "p2")
    circle = changed(
        [
            the(PartyBody, "p1").evolve(parent=two),
            PartyBody(id=two, name="乙支部", form=PartyForm.BRANCH, parent=one),
        ]
    )
    assert found("party-level", circle) == []


@pytest.mark.parametrize(
    ("confirmed", "fits"),
    [
        (date(2000, 2, 28), False),
        (date(2001, 2, 27), False),
        (date(2001, 2, 28), True),
        (date(2002, 2, 28), True),
        (date(2002, 3, 1), False),
    ],
)
def test_probation_is_counted_in_calendar_years(confirmed, fits):
    """Who joined on 29 February is confirmed from 28 February on."""
    joined = date(2000, 2, 29)
    town = with_(PartyMembership, "m1", joined=joined, confirmed=confirmed)
    reversed_ = bool(found("stages-reversed", town))
    assert (not found("probation-length", town) and not reversed_) is fits
    assert anniversary(joined, 4) == date(2004, 2, 29)


def test_before_1977_no_probation_is_asked_for():
    """Between two congresses there was none."""
    early = date(1970, 7, 1)
    town = with_(PartyMembership, "m1", joined=early, confirmed=early)
    assert not found("probation-length", town)
    assert not found(
        "confirmation-missing",
        with_(PartyMembership, "m1", joined=early, confirmed=None),
    )


@pytest.mark.parametrize(
    ("said", "fits"),
    [
        ("600人", True),
        ("500多人", True),
        ("600余人", True),
        ("近600人", True),
        ("约620人", True),
        ("601人", False),
        ("700多人", False),
        ("近500人", False),
    ],
)
def test_a_statement_is_compared_as_it_was_said(said, fits):
    """多, 近 and 约 are bounds, and the words are told."""
    findings = found(
        "stated-mismatch", stated("registered_residents", Quantity.said_as(said))
    )
    assert (not findings) is fits
    assert all(f"上报{said}" in it.message for it in findings)


def test_a_statement_is_compared_on_its_day():
    """What was stated of 2002 is held against 2002."""
    then = date(2002, 12, 31)
    one, two = Quantity.exactly(1), Quantity.exactly(2)
    assert not found("stated-mismatch", stated("team_members", one, on=then))
    assert found("stated-mismatch", stated("team_members", two, on=then))
    assert found("stated-mismatch", stated("team_members", one, on=None))


def test_a_statement_about_a_group_is_compared_there():
    """A group's households are the group's."""
    group = ref(GridGroup, "l1")
    right, wrong = Quantity.exactly(300), Quantity.exactly(299)
    code = "registered_households"
    assert not found("stated-mismatch", stated(code, right, about=group))
    (finding,) = found("stated-mismatch", stated(code, wrong, about=group))
    assert finding.about == (ref(Statement, "s9"), group)


@pytest.mark.parametrize(
    ("figure", "about"),
    [("attendance", GridGroup), ("registered_households", Facility)],
)
def test_what_records_can_not_say_is_not_compared(figure, about):
    """No figure of a hall, no attendance of a group: nothing is compared."""
    about = ref(about, "l1" if about is GridGroup else "f1")
    town = stated(figure, Quantity.exactly(1), about=about)
    assert found("stated-mismatch", town) == []


def test_a_text_is_not_compared():
    """The community's name is no number."""
    assert not found("stated-mismatch", stated("community", Quantity.exactly(1)))


def test_a_blank_is_not_a_mismatch():
    """有住宅楼幢 says nothing that could be wrong."""
    town = EXAMPLES["stated-blank"]
    assert not found("stated-mismatch", town)
    assert len(found("stated-blank", town)) == 1


def test_a_short_list_is_information():
    """Fewer units listed than stated is no mismatch, more is."""
    assert not found("stated-mismatch", EXAMPLES["list-shorter-than-count"])
    assert found("stated-mismatch", stated("units", Quantity.exactly(0)))


def test_stated_parts_sum_up():
    """Groups that state 300 agree with a total of 300; a vague part proves nothing."""
    total = stated("registered_households", Quantity.exactly(300))
    assert not found("rollup-mismatch", total)
    vague = the(Statement, "s2").evolve(value=Quantity.said_as("约100户"))
    wrong = stated("registered_households", Quantity.exactly(250))
    assert not found("rollup-mismatch", Register([*wrong, vague]))


def test_empty_months_are_named():
    """The clerk reads which months are empty; months to come are not."""
    quiet = EXAMPLES["months-without-activity"]
    (finding,) = found("months-without-activity", quiet)
    assert "2004年7月没有活动" in finding.message
    assert not found("months-without-activity", quiet, date(2004, 6, 30))


def test_365_days_fit_a_common_year():
    """Open all year is 365 days in 2003 and 366 in 2004."""
    town = EXAMPLES["open-days-leap-year"]
    assert not found("open-days-leap-year", town, date(2003, 12, 31))
    assert found("open-days-too-many", TOWN, date(2003, 12, 31))


def test_premises_have_two_yardsticks():
    """80 m² are too few for each 100 households from 2017 on; and in all, from 2022."""
    small, day = EXAMPLES["premises-too-small"], date(2026, 11, 20)
    assert len(found("premises-too-small", small, day)) == 2
    assert len(found("premises-too-small", small, date(2018, 1, 1))) == 1
    assert not found("premises-too-small", small)
    ample = with_(Facility, "f1", area_m2=Decimal(250))
    assert len(found("premises-too-small", ample, day)) == 1


def test_a_small_group_below_a_small_group_is_no_tree():
    """The group above a small group is a large one."""
    below = the(GridGroup, "s1").evolve(
        id=ref(GridGroup, "s2"), number=2, parent=ref(GridGroup, "s1")
    )
    (finding,) = found("group-tree", changed([below]))
    assert finding.about == (ref(GridGroup, "s2"), ref(GridGroup, "s1"))


def test_no_finding_names_a_person():
    """Findings of all examples together say no name, number or telephone."""
    names = {"甲", "乙"}
    for town in EXAMPLES.values():
        for finding in check(town, DAY):
            assert not any(f"{name}" in finding.message for name in names)
            assert "13900001111" not in finding.message


def test_the_sheet_is_what_the_town_has():
    """The town's one sheet has its columns by letter."""
    assert the(LedgerSheet, "e1").columns == ("number=I", "name=D")


def test_letters_are_no_places_of_a_number():
    """A number of the right length with letters in it is malformed."""
    (finding,) = found("id-format", numbered("43018119500102ABCD"))
    assert "字符" in finding.message


def test_someone_of_140_is_doubtful():
    """Whoever would be over 130 is asked about, unless dead by then."""
    old = the(Person, "h1a").evolve(born=PartDate(1864), number="")
    (finding,) = found("birth-doubtful", changed([old]))
    assert "满140周岁" in finding.message
    dead = old.evolve(period=Period(None, date(1950, 1, 1)))
    assert not found("birth-doubtful", changed([dead]))


def test_a_parent_is_older_than_the_head():
    """A mother born after the head is asked about; one of unknown birth is not."""
    mother = the(Residence, "h1b").evolve(relation=Relation.MOTHER)
    young = the(Person, "h1b").evolve(born=PartDate(1960), number="")
    older = young.evolve(born=PartDate(1930))
    unknown = young.evolve(born=None)
    assert found("child-older-than-parent", changed([mother, young]))
    assert not found("child-older-than-parent", changed([mother, older]))
    assert not found("child-older-than-parent", changed([mother, unknown]))


def test_members_of_an_unknown_age_are_not_judged():
    """Who has no day of birth or of joining has not joined under age."""
    assert not found("joined-under-age", with_(PartyMembership, "m1", joined=None))


def test_a_unit_need_not_have_a_code():
    """An empty credit code is not malformed."""
    assert not found("credit-code-format", with_(Unit, "u1", credit_code=""))


def test_a_joint_branch_may_be_small():
    """Only a branch of its own needs three full members."""
    joint = the(PartyBody, "p1").evolve(form=PartyForm.JOINT_BRANCH)
    town = changed([joint], without=[ref(PartyMembership, "m1")])
    assert not found("branch-too-small", town)


def test_a_branch_of_no_known_parent_is_judged_alone():
    """A body below another is counted with it, not by itself."""
    general = EXAMPLES["general-branch-alone"]
    (finding,) = found("party-level", general)
    assert finding.about == (ref(PartyBody, "p0"),)


def test_half_the_bodies_may_have_no_form():
    """A body whose form nobody wrote is neither too small nor too large."""
    assert not found("branch-too-small", with_(PartyBody, "p1", form=None))


def test_nobody_is_held_to_rules_that_were_not_there():
    """Eleven months as an activist: too short in 1991, of 1988 no rule tells."""

    def way(year: int) -> Register:
        person, target = ref(Person, "h1a"), date(year, 6, 1)
        since = date(year - 1, 7, 1)
        told = [
            (CandidateStage.ACTIVIST, Period(since, target)),
            (CandidateStage.TARGET, Period.since(target)),
        ]
        return changed(
            [
                Candidacy(
                    id=ref(Candidacy, f"{stage.value}"),
                    person=person,
                    stage=stage,
                    period=period,
                )
                for stage, period in told
            ]
        )

    assert found("activist-too-short", way(1988)) == []
    (finding,) = found("activist-too-short", way(1991))
    assert finding.message.startswith("入党积极分子培养教育11个月")


@pytest.mark.parametrize(
    ("field", "nothing", "word"),
    [
        ("prepared_by", "", "填报人"),
        ("reviewed_by", "", "审核人"),
        ("period", Period(), "报送日期"),
        ("digest", "", "报表快照的摘要"),
    ],
)
def test_what_was_handed_in_is_signed(field, nothing, word):
    """By whom, looked through by whom, when, what: each that is missing is named."""
    assert found("submission-unsigned", changed([HANDED_IN])) == []
    bare = changed([HANDED_IN.evolve(**{field: nothing})])
    (finding,) = found("submission-unsigned", bare)
    assert finding.message == f"报送的报表缺{word}，请补"
    assert finding.field == field


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("2004年3月死亡", True),
        ("已迁往长沙", True),
        ("病故", True),
        ("其夫已故", False),
        ("父母均已去世", False),
        ("拟迁出", False),
        ("户口未注销", False),
        ("低保", False),
    ],
)
def test_a_note_that_somebody_is_gone(note, told):
    """Of the person of the row, and of what has been."""
    town = changed([the(Residence, "h1a").evolve(note=note)])
    assert bool(found("gone-by-note", town)) is told


def test_nobody_is_dead_before_they_are_born():
    """Who is not yet there was not lost either."""
    unborn = with_(Person, "h1a", period=Period(date(2005, 3, 1), None))
    assert not found("person-ended", unborn)


@pytest.mark.parametrize("apart", [True, False])
def test_two_heads_in_two_groups(apart):
    """Each group numbered its households from one: that is how to mend it."""
    group = ref(GridGroup, "s2") if apart else the(Residence, "h1a").group
    rival = the(Residence, "h1b").evolve(relation=Relation.HEAD, group=group)
    (finding,) = found("household-two-heads", changed([rival]))
    assert ("组号" in finding.message) is apart


@pytest.mark.parametrize("groups", [1, 2, 9])
def test_what_no_ledger_has_yet_is_said_once(groups):
    """Every group states its households, and the roster is not loaded."""
    stated_ones = [
        Statement(
            id=ref(Statement, f"n{number}"),
            figure="team_members",
            value=Quantity.exactly(number + 7),
        )
        for number in range(groups)
    ]
    town = Register(it for it in TOWN if it.id.kind != "team_membership")
    town = town.after([*stated_ones], [it.id for it in town.all(Statement)])
    told = found("stated-mismatch", town)
    assert len(told) == 1
    assert (f"{groups}处" in told[0].message) is (groups > 1)


@pytest.mark.parametrize(
    ("told", "one"),
    [
        ({"number": "", "born": None}, True),
        ({"number": "", "born": PartDate(1950)}, True),
        ({"number": "", "born": PartDate(1951)}, False),
        ({}, False),
    ],
)
def test_two_of_one_name_at_home(told, one):
    """They are asked about unless a number or a birth tells them apart."""
    head = the(Person, "h1a")
    town = changed([the(Person, "h1b").evolve(name=head.name, **told)])
    assert head.born.year == 1950
    assert bool(found("namesakes-at-home", town)) is one
