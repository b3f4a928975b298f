"""出错的插件. A rule and figures that raise, with a name in what they say."""

from shequ_core import hookimpl
from shequ_core.figures import Clock, Figure
from shequ_core.findings import Severity
from shequ_core.model import Person, Statement
from shequ_core.rules import Rule, Spot


def _unlicensed(register, on):
    """Speaks of one person, and fails at the next."""
    first, second, *_ = register.all(Person)
    yield Spot("没有办证", (first.id,))
    raise ValueError(second.name)


asked = []
"""所问. The windows in which the figure was asked for its rows."""


def _counted(register, window):
    asked.append(window)
    raise KeyError(next(iter(register.all(Person))).name)


RULE = Rule(
    code="X-01",
    kind="dog-unlicensed",
    severity=Severity.ERROR,
    title="养犬没有办证",
    english="A dog without a licence",
    source="本街道要求",
    check=_unlicensed,
)

FIGURE = Figure(
    code="dogs",
    label="犬只数",
    english="Dogs",
    unit="只",
    basis="统计日登记的犬只",
    clock=Clock.STOCK,
    rows=_counted,
)

UNMEASURED = Figure(
    code="stated_dogs",
    label="上报犬只数",
    english="Dogs stated",
    unit="只",
    basis="统计日上报的犬只",
    clock=Clock.STOCK,
    rows=lambda register, window: register.all(Statement),
    measure=lambda row: row.value,
)


@hookimpl
def rules():
    """One that raises."""
    return [RULE]


@hookimpl
def figures():
    """One that raises itself, and one that can not be summed up."""
    return [FIGURE, UNMEASURED]
