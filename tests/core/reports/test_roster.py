"""通讯录: who holds a post on the day, once each, and nobody else."""

from datetime import date

from hypothesis import given
from tests.core.small_town import DAY, TOWN, changed, person, ref, the

from shequ_core.model import (
    Committee,
    Community,
    GridGroup,
    PartyBody,
    PartyMembership,
    Person,
    Post,
    Tenure,
    Unit,
)
from shequ_core.register import Register
from shequ_core.reports.roster import Contact, Duty, roster
from shequ_core.testing import DAY as TOWNS_DAY
from shequ_core.testing import towns
from shequ_core.testing.formats import few
from shequ_core.values import Period, Sex

FIRST = the(GridGroup, "s1")
BRANCH = PartyBody(id=ref(PartyBody, "new"), name="第二党支部")
COMMITTEE = Committee(id=ref(Committee, "new"), name="小镇社区居民委员会")
SOMEONE = person("new", date(1960, 1, 1), Sex.FEMALE, 350, phones=("13900001111",))


def holds(body, post, key="new", holder=SOMEONE.id, **fields):
    """Somebody has that post in that body."""
    return Tenure(id=ref(Tenure, key), body=body.id, post=post, holder=holder, **fields)


def contacts(*records, day=DAY):
    """Whom a register of those records lists, by ref."""
    community = next(iter(TOWN.all(Community)))
    town = Register([community, FIRST, SOMEONE, BRANCH, COMMITTEE, *records])
    return {it.ref: it for it in roster(town.on(day))}


def test_a_person_is_there_once_with_all_their_posts():
    """Bodies are called by their names, after the community where they lack it."""
    found = contacts(
        FIRST.evolve(leader=""),
        holds(BRANCH, Post.SECRETARY, "1"),
        holds(COMMITTEE, Post.DIRECTOR, "2", duties="主持全面工作"),
        holds(FIRST, Post.LEADER, "3"),
    )
    assert found == {
        SOMEONE.id: Contact(
            ref=SOMEONE.id,
            name="乙",
            phones=("13900001111",),
            duties=(
                Duty("小镇社区居民委员会", "主任", "主持全面工作"),
                Duty("小镇社区第二党支部", "书记"),
                Duty("小镇社区第1居民小组", "组长"),
            ),
        )
    }


def test_posts_are_those_of_the_day():
    """Until the day that a post ends; nobody who is gone is reached."""
    until = holds(BRANCH, Post.SECRETARY, period=Period(None, date(2004, 7, 1)))
    assert SOMEONE.id in contacts(until, day=date(2004, 6, 30))
    assert SOMEONE.id not in contacts(until, day=date(2004, 7, 1))
    gone = SOMEONE.evolve(period=Period(date(1960, 1, 1), date(2004, 1, 1)))
    assert SOMEONE.id not in contacts(gone, holds(BRANCH, Post.SECRETARY))


def test_a_ledgers_leader_is_there_where_no_post_tells():
    """By the group's ref, with the group's phones."""
    group = FIRST.evolve(leader="刘强", phones=("0731-83612345",))
    assert contacts(group)[group.id].phones == ("0731-83612345",)
    assert group.id not in contacts(group, holds(group, Post.LEADER))
    assert group.id in contacts(group, holds(group, Post.DELEGATE))


def test_delegates_and_seats_are_no_duties():
    """Nor are posts of units."""
    assert set(contacts(FIRST.evolve(leader=""), holds(FIRST, Post.DELEGATE))) == set()
    seat = holds(COMMITTEE, Post.MEMBER, holder=ref(Unit, "u1"))
    assert set(contacts(FIRST.evolve(leader=""), seat)) == set()


def test_whom_nobody_knows_is_there_as_named():
    """By the ref of the post, without a phone."""
    tenure = holds(COMMITTEE, Post.MEMBER, holder=None, name="赵六")
    assert contacts(tenure)[tenure.id] == Contact(
        ref=tenure.id,
        name="赵六",
        phones=(),
        duties=(Duty("小镇社区居民委员会", "委员"),),
    )


def test_posts_of_the_members_ledger_are_there():
    """Where no tenure in the body says otherwise."""
    posted = {it.holder for it in TOWN.all(Tenure)}
    member = next(it for it in TOWN.all(PartyMembership) if it.person not in posted)
    told = changed([member.evolve(post="宣传委员")]).on(DAY)
    [contact] = [it for it in roster(told) if it.ref == member.person]
    assert [it.title for it in contact.duties] == ["宣传委员"]


@few()
@given(towns())
def test_everybody_there_has_a_post(town):
    """Once each, with a name, and each of their duties once."""
    found = roster(town.on(TOWNS_DAY))
    assert len({it.ref for it in found}) == len(found)
    for contact in found:
        assert contact.name
        assert contact.duties
        assert len(set(contact.duties)) == len(contact.duties)
    groups = {it.id for it in town.all(GridGroup) if it.leader}
    people = {it.id for it in town.all(Person)}
    assert {it.ref for it in found} <= groups | people | set(town.named(Tenure))
