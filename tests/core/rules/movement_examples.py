"""例子. Changed towns for the rules of movements and boundaries."""

from datetime import date

from tests.core.small_town import DAY, changed, ref, the

from shequ_core.model import (
    Community,
    Correction,
    EntryCause,
    ExitCause,
    FormerCode,
    FormerGroup,
    GridGroup,
    Household,
    Person,
    Reorganisation,
    ReorganisationForm,
    Residence,
    Separation,
)
from shequ_core.values import Period

LEFT = date(2004, 11, 20)


def stay(**fields):
    """The town with another stay of one wife."""
    return changed([the(Residence, "h9b").evolve(**fields)])


def _overlapping(kind, **fields):
    return changed(
        [
            kind(id=ref(kind, str(n)), period=Period.year(2003), **fields)
            for n in range(2)
        ]
    )


EXAMPLES = {
    "place-closed": changed([the(Household, "h9").evolve(period=Period(None, LEFT))]),
    "cause-untold": stay(period=Period(date(1990, 1, 1), LEFT)),
    "cause-contradicted": stay(
        period=Period(date(1990, 1, 1), LEFT), ended=ExitCause.DEATH
    ),
    "correction-not-late": changed(
        [
            Correction(
                id=ref(Correction, "1"),
                figure="deaths",
                amount=1,
                told_on=DAY,
                period=Period.month(2004, 12),
            )
        ]
    ),
    "separation-unregistered": changed(
        [Separation(id=ref(Separation, "1"), person=ref(Person, "x1"))]
    ),
    "former-groups-overlap": _overlapping(
        FormerGroup, household=ref(Household, "h9"), group=ref(GridGroup, "s1")
    ),
    "division-code-doubtful": changed(
        [the(Community, "town").evolve(division_code="430181")]
    ),
    "former-codes-overlap": _overlapping(
        FormerCode, of=ref(Community, "town"), code="430123"
    ),
    "successor-missing": stay(began=EntryCause.HAND_OVER),
    "reorganisation-undocumented": changed(
        [
            Reorganisation(
                id=ref(Reorganisation, "1"),
                form=ReorganisationForm.HAND_OVER,
                period=Period.day(date(2004, 5, 1)),
            )
        ]
    ),
}
