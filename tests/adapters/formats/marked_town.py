"""有记号的小镇. The small town, where all that says who someone is stands out."""

from collections.abc import Iterator

from tests.core.small_town import TOWN

from shequ_core.model import (
    GridGroup,
    Person,
    Record,
    Residence,
    ServiceRequest,
    Unit,
)
from shequ_core.register import Register

NAME, PHONE, ADDRESS = "麤鬱", "13912345678", "龘路9号"
"""记号. A name, a phone number and an address that stand nowhere else."""

_MARKS: dict[type[Record], dict[str, object]] = {
    Person: {"name": NAME, "phones": (PHONE,), "workplace": NAME},
    Residence: {"address": ADDRESS},
    GridGroup: {"leader": NAME, "phones": (PHONE,)},
    Unit: {"head": NAME, "phones": (PHONE,)},
    ServiceRequest: {"requester": NAME},
}


def _marked() -> Iterator[Record]:
    for record in TOWN:
        yield record.evolve(**_MARKS.get(type(record), {}))


MARKED = Register(_marked())
"""有记号的小镇. Nothing of a person may leave it in a report."""


def personal(text: str) -> list[str]:
    """What of a person is found in a text."""
    numbers = {person.number for person in MARKED.all(Person)}
    return [mark for mark in (NAME, PHONE, ADDRESS, *numbers) if mark in text]
