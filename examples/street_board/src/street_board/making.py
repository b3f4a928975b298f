"""造街道. A street of made-up communities, the same ones every time."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from random import Random
from typing import TypeVar

from shequ_core import Period, Quantity, Record, Ref, Register
from shequ_core.model import (
    Activity,
    Basis,
    CareGroup,
    CareListing,
    Community,
    Counting,
    Deed,
    Facility,
    Household,
    Person,
    Residence,
    Satisfaction,
    Service,
    ServiceRequest,
    Tier,
)
from shequ_core.values import PartDate, Political, Relation, Sex

R = TypeVar("R", bound=Record)

YEAR = 2004
_NEW_YEAR, _YEAR_END = date(YEAR, 1, 1), date(YEAR, 12, 31)
_NAMES = [
    f"{first}{last}社区" for first, last in product("松柏枫桐槐柳榆桂", "岭溪桥园湾")
]
_CATEGORIES = ("环境卫生", "房屋维修", "邻里纠纷")
_TERM = 5


def made_up(communities: int = 40, scale: float = 1.0) -> Iterator[Register]:
    """造街道. One community at a time, each from its own number; ``scale`` shrinks."""
    for number, name in enumerate(_NAMES[:communities], 1):
        yield Register(_Town(number, name, scale).records())


class _Town:
    """A community in the making: how large it is, and how well it is served."""

    def __init__(self, number: int, name: str, scale: float) -> None:
        self._key, self._name = f"c{number:02}", name
        self._code = f"430181090{number:03}"
        self._random = Random(number)
        self._homes = int(scale * self._random.randint(150, 900))
        self._diligence = self._random.choice((0.82, 0.9, 0.9, 0.96))

    def _ref(self, kind: type[R], key: object) -> Ref[R]:
        return Ref.to(self._key, kind.kind, str(key))

    def records(self) -> Iterator[Record]:
        """记录. The hall, the people, the year."""
        hall = self._ref(Community, self._key)
        yield Community(id=hall, name=self._name, division_code=self._code)
        area = Decimal(self._random.randint(150, 900))
        yield Facility(
            id=self._ref(Facility, "hall"), name="活动室", owner=hall, area_m2=area
        )
        for number in range(1, self._homes + 1):
            yield from self._household(number)
        for number in range(self._homes // 6):
            yield from self._guest(number)
        yield from self._year()
        yield from self._requests()

    def _household(self, number: int) -> Iterator[Record]:
        home = self._ref(Household, number)
        yield Household(id=home, number=f"{number:08}")
        for place in range(self._random.choice((1, 2, 3, 3, 3, 4))):
            born = _NEW_YEAR - timedelta(self._random.randint(30, 88 * 365))
            who = self._person(f"{number}-{place}", born)
            yield who
            yield Residence(
                id=self._ref(Residence, who.id.key),
                person=who.id,
                household=home,
                relation=None if place else Relation.HEAD,
                period=Period.since(max(born, date(1998, 1, 1))),
            )
            if self._random.random() < 0.006:
                yield CareListing(
                    id=self._ref(CareListing, who.id.key),
                    person=who.id,
                    group=CareGroup.SUBSISTENCE_ALLOWANCE,
                )

    def _guest(self, number: int) -> Iterator[Record]:
        who = self._person(f"guest{number}", date(1975, 6, 1))
        came = _NEW_YEAR + timedelta(self._random.randint(0, 360))
        yield who
        yield Residence(
            id=self._ref(Residence, who.id.key),
            person=who.id,
            basis=Basis.FLOATING,
            period=Period.since(came),
        )

    def _person(self, key: str, born: date) -> Person:
        return Person(
            id=self._ref(Person, key),
            name="某某",
            sex=self._random.choice((Sex.MALE, Sex.FEMALE)),
            born=PartDate.exactly(born),
            political=Political.MASSES,
            period=Period.since(born),
        )

    def _year(self) -> Iterator[Record]:
        for month in range(1, 13):
            day = Period.day(date(YEAR, month, self._random.randint(1, 28)))
            yield Activity(
                id=self._ref(Activity, month),
                name=f"{month}月活动",
                type="文艺",
                visits=Quantity.exactly(self._random.randint(20, 200)),
                period=day,
            )
            yield Deed(
                id=self._ref(Deed, month),
                task="绿化",
                people=self._random.randint(3, 20),
                hours=Decimal("2.5"),
                period=day,
            )

    def _requests(self) -> Iterator[Record]:
        for key, category in enumerate(_CATEGORIES):
            yield Service(
                id=self._ref(Service, key),
                name=category,
                category=category,
                tier=Tier.COMMITTEE,
                days=_TERM,
                counting=Counting.CALENDAR_DAYS,
            )
        for number in range(1, int(self._homes * self._random.random() * 0.4) + 3):
            yield self._request(number)

    def _request(self, number: int) -> ServiceRequest:
        received = _NEW_YEAR + timedelta(self._random.randint(0, 345))
        diligent = self._random.random() < self._diligence
        days = self._random.randint(0, _TERM if diligent else 90)
        closed = received + timedelta(days)
        is_open = closed > _YEAR_END
        answer = self._random.choice((*Satisfaction, *(Satisfaction.SATISFIED,) * 3))
        return ServiceRequest(
            id=self._ref(ServiceRequest, number),
            number=f"{YEAR}{number:04}",
            requester="某某",
            category=self._random.choice(_CATEGORIES),
            tier=Tier.COMMITTEE,
            received=received,
            closed=None if is_open else closed,
            satisfaction=None if is_open else answer,
            period=Period(received, None if is_open else closed + timedelta(1)),
        )
