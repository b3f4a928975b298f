"""服务. The catalogue's entries, and the rooms and courts that residents may use."""

from __future__ import annotations

from collections.abc import Iterator

from shequ_adapters.formats.hsds.directory import Directory, Entry, entry, uid
from shequ_adapters.formats.hsds.organisations import (
    Provider,
    community_of,
    organisation,
    room,
    seat,
)
from shequ_adapters.formats.hsds.schedules import schedules
from shequ_core.figures.openings import is_for_residents, is_usable
from shequ_core.glossary import field_word, kind_word, word
from shequ_core.model import (
    Community,
    Facility,
    Record,
    Service,
    SharingAgreement,
    Unit,
)
from shequ_core.reports.promises import promised

_AT = "service-at-location"


def services(directory: Directory) -> Iterator[Entry]:
    """服务. Those of the catalogue, rooms open to residents, and what is shared."""
    today = directory.today
    for service in today.all(Service):
        provider = today.find(service.provider) or community_of(directory, service)
        if provider:
            yield _catalogued(directory, service, provider)
    for facility in today.all(Facility):
        owner = today.find(facility.owner) or _unowned(directory, facility)
        if owner and is_for_residents(directory.register, facility, directory.on):
            yield _opened(directory, facility, owner)
    for agreement in today.all(SharingAgreement):
        unit = today.find(agreement.unit)
        if unit and agreement.facility is None:
            yield _shared(directory, agreement, unit)


def _unowned(directory: Directory, it: Facility) -> Community | None:
    """A room of nobody known is the community's to tell of."""
    return None if it.owner else community_of(directory, it)


def _catalogued(directory: Directory, it: Service, provider: Provider) -> Entry:
    place = seat(directory, provider)
    tier = word(it.tier) if it.tier else ""
    return entry(
        it.id,
        organization_id=uid(provider.id),
        name=it.name,
        description=promised(it),
        status="active",
        fees_description=it.fee,
        eligibility_description=it.audience,
        service_areas=_areas(directory, it),
        service_at_locations=[_at(it, place)] if place else None,
        organization=organisation(directory, provider),
        attributes=[
            _classified(it, name, term)
            for name, term in (("category", it.category), ("tier", tier))
            if term
        ],
    )


def _opened(directory: Directory, it: Facility, owner: Provider) -> Entry:
    """A facility is a place, and that it is open is a service of who owns it."""
    usable = is_usable(directory.register, it, directory.on)
    hours = list(schedules(directory, it))
    return entry(
        it.id,
        "service",
        organization_id=uid(owner.id),
        name=f"{it.name}开放",
        description=it.use,
        status="active" if usable else "temporarily closed",
        service_areas=_areas(directory, it),
        service_at_locations=[_at(it, room(directory, it), "service", schedules=hours)],
        organization=organisation(directory, owner),
    )


def _shared(directory: Directory, it: SharingAgreement, unit: Unit) -> Entry:
    place = seat(directory, unit)
    return entry(
        it.id,
        organization_id=uid(unit.id),
        name=it.what,
        description=kind_word(SharingAgreement),
        status="active",
        service_areas=_areas(directory, it),
        service_at_locations=[_at(it, place)] if place else None,
        organization=organisation(directory, unit),
    )


def _at(it: Record, place: Entry, part: str = "", **facts: object) -> Entry:
    return entry(
        it.id,
        _AT,
        service_id=uid(it.id, part),
        location_id=place["id"],
        location=place,
        **facts,
    )


def _areas(directory: Directory, it: Record) -> list[Entry]:
    community = community_of(directory, it)
    return [entry(it.id, "area", name=community.name)] if community else []


def _classified(it: Service, name: str, term: str) -> Entry:
    """A term of the community's own list; ``name`` is the field that has it."""
    listed = entry(
        f"{it.id.community}/{Service.kind}/{name}",
        term,
        name=term,
        description=term,
        taxonomy=field_word(Service, name),
    )
    return entry(it.id, name, link_type=name, taxonomy_term=listed)
