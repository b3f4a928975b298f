"""造镇. The records of a small coherent community, from what was drawn of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import TypeVar

import attrs

from shequ_core.model import (
    Activity,
    Basis,
    Building,
    CareGroup,
    CareListing,
    Club,
    Community,
    Corps,
    Deed,
    Facility,
    GridGroup,
    GroupLevel,
    Household,
    Investment,
    PartyBody,
    PartyForm,
    PartyMembership,
    Person,
    Record,
    Residence,
    Satisfaction,
    ServiceRequest,
    SharingAgreement,
    Team,
    TeamMembership,
    Tier,
    Unit,
)
from shequ_core.values import (
    Ethnicity,
    PartDate,
    Period,
    Political,
    Quantity,
    Ref,
    Relation,
    Sex,
    Yuan,
)
from shequ_core.values.resident_number import check_digit

R = TypeVar("R", bound=Record)

DAY = date(2004, 12, 31)
"""截止日. The day that the towns are coherent on; much happened before it."""

_GROWN = 1970
"""成年. Who was born by then was an adult long before the day."""

_SURNAMES, _GIVEN = "王李张刘陈杨赵黄", "国建军芳敏静丽强"


@attrs.frozen
class Home:
    """家. What is drawn of a household: where, since when, and who."""

    group: int
    moved_in: date
    head: Sex
    head_born: date
    married: bool
    children: int


class TownMaker:
    """造镇. A community in the making; what it yields is in its own book."""

    def __init__(self, community: str) -> None:
        self._community = community
        self._people = 0

    def ref(self, kind: type[R], key: object) -> Ref[R]:
        """引用. A name in its book."""
        return Ref.to(self._community, kind.kind, str(key))

    @property
    def hall(self) -> Ref[Community]:
        """社区. The community itself, which owns the hall."""
        return self.ref(Community, self._community)

    def grounds(self, groups: int) -> Iterator[Record]:
        """地. The community, a large group, small groups with a building each."""
        yield Community(
            id=self.hall,
            name="小镇社区",
            division_code="430181001999",
        )
        large = self.ref(GridGroup, "l1")
        yield GridGroup(id=large, name="第一居民大组", level=GroupLevel.LARGE, number=1)
        for number in range(1, groups + 1):
            group = self.ref(GridGroup, f"s{number}")
            yield GridGroup(
                id=group,
                name=f"第{number}居民小组",
                level=GroupLevel.SMALL,
                number=number,
                parent=large,
                leader="组长",
                phones=("0731-83612345",),
            )
            yield Building(
                id=self.ref(Building, number), name=f"{number}栋", group=group
            )

    def households(self, drawn: list[Home]) -> Iterator[Record]:
        """户. The households, with a head each, and who lives there."""
        for place, home in enumerate(drawn, start=1):
            household = self.ref(Household, place)
            group = self.ref(GridGroup, f"s{home.group}")
            yield Household(id=household, number=f"{place:08}", group=group)
            for sex, relation, born in _members(home):
                who = self._person(sex, born)
                yield who
                yield Residence(
                    id=self.ref(Residence, who.id.key),
                    person=who.id,
                    household=household,
                    relation=relation,
                    group=group,
                    building=self.ref(Building, home.group),
                    period=Period.since(max(born, home.moved_in)),
                )

    def guests(self, number: int) -> Iterator[Record]:
        """流动. People from elsewhere, for a time."""
        for place in range(number):
            guest = self._person(Sex.FEMALE, date(1980, 2, 29))
            yield guest.evolve(workplace="")
            yield Residence(
                id=self.ref(Residence, guest.id.key),
                person=guest.id,
                basis=Basis.FLOATING,
                group=self.ref(GridGroup, "s1"),
                origin="421023",
                reason="务工",
                period=Period(date(2003, 5, 1), date(2005, 5, 1 + place)),
            )

    def _person(self, sex: Sex, born: date) -> Person:
        self._people += 1
        place = self._people
        first17 = f"430181{born:%Y%m%d}{place * 2 + (sex is Sex.MALE):03}"
        grown = born.year <= _GROWN
        return Person(
            id=self.ref(Person, f"{place:03}"),
            name=_SURNAMES[place % 8] + _GIVEN[place // 8 % 8] + _GIVEN[place % 8],
            sex=sex,
            born=PartDate.exactly(born),
            number=first17 + check_digit(first17),
            ethnicity=Ethnicity.HAN,
            political=Political.MASSES,
            workplace="浏阳花炮厂" if grown else "",
            phones=(f"139{place:08}",) if grown else (),
            period=Period.since(born),
        )

    def party(self, comrades: list[Person]) -> Iterator[Record]:
        """党. A branch of the comrades, once there are some."""
        body = self.ref(PartyBody, "1")
        if comrades:
            yield PartyBody(id=body, name="第一党支部", form=PartyForm.BRANCH)
        for place, who in enumerate(comrades):
            yield who.evolve(political=Political.PARTY_MEMBER)
            joined = PartDate(1990, 7, (place + 1) % 2)  # of some the month alone
            yield PartyMembership(
                id=self.ref(PartyMembership, who.id.key),
                person=who.id,
                body=body,
                joined=joined,
                confirmed=PartDate(1991, 7, joined.day),
                period=Period.since(joined.first),
            )

    def care(self, cared_for: list[Person]) -> Iterator[Record]:
        """特殊群体. Who is looked after."""
        for who in cared_for:
            yield CareListing(
                id=self.ref(CareListing, f"{who.id.key}-veteran"),
                person=who.id,
                group=CareGroup.VETERAN,
            )

    def units(self, number: int) -> Iterator[Record]:
        """单位. The community's hall, and units that share their courts."""
        hall = self.hall
        yield Facility(
            id=self.ref(Facility, "hall"),
            name="活动室",
            area_m2=Decimal("800.0"),
            owner=hall,
            open_days=366,
        )
        yield Investment(
            id=self.ref(Investment, "hall"),
            project="用房",
            amount=Yuan.of("612000"),
            funders="拨款",
            period=Period.day(date(2004, 3, 18)),
        )
        for place in range(1, number + 1):
            unit, court = self.ref(Unit, place), self.ref(Facility, f"court{place}")
            yield Unit(
                id=unit, name=f"第{place}医院", trade="医疗卫生", staff=120 * place
            )
            yield Facility(id=court, name=f"{place}号门球场", owner=unit)
            yield SharingAgreement(
                id=self.ref(SharingAgreement, place),
                unit=unit,
                what="门球场",
                facility=court,
            )

    def club(self, players: list[Person], since: date) -> Iterator[Record]:
        """队. A team of the players, once there are some."""
        club, team = self.ref(Club, "1"), self.ref(Team, "1")
        if players:
            yield Club(id=club, name="健身站")
            yield Team(id=team, name="舞蹈队", club=club)
        for who in players:
            yield TeamMembership(
                id=self.ref(TeamMembership, who.id.key),
                person=who.id,
                team=team,
                period=Period.since(since),
            )

    def year(self, visits: list[int]) -> Iterator[Record]:
        """一年. An activity a month, by its 人次, and a service of volunteers."""
        for month, number in enumerate(visits, start=1):
            yield Activity(
                id=self.ref(Activity, f"{month:02}"),
                name=f"{month}月活动",
                type="文艺",
                visits=Quantity.exactly(number),
                period=Period.day(date(2004, month, 10)),
            )
        corps = self.ref(Corps, "1")
        yield Corps(id=corps, name="居民志愿服务队")
        yield Deed(
            id=self.ref(Deed, "1"),
            corps=corps,
            task="绿化",
            people=7,
            hours=Decimal("2.5"),
            period=Period.day(date(2004, 3, 12)),
        )

    def requests(self, residents: list[Person], received: date) -> Iterator[Record]:
        """诉求. A request of each of them, done within days."""
        closed = min(received + timedelta(days=4), DAY)
        for who in residents:
            yield ServiceRequest(
                id=self.ref(ServiceRequest, who.id.key),
                number=f"2004{who.id.key}",
                person=who.id,
                category="环境卫生",
                tier=Tier.COMMITTEE,
                received=received,
                closed=closed,
                satisfaction=Satisfaction.SATISFIED,
                period=Period.through(received, closed),
            )


def _members(home: Home) -> Iterator[tuple[Sex, Relation, date]]:
    yield home.head, Relation.HEAD, home.head_born
    if home.married:
        husband = home.head is Sex.FEMALE
        yield (
            Sex.MALE if husband else Sex.FEMALE,
            Relation.HUSBAND if husband else Relation.WIFE,
            home.head_born + timedelta(days=400),
        )
    for place in range(home.children):
        born = home.head_born.replace(day=1, year=home.head_born.year + 25 + place * 2)
        yield (
            (Sex.MALE, Relation.SON, born)
            if place
            else (Sex.FEMALE, Relation.DAUGHTER, born)
        )
