"""密钥. Keys for tests, and a little community that has every direct identifier."""

from base64 import b64encode

from shequ_adapters.storage.sealed.keys import Keys
from shequ_core.model import (
    GridGroup,
    GroupLevel,
    Household,
    Person,
    Record,
    Residence,
    ServiceRequest,
    Unit,
)
from shequ_core.values import Ref
from shequ_core.values.resident_number import check_digit


def entry(key_id: str, secret: int = 1, size: int = 32) -> str:
    """A key as the environment has it, made of one byte again and again."""
    return f"{key_id}:{b64encode(bytes([secret] * size)).decode()}"


OLD = entry("k1", 1)
NEW = entry("k2", 2)
SM4 = f"k4:sm4:{b64encode(bytes([4] * 16)).decode()}"


def keys(*entries: str) -> Keys:
    """Keys of some entries; the first seals."""
    return Keys.of(",".join(entries or (OLD,)))


def number_of(place: int) -> str:
    """A valid id number, made up."""
    first17 = f"43018119500101{place:03}"
    return first17 + check_digit(first17)


def someone(key: str = "1", place: int = 1) -> Person:
    """A person with name, number and two phones."""
    return Person(
        id=Ref.to("bei", "person", key),
        name=f"王小{'甲乙丙丁戊己庚辛壬癸'[place % 10]}",
        number=number_of(place),
        phones=(f"139{place:08}", "0731-83612345"),
        workplace="市第一中学",
    )


def neighbourhood(size: int = 5) -> list[Record]:
    """Records with every direct identifier that there is, and some without any."""
    found: list[Record] = [
        GridGroup(
            id=Ref("bei/grid_group/1"),
            name="第1居民小组",
            level=GroupLevel.SMALL,
            leader="李红梅",
            phones=("13700000001",),
        ),
        Unit(
            id=Ref("bei/unit/1"),
            name="市第一中学",
            head="赵长河",
            phones=("0731-83600002",),
        ),
        ServiceRequest(
            id=Ref("bei/service_request/1"), number="2004-1", requester="钱多多"
        ),
    ]
    for place in range(size):
        who = someone(str(place), place)
        home = Household(id=Ref.to("bei", "household", str(place)), number=str(place))
        lives = Residence(
            id=Ref.to("bei", "residence", str(place)),
            person=who.id,
            household=home.id,
            address=f"北正南路{place}号附{place}号4栋30{place}室",
        )
        found += [who, home, lives]
    return found
