"""The laws, over the roster; that shequ finds it; what it looks like."""

from datetime import date
from io import BytesIO

from shequ_core import Plugins, Record, Ref, masked
from shequ_core.model import GridGroup, GroupLevel, Household, Person, Residence
from shequ_core.testing import FormatLaws
from shequ_core.values import Relation

import shequ_roster
from shequ_roster.roster import Roster


class TestRoster(FormatLaws):
    """F0 to F8; it is not read back, and prints no id number."""

    exporter = Roster()
    numbers_people = False
    multiplied = Household(id=Ref("bei/household/1"), number="1" * 10_000)


GROUP = GridGroup(
    id=Ref("bei/grid_group/1"), name="第1居民小组", level=GroupLevel.SMALL, number=1
)
HOUSEHOLD = Household(id=Ref("bei/household/1"), number="001", group=GROUP.id)
HEAD = Person(id=Ref("bei/person/1"), name="王建华", phones=("13800000001",))
STAY = Residence(
    id=Ref("bei/residence/1"),
    person=HEAD.id,
    household=HOUSEHOLD.id,
    relation=Relation.HEAD,
)
LOST = Household(id=Ref("bei/household/2"), number="002", group=Ref("bei/grid_group/0"))
LONE = Household(id=Ref("bei/household/3"), number="003")
TOWN: list[Record] = [GROUP, HOUSEHOLD, HEAD, STAY, LOST, LONE]


def written(records: list[Record]) -> str:
    """What the roster makes of records."""
    stream = BytesIO()
    exporter = Plugins(shequ_roster).exporter("roster")
    exporter.write(records, stream, on=date(2004, 12, 31))
    return stream.getvalue().decode()


def test_a_line_a_household() -> None:
    """Under its group, at the end those of none; none is left out."""
    assert written(TOWN) == (
        "# 户主名册（2004-12-31）\n"
        "\n## 没有登记小组\n\n"
        "- 002 没有登记户主，0人\n"
        "\n## 第1居民小组\n\n"
        "- 001 王建华 13800000001，1人\n"
        "\n## 没有登记小组\n\n"
        "- 003 没有登记户主，0人\n"
    )


def test_the_stars_of_a_mask_are_stars() -> None:
    """Between stars Markdown would print in italics."""
    assert r"王\*\*" in written(list(masked(TOWN)))
