"""居民. Households, persons, where they live, and the groups that are looked after."""

from __future__ import annotations

from enum import Enum

import attrs

from shequ_core.model._record import Record
from shequ_core.model.grid import GridGroup
from shequ_core.model.housing import Building
from shequ_core.values import (
    ALWAYS,
    Education,
    Ethnicity,
    Marital,
    PartDate,
    Period,
    Political,
    Ref,
    Relation,
    Sex,
)


@attrs.frozen(kw_only=True)
class Household(Record):
    """户. A registered household (户籍户); ``number`` is its 户号."""

    id: Ref[Household]
    number: str
    group: Ref[GridGroup] | None = None
    period: Period = ALWAYS


@attrs.frozen(kw_only=True)
class Person(Record):
    """人员. One human being, known once however many ledgers name them.

    ``number`` is the id number *as recorded* (normalised to half-width capitals; 15
    or 18 places; "" where none is known, never a dummy): rules judge it.
    ``period`` begins with the birth where that is known and ends with death.
    """

    id: Ref[Person]
    name: str
    sex: Sex = Sex.UNKNOWN
    born: PartDate | None = None
    number: str = ""
    ethnicity: Ethnicity | None = None
    education: Education | None = None
    marital: Marital | None = None
    political: Political | None = None
    workplace: str = ""
    phones: tuple[str, ...] = ()
    period: Period = ALWAYS


class Basis(Enum):
    """人口口径. Registered here (户籍), or living here from elsewhere (流动)."""

    REGISTERED = "registered"
    FLOATING = "floating"


class EntryCause(Enum):
    """增加原因. Why a residence began; inside the community nobody is added."""

    BIRTH = "birth"
    ARRIVAL = "arrival"
    HAND_OVER = "hand_over"
    WITHIN = "within"


class ExitCause(Enum):
    """减少原因. Why a residence ended; inside the community nobody is lost."""

    DEATH = "death"
    DEPARTURE = "departure"
    CANCELLATION = "cancellation"
    HAND_OVER = "hand_over"
    WITHIN = "within"


@attrs.frozen(kw_only=True)
class Residence(Record):
    """居住. A person belongs to the community, on a basis, for a period.

    Registered residents belong to a ``household``; floating ones name their
    ``origin`` (户籍地代码, GB/T 2260) and ``reason`` (来本地事由). ``began`` and
    ``ended`` say why it did, None where nobody told. A change of household, head or
    group ends one residence and begins the next on the same day.
    """

    id: Ref[Residence]
    person: Ref[Person]
    basis: Basis = Basis.REGISTERED
    household: Ref[Household] | None = None
    relation: Relation | None = None
    group: Ref[GridGroup] | None = None
    building: Ref[Building] | None = None
    address: str = ""
    origin: str = ""
    reason: str = ""
    note: str = ""
    began: EntryCause | None = None
    ended: ExitCause | None = None
    period: Period = ALWAYS


class CareGroup(Enum):
    """特殊群体. Whom the community looks after (service groups, not police lists)."""

    SUBSISTENCE_ALLOWANCE = "subsistence_allowance"
    EXTREME_POVERTY = "extreme_poverty"
    DISABLED = "disabled"
    VETERAN = "veteran"
    PREFERENTIAL_TREATMENT = "preferential_treatment"
    ADVANCED_AGE = "advanced_age"
    LIVING_ALONE = "living_alone"
    EMPTY_NEST = "empty_nest"
    LEFT_BEHIND_CHILD = "left_behind_child"
    CHILD_IN_NEED = "child_in_need"
    BEREAVED_OF_ONLY_CHILD = "bereaved_of_only_child"


@attrs.frozen(kw_only=True)
class CareListing(Record):
    """特殊群体登记. A person is listed in a care group for a period."""

    id: Ref[CareListing]
    person: Ref[Person]
    group: CareGroup
    period: Period = ALWAYS
