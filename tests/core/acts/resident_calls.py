"""居民办理. Who comes, goes, is born and dies; households, groups, boundaries."""

from datetime import date

from tests.core.acts.calling import Call
from tests.core.acts.court import (
    COURT,
    DAUGHTER,
    EAST,
    FATHER,
    GRANNY,
    GUEST,
    LI,
    MALE,
    MOTHER,
    OLD_LI,
    SON,
    WANG,
    WEST,
    ref,
    someone,
)

from shequ_core import acts
from shequ_core.model import (
    Basis,
    Community,
    ExitCause,
    GridGroup,
    GroupLevel,
    Household,
    Person,
    Separation,
    Unit,
)
from shequ_core.register import Register
from shequ_core.values import PartDate, Period, Ref, Relation, Sex

ON = date(2004, 11, 20)
NEW = someone(ref(Person, "new"), MALE, date(1976, 5, 4))
CHILD = Person(id=ref(Person, "child"), name="小某", sex=Sex.FEMALE)
HOME = Household(id=ref(Household, "new"), number="003", group=WEST)
APART = COURT.after(
    [Separation(id=ref(Separation, "1"), person=SON, period=Period.since(ON))]
)
LED = COURT.after([COURT[EAST].evolve(leader="某某")])
NEXT_DOOR = Register(
    [
        Community(id=Ref("nan/community/nan"), name="南院社区"),
        GridGroup(
            id=Ref("nan/grid_group/l1"), name="大组", level=GroupLevel.LARGE, number=1
        ),
        Unit(id=Ref("nan/unit/1"), name="某店"),
    ]
)


def late(told_on=date(2005, 1, 8), **more):
    """A death of November that is told later."""
    return {"late": acts.died(COURT, OLD_LI, on=ON), "told_on": told_on, **more}


def call(act, **told):
    """In the court, on the day."""
    return Call(COURT, act, {"on": ON, **told})


CALLS = {
    "move_in": call(
        acts.move_in,
        person=NEW,
        household=LI,
        relation=Relation.NOT_KIN,
        address="解放路2号",
    ),
    "move_in, to a home of his own": call(
        acts.move_in, person=NEW, household=HOME, relation=Relation.HEAD
    ),
    "move_in, a guest who stays": call(acts.move_in, person=COURT[GUEST], household=LI),
    "move_out": call(acts.move_out, person=SON),
    "move_out, the head": call(
        acts.move_out,
        person=FATHER,
        head=MOTHER,
        relations={SON: Relation.SON},
    ),
    "move_out, a guest": call(acts.move_out, person=GUEST, basis=Basis.FLOATING),
    "move_out, the last": call(acts.move_out, person=OLD_LI, cause=ExitCause.DEPARTURE),
    "come_to_live": call(
        acts.come_to_live, person=NEW, group=WEST, origin="421023", reason="务工"
    ),
    "born": call(acts.born, child=CHILD, household=WANG, relation=Relation.DAUGHTER),
    "born, in a year": call(
        acts.born, child=CHILD.evolve(born=PartDate.of("2004")), household=WANG
    ),
    "died": call(acts.died, person=GRANNY),
    "died, the head": call(acts.died, person=FATHER, head=SON),
    "transfer": call(
        acts.transfer, person=DAUGHTER, household=LI, relation=Relation.OTHER_KIN
    ),
    "transfer, the head": call(acts.transfer, person=FATHER, household=LI, head=MOTHER),
    "split_household": call(
        acts.split_household,
        household=WANG,
        leaving=[SON, DAUGHTER],
        into=HOME,
        head=SON,
    ),
    "split_household, the head leaves": call(
        acts.split_household,
        household=WANG,
        leaving=[FATHER, GRANNY],
        into=HOME,
        head=GRANNY,
        staying_head=MOTHER,
    ),
    "merge_households": call(acts.merge_households, household=LI, into=WANG),
    "merge_households, of five": call(
        acts.merge_households,
        household=WANG,
        into=LI,
        relations={FATHER: Relation.SON},
    ),
    "change_head, to the mother": call(acts.change_head, household=WANG, head=MOTHER),
    "change_head, to the son": call(acts.change_head, household=WANG, head=SON),
    "change_head, to granny": call(
        acts.change_head,
        household=WANG,
        head=GRANNY,
        relations={MOTHER: Relation.DAUGHTER_IN_LAW},
    ),
    "regroup": call(acts.regroup, households=[WANG], to=WEST),
    "regroup, who is there already": call(acts.regroup, households=[WANG, LI], to=EAST),
    "merge_groups": Call(
        LED, acts.merge_groups, {"group": EAST, "into": WEST, "on": ON}
    ),
    "separate": call(
        acts.separate, person=SON, address="长沙某路", place="430102", reason="务工"
    ),
    "reunite": Call(APART, acts.reunite, {"person": SON, "on": date(2005, 3, 1)}),
    "correct": Call(COURT, acts.correct, late(reason="家属晚报")),
    "correct, in the same month": Call(
        COURT, acts.correct, late(told_on=date(2004, 11, 30))
    ),
    "recode": call(acts.recode, code="430181001002", name="小院居委会"),
    "hand_over": call(
        acts.hand_over,
        groups=[EAST],
        to=NEXT_DOOR,
        under=Ref("nan/grid_group/l1"),
        document="民发1号",
    ),
    "hand_over, with what else": call(
        acts.hand_over, groups=[WEST], to=NEXT_DOOR, also=[ref(Unit, "none")]
    ),
    "merge_communities": call(
        acts.merge_communities, into=NEXT_DOOR, document="民发2号"
    ),
    "split_community": call(
        acts.split_community,
        groups=[EAST],
        into=Community(id=Ref("bei/community/bei"), name="北院社区"),
    ),
}
"""办理. In the court of two households."""
