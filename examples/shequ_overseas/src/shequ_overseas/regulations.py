"""印尼规则. What the regulations ask of an RT and an RW, each from its day on."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from shequ_core import Register, Rule, Severity, Spot
from shequ_core.model import GridGroup, Statement, Tenure
from shequ_core.rules import Dated
from shequ_overseas.neighbourhoods import FIGURES, numbers_of

TERM_YEARS = Dated((None, 3), (date(2018, 4, 9), 5))
"""任期. Three years in a kelurahan (Permendagri 5/2007), five for whoever was elected
from the day on that Permendagri 18/2018 bears.
"""

SIZES = Dated((date(2017, 1, 1), ((80, 160), (8, 16))))
"""规模. Families of an RT, and RTs of an RW, at least and at most: in Jakarta, from
the first year after its regulation.
"""


def neighbourhoods(register: Register, on: date) -> list[GridGroup]:
    """各RT. Those that are there on the day."""
    groups = register.all(GridGroup)
    return [it for it in groups if numbers_of(it) and it.period.has(on)]


def _term_over(register: Register, on: date) -> Iterator[Spot]:
    for group in neighbourhoods(register, on):
        for tenure in register.tied(Tenure, "body", group.id):
            since = tenure.period.start
            years = TERM_YEARS.on(since) if since else None
            if since and years and tenure.period.has(on) and _later(since, years) <= on:
                words = f"Ketua RT任期{years}年已满，就任日期{since}，请核对是否改选"
                yield Spot(words, (tenure.id, group.id), "period")


def _later(day: date, years: int) -> date:
    """The same day so many years later, 1 March for 29 February."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def _rt_size(register: Register, on: date) -> Iterator[Spot]:
    sizes = SIZES.on(on)
    if sizes is None:
        return
    (least, most), _ = sizes
    for group in neighbourhoods(register, on):
        for stated in register.tied(Statement, "about", group.id):
            number = stated.value.exact
            if stated.figure != FIGURES["households"] or number is None:
                continue
            if not least <= number <= most:
                words = f"RT有{number}个KK，应为{least}至{most}个"
                yield Spot(words, (group.id, stated.id), "name")


def _rw_size(register: Register, on: date) -> Iterator[Spot]:
    sizes = SIZES.on(on)
    if sizes is None:
        return
    _, (least, most) = sizes
    parents = (it.parent for it in neighbourhoods(register, on))
    for parent, number in sorted(Counter(filter(None, parents)).items()):
        if parent in register and not least <= number <= most:
            words = f"RW有{number}个RT，应为{least}至{most}个"
            yield Spot(words, (parent,), "name")


_JAKARTA = "Pergub DKI Jakarta 171/2016 Pasal 5"

RULES = (
    Rule(
        code="ID-01",
        kind="id-rt-term-over",
        severity=Severity.WARNING,
        title="Ketua RT任期已满",
        english="An RT leader's term is over",
        source="Permendagri 18/2018 Pasal 8（之前：Permendagri 5/2007）",
        check=_term_over,
    ),
    Rule(
        code="ID-02",
        kind="id-rt-size",
        severity=Severity.INFO,
        title="RT户数不在规定范围",
        english="An RT with too few or too many families",
        source=_JAKARTA,
        check=_rt_size,
    ),
    Rule(
        code="ID-03",
        kind="id-rw-size",
        severity=Severity.INFO,
        title="RW所辖RT数不在规定范围",
        english="An RW with too few or too many RTs",
        source=_JAKARTA,
        check=_rw_size,
    ),
)
