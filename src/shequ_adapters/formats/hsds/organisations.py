"""机构. Who offers a service, and the place where they are to be found."""

from __future__ import annotations

from collections.abc import Iterator

from shequ_adapters.formats.hsds.directory import URN, Directory, Entry, entry, uid
from shequ_adapters.formats.hsds.provinces import province_of
from shequ_core.errors import InvalidValue
from shequ_core.glossary import kind_word
from shequ_core.model import Community, Corps, Facility, Record, Unit
from shequ_core.values import CreditCode

Provider = Community | Unit | Corps


def organisation(directory: Directory, it: Provider) -> Entry:
    """机构. Its name, what it is, and its official numbers."""
    community = community_of(directory, it)
    parent = None if it is community or isinstance(it, Unit) else community
    return entry(
        it.id,
        name=it.name,
        description=_described(it),
        uri=f"{URN}{it.id}",
        parent_organization_id=parent and uid(parent.id),
        organization_identifiers=list(_identifiers(it)),
    )


def community_of(directory: Directory, it: Record) -> Community | None:
    """所属社区. The community whose book it is in, where that is there on the day."""
    found = directory.today.all(Community)
    return next((own for own in found if own.id.community == it.id.community), None)


def _described(it: Provider) -> str:
    if isinstance(it, Unit) and it.trade:
        return f"{kind_word(Unit)}（{it.trade}）"
    if isinstance(it, Community) and it.street:
        return f"{it.county}{it.street}所辖{kind_word(Community)}"
    return kind_word(type(it))


def _identifiers(it: Provider) -> Iterator[Entry]:
    kind, number = "", ""
    if isinstance(it, Community):
        kind, number = "统计用区划代码", it.division_code
    elif isinstance(it, Unit) and _is_credit_code(it.credit_code):
        kind, number = "统一社会信用代码", it.credit_code
    if number:
        yield entry(
            it.id,
            "identifier",
            organization_id=uid(it.id),
            identifier_type=kind,
            identifier=number,
        )


def _is_credit_code(recorded: str) -> bool:
    """What else stands in that column may be a person's number."""
    try:
        CreditCode.of(recorded)
    except InvalidValue:
        return False
    return True


def seat(directory: Directory, it: Provider) -> Entry | None:
    """所在地. Where an organisation is, None where its address is not known."""
    street = ""
    if isinstance(it, Community):
        street = it.office_address
    elif isinstance(it, Unit):
        street = it.address
    if not street:
        return None
    return entry(
        it.id,
        "location",
        location_type="physical",
        organization_id=uid(it.id),
        name=it.name,
        addresses=[_address(directory, it, street)],
        **directory.position(it.id),
    )


def room(directory: Directory, it: Facility) -> Entry:
    """场地. A facility as a place; no ledger says its address."""
    return entry(
        it.id,
        location_type="physical",
        organization_id=it.owner and uid(it.owner),
        name=it.name,
        description=it.use,
        **directory.position(it.id),
    )


def _address(directory: Directory, it: Provider, street: str) -> Entry:
    """HSDS requires all six; what nobody knows is empty, as its FAQ has it."""
    community = community_of(directory, it)
    return {
        **entry(it.id, "address", location_id=uid(it.id, "location")),
        "address_1": street,
        "city": community.county if community else "",
        "state_province": province_of(community.division_code) if community else "",
        "postal_code": "",
        "country": "CN",
        "address_type": "physical",
    }
