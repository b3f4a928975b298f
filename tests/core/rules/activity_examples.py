"""活动例子. For every rule on sign-ins and money a changed town that makes it speak."""

from datetime import date

from tests.core.small_town import changed, ref, the

from shequ_core.model import Activity, Attendance, Festival, Person
from shequ_core.values import Period, Quantity, Yuan


def signed(place, visits, *keys):
    """The activity of July, and who signed in at it."""
    held = the(Activity, "a7").evolve(visits=Quantity.exactly(visits))
    return changed(
        [
            held,
            *(
                Attendance(
                    id=ref(Attendance, f"{place}-{number}"),
                    event=held.id,
                    who=ref(Person, key),
                    period=held.period,
                )
                for number, key in enumerate(keys, start=1)
            ),
        ]
    )


MID_AUTUMN = Festival(
    id=ref(Festival, "mid-autumn.20040928"),
    name="中秋节",
    period=Period.day(date(2004, 9, 28)),
)

EXAMPLES = {
    "occasion-elsewhere": changed(
        [MID_AUTUMN, the(Activity, "a7").evolve(occasion="中秋")]
    ),
    "people-exceed-visits": signed("a7", 1, "h1a", "h1b"),
    "sign-ins-unlike-visits": signed("a7", 20, "h1a", "h1b"),
    "signed-in-twice": signed("a7", 2, "h1a", "h1a"),
    "activity-over-budget": changed(
        [the(Activity, "a7").evolve(budget=Yuan.of("500"), cost=Yuan.of("620.50"))]
    ),
}
