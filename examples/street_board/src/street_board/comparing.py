"""并列比较. The figures of each community, all of them together, and who differs.

What a street office (街道) may know are figures without small cells: each community's
are taken as it may publish them, and every sum, rank and spread is worked out of those
alone, so that none gives a hidden figure away.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from functools import partial, reduce
from math import sqrt
from operator import add
from statistics import quantiles

import attrs

from shequ_core import InvalidValue, Register, Window, figures
from shequ_core.figures import Measured, Ratio
from shequ_core.viewpoints import SUPERIOR

_FIGURES = {it.code: it for it in figures.FIGURES}

ELDERLY_SHARE = Ratio(
    code="residents_60_plus_share",
    label="60周岁及以上占比",
    english="Share of residents of 60 and over",
    unit="%",
    basis="60周岁及以上户籍人口除以户籍人口",
    part=_FIGURES["residents_60_plus"],
    whole=_FIGURES["registered_residents"],
    times=100,
)
COUNTS = (
    "registered_households",
    "registered_residents",
    "floating_residents",
    "residents_60_plus",
    "subsistence_allowance_residents",
    "premises_m2",
    "activities",
    "attendance",
    "volunteer_hours",
    "service_requests",
    "service_requests_closed",
)
RATIOS = ("persons_per_household", "premises_m2_per_100_households")
SHARES = ("closing_rate", "on_time_rate", "satisfaction_rate", ELDERLY_SHARE.code)
FEW = 30
"""基数. A share of fewer than so many is told, and neither ranked nor judged."""
WIDTH = 3.0
"""区间宽度. Standard errors each way: of forty that are alike, one in nine streets
would see one called different, where the usual 1.96 calls two of them so every time.
"""


@attrs.frozen
class Standing:
    """位次. The interval of a share, the ranks that fit it, and whether it differs.

    ``verdict`` is 高于, 低于 or 相当, held against the street as a whole.
    """

    low: float
    high: float
    first: int
    last: int
    verdict: str


@attrs.frozen
class Column:
    """并列指标. One figure: of each community that may tell it, and of those together.

    ``spread`` is least, lower quartile, median, upper quartile and most. ``standings``
    are those of a share whose base is not too small.
    """

    figure: Measured
    each: Mapping[str, Measured]
    spread: tuple[float, ...]
    standings: Mapping[str, Standing]

    @property
    def together(self) -> Measured:
        """合计. The figures of all that are told, added up."""
        return reduce(add, self.each.values())


@attrs.frozen
class Street:
    """街道. Its communities in the order they came, and the figures side by side."""

    communities: tuple[str, ...]
    window: Window
    columns: tuple[Column, ...]


def street_of(communities: Iterable[Register], window: Window) -> Street:
    """并列. Each community is read once, measured, and let go before the next."""
    told: dict[str, Mapping[str, Measured]] = {}
    for name, measured in map(partial(_told, window=window), communities):
        if name in told:
            raise InvalidValue(
                f"two communities (社区) of one street are called {name}"
            )
        told[name] = measured
    codes = dict.fromkeys(code for measured in told.values() for code in measured)
    columns = (
        _column({name: told[name][code] for name in told if code in told[name]})
        for code in _in_order(codes)
    )
    return Street(tuple(told), window, tuple(columns))


def _in_order(codes: Container[str]) -> Iterator[str]:
    return (code for code in (*COUNTS, *RATIOS, *SHARES) if code in codes)


def _told(register: Register, window: Window) -> tuple[str, Mapping[str, Measured]]:
    """A community by its name, and what it may tell a street office of itself."""
    published = figures.published(register, window, SUPERIOR.least)
    told = {code: it.measured for code, it in published.items() if it.is_told}
    part, whole = ELDERLY_SHARE.part.code, ELDERLY_SHARE.whole.code
    if part in told and whole in told and told[whole].value:
        share = figures.measure(register, ELDERLY_SHARE, window)
        told[share.code] = share
    name = str(figures.measure(register, "community", window).value)
    return name, {code: told[code] for code in _in_order(told)}


def _column(each: Mapping[str, Measured]) -> Column:
    figure = next(iter(each.values()))
    standings = _standings(each) if figure.code in SHARES else {}
    return Column(figure, each, _spread(each), standings)


def _spread(each: Mapping[str, Measured]) -> tuple[float, ...]:
    values = sorted(float(it.number) for it in each.values())
    if len(values) < 2:
        return ()
    return (values[0], *quantiles(values, n=4, method="inclusive"), values[-1])


def _standings(each: Mapping[str, Measured]) -> Mapping[str, Standing]:
    """Ranks that can not be told from one another are told as one span."""
    street = float(reduce(add, each.values()).number)
    spans = {name: interval(it) for name, it in each.items() if (it.whole or 0) >= FEW}
    return {
        name: Standing(
            low,
            high,
            first=1 + sum(other[0] > high for other in spans.values()),
            last=len(spans) - sum(other[1] < low for other in spans.values()),
            verdict="高于" if low > street else "低于" if high < street else "相当",
        )
        for name, (low, high) in spans.items()
    }


def interval(share: Measured) -> tuple[float, float]:
    """区间. Of a share in a hundred, by Wilson: what chance alone would allow."""
    of, part = float(share.whole or 0), float(share.number) / 100
    centre = part + WIDTH**2 / (2 * of)
    reach = WIDTH * sqrt(part * (1 - part) / of + WIDTH**2 / (4 * of**2))
    scale = 100 / (1 + WIDTH**2 / of)
    return (centre - reach) * scale, (centre + reach) * scale
