"""地图例子. For every rule of outlines a town that is drawn wrong."""

from tests.core.small_town import changed, ref, the

from shequ_core.model import Community, GridGroup, Outline
from shequ_core.values import Datum, Period, Shape


def drawn(of, text, key="o1", datum=Datum.WGS84, **fields):
    """That is where it is."""
    return Outline(
        id=ref(Outline, key), of=of, shape=Shape.of(text), datum=datum, **fields
    )


def box(west, south, east, north):
    """An upright rectangle."""
    return (
        f"POLYGON (({west} {south}, {east} {south}, {east} {north}, "
        f"{west} {north}, {west} {south}))"
    )


HALL, FIRST = ref(Community, "town"), ref(GridGroup, "s1")
SECOND = the(GridGroup, "s1").evolve(id=ref(GridGroup, "s2"), number=2)
TOWN_MAP = drawn(HALL, box(113.62, 28.15, 113.64, 28.17), "town")
FIRST_MAP = drawn(FIRST, box(113.62, 28.15, 113.63, 28.17), "s1")
SECOND_MAP = drawn(SECOND.id, box(113.63, 28.15, 113.64, 28.17), "s2")
CROSSED = (
    "POLYGON ((113.62 28.15, 113.64 28.17, 113.64 28.15, 113.62 28.16, 113.62 28.15))"
)

EXAMPLES = {
    "outline-without": changed(
        [TOWN_MAP, drawn(FIRST, box(113.63, 28.15, 113.645, 28.17))]
    ),
    "outlines-overlap": changed(
        [SECOND, FIRST_MAP, drawn(SECOND.id, box(113.629, 28.15, 113.64, 28.17))]
    ),
    "outline-twice": changed(
        [TOWN_MAP, TOWN_MAP.evolve(id=ref(Outline, "o2"), period=Period())]
    ),
    "outline-crossed": changed([drawn(FIRST, CROSSED)]),
    "outline-abroad": changed([drawn(FIRST, "POINT (28.15 63.62)")]),
}
