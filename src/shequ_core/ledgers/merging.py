"""合并. Two records of one person become one: what named either names that one."""

from __future__ import annotations

from collections.abc import Iterator

from shequ_core.ledgers.intake import Intake
from shequ_core.model import (
    KINDS,
    PAPERS,
    CareListing,
    Person,
    Record,
    Residence,
    ref_fields,
)
from shequ_core.values import Ref


def merge(gone: Ref[Person], into: Ref[Person], intake: Intake) -> None:
    """合并. Everything that names ``gone`` names ``into``; ``gone`` is struck.

    What was known of ``gone`` alone fills in what is not known of ``into``. Where
    ``gone`` was at home is struck: the row that says who they are says where.
    """
    was = intake.find(gone)
    for record, field in list(_naming(gone, intake)):
        if isinstance(record, Residence | CareListing):
            intake.strike(record.id)
        else:
            intake.put(record.evolve(**{field: into}))
    if was is not None:
        told = {name: getattr(was, name) for name in _FACTS}
        intake.fill(Person, into, **told)
    intake.strike(gone)


_FACTS = ("sex", "born", "ethnicity", "education", "phones", "period")


def _naming(ref: Ref[Person], intake: Intake) -> Iterator[tuple[Record, str]]:
    """The records that name a person, each with the field."""
    for kind in KINDS:
        if kind in PAPERS:
            continue
        for field in ref_fields(kind):
            for known in intake.known.tied(kind, field, ref):
                record = intake.find(known.id)
                if record is not None and getattr(record, field) == ref:
                    yield record, field
    for record in list(intake.records.values()):
        if record.id not in intake.known and not isinstance(record, PAPERS):
            for field, named in record.refs():
                if named == ref:
                    yield record, field
