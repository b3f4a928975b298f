"""隐私. Which fields say who someone is, and how they look on the way out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from shequ_core.model import (
    Access,
    Appraisal,
    Community,
    Correction,
    Erasure,
    FormerCode,
    GridGroup,
    Household,
    InOrder,
    LedgerSheet,
    Ordered,
    PartyStep,
    Person,
    Proposal,
    Record,
    Remark,
    Reorganisation,
    RequestStep,
    Residence,
    Separation,
    ServiceRequest,
    Statement,
    Submission,
    Succession,
    Target,
    Tenure,
    Unit,
    field_types,
    per_kind,
)
from shequ_core.values import PartDate

R = TypeVar("R", bound=Record)

STAR = "*"


def mask_name(name: str) -> str:
    """姓名脱敏. The first character, a star for each other: 王**."""
    return name[:1] + STAR * (len(name) - 1)


def mask_number(number: str) -> str:
    """证件号脱敏. The first three and last four places; never the birth date."""
    return _ends(number, 3, 4)


def mask_phone(phone: str) -> str:
    """电话脱敏. The first three and last four places."""
    return _ends(phone, 3, 4)


def mask_address(address: str) -> str:
    """住址脱敏. The first three characters, then eight stars whatever the length."""
    return address[:3] + STAR * 8 if address else ""


def mask_birth(born: PartDate | None) -> PartDate | None:
    """出生日期脱敏. The year; beside a whole date a masked number is no secret."""
    return born and PartDate(born.year)


def _ends(text: str, first: int, last: int) -> str:
    if len(text) <= first + last:
        return STAR * len(text)
    return text[:first] + STAR * (len(text) - first - last) + text[-last:]


def _mask_phones(phones: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(mask_phone, phones))


Mask = Callable[[Any], Any]

DIRECT: Mapping[type[Record], Mapping[str, Mask]] = {
    Person: {"name": mask_name, "number": mask_number, "phones": _mask_phones},
    Residence: {"address": mask_address},
    Separation: {"address": mask_address},
    GridGroup: {"leader": mask_name, "phones": _mask_phones},
    Unit: {"head": mask_name, "phones": _mask_phones},
    ServiceRequest: {"requester": mask_name},
    RequestStep: {"by": mask_name},
    Tenure: {"name": mask_name},
    Access: {"by": mask_name},
    Submission: {"prepared_by": mask_name, "reviewed_by": mask_name},
}
"""直接标识. The fields that name, number or reach a person, and the mask of each."""

BESIDE: Mapping[type[Record], Mapping[str, Mask]] = {Person: {"born": mask_birth}}
"""准标识. The fields that name nobody, and would undo the mask of one beside them."""

_MASKS: Mapping[type[Record], Mapping[str, Mask]] = {
    kind: {**masks, **BESIDE.get(kind, {})} for kind, masks in DIRECT.items()
}

_IN_WORDS: Mapping[type[Record], tuple[str, ...]] = {
    Residence: ("note",),
    Separation: ("reason",),
    Correction: ("reason",),
    PartyStep: ("note",),
    Appraisal: ("note",),
    Proposal: ("reason",),
}
"""Free text about a person, in which a name may stand."""

NAMING: Mapping[type[Record], tuple[str, ...]] = {
    kind: (*DIRECT.get(kind, ()), *_IN_WORDS.get(kind, ()))
    for kind in {**DIRECT, **_IN_WORDS}
}
"""称谓字段. What may say who somebody is: direct identifiers, and words about them."""


OPEN: Mapping[type[Record], tuple[str, ...]] = {
    Community: ("division_code",),
    Household: ("number",),
    ServiceRequest: ("number",),
    Statement: ("figure",),
    Access: ("viewpoint", "groups"),
    Submission: ("form", "digest"),
    Correction: ("figure",),
    FormerCode: ("code",),
    Reorganisation: ("partner", "document"),
    Succession: ("came_from", "went_to"),
    Target: ("figure",),
    LedgerSheet: ("ledger", "columns", "digest"),
    Remark: ("finding", "field"),
    Erasure: ("entries",),
}
"""公开文本. Texts that name nobody: codes, and numbers that stand in the ref, too."""


@per_kind
def guarded(kind: type[Record]) -> tuple[str, ...]:
    """应加密字段. The texts of a kind that may name somebody, or say where one lives.

    That is every text which is not ``OPEN``: a shop is called after its owner, a
    workplace after that shop, a remark quotes a cell, and an address is an address
    whatever it is the address of. A field of tomorrow is guarded, too.
    """
    return tuple(
        name
        for name, hint in field_types(kind).items()
        if hint in (str, tuple[str, ...]) and name not in OPEN.get(kind, ())
    )


def unnamed(record: R) -> R:
    """去标识. The record with nothing in it that may say who somebody is."""
    fields = NAMING.get(type(record), ())
    return record.evolve(**{name: type(getattr(record, name))() for name in fields})


def is_masked(record: Record) -> bool:
    """已脱敏. A direct identifier stands behind stars, as its mask leaves it.

    A star in any other text is a star.
    """
    said = (
        (getattr(record, name), mask)
        for name, mask in DIRECT.get(type(record), {}).items()
    )
    return any(STAR in str(value) and mask(value) == value for value, mask in said)


def masked(records: Iterable[Record]) -> Iterator[Record]:
    """脱敏. The same records, in the same order, with direct identifiers masked.

    They come one at a time, once. Of Ordered records an InOrder is made.
    """
    each = _masked(records)
    return InOrder(each) if isinstance(records, Ordered) else each


def _masked(records: Iterable[Record]) -> Iterator[Record]:
    for record in records:
        masks = _MASKS.get(type(record))
        if masks:
            yield record.evolve(
                **{name: mask(getattr(record, name)) for name, mask in masks.items()}
            )
        else:
            yield record
