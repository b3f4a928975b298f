"""What an author of plug-ins writes, and what mypy says of it."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import BinaryIO

from shequ_core import (
    Exporter,
    Figure,
    Importer,
    Offer,
    Plugins,
    Record,
    Register,
    Rule,
    Severity,
    Spot,
    Store,
    Window,
    hookimpl,
)
from shequ_core.figures import Clock
from shequ_core.model import Household, Person
from shequ_core.testing import FigureLaws, FormatLaws, RuleLaws, StoreLaws


class Roster:
    """A format that writes."""

    def write(self, records: Iterable[Record], stream: BinaryIO, *, on: date) -> None:
        """Write."""


class Undated:
    """One that forgot the day."""

    def write(self, records: Iterable[Record], stream: BinaryIO) -> None:
        """Write."""


@hookimpl
def exporters() -> list[Offer[Exporter]]:
    """A class is what makes a format."""
    return [Offer(name="roster", suffix=".md", summary="名册", load=Roster)]


UNDATED: Exporter = Undated()  # error: [assignment]
Offer(suffix=".md", summary="名册", load=Roster)  # error: [call-arg]


def taken(plugins: Plugins) -> None:
    """What is taken has its type."""
    exporter: Exporter = plugins.exporter("roster")
    importer: Importer = plugins.exporter("roster")  # error: [assignment]
    store: Store = plugins.open_store("memory:")
    store.commit("everything")  # error: [arg-type]
    exporter.write([], importer, on=date.max)  # error: [arg-type]
    form: Path = plugins.form("月报")
    form.open()


def too_large(register: Register, on: date) -> Iterator[Spot]:
    """A check yields spots."""
    for household in register.on(on).all(Household):
        if household.group is None:
            yield Spot("没有小组", (household.id,))


def in_words(register: Register, on: date) -> Iterator[str]:
    """A check that yields words."""
    yield "没有小组"


def rule(check_words: bool) -> Rule:
    """A rule is told what it is by name."""
    return Rule(
        code="X-01",
        kind="x",
        severity="warning",  # error: [arg-type]
        title="没有小组",
        english="Of no group",
        source="街道要求",
        check=in_words if check_words else too_large,  # error: [arg-type]
    )


SOUND = Rule(
    code="X-01",
    kind="x",
    severity=Severity.WARNING,
    title="没有小组",
    english="Of no group",
    source="街道要求",
    check=too_large,
)


def adults(register: Register, window: Window) -> Iterable[Person]:
    """Rows are records."""
    return [it for it in register.all(Person) if it.born and it.born.year < 1986]


ADULTS = Figure(
    code="adults",
    label="成年人数",
    english="Adults",
    unit="人",
    basis="统计日年满18岁的人",
    clock=Clock.STOCK,
    rows=adults,
)
UNCLOCKED = Figure(  # error: [call-arg]
    code="adults",
    label="成年人数",
    english="Adults",
    unit="人",
    basis="统计日年满18岁的人",
    rows=adults,
)


class TestRoster(FormatLaws):
    """The kit takes what it is of."""

    exporter = Roster()
    importer = Roster()  # error: [assignment]


class TestStore(StoreLaws):
    """A store is opened in a folder."""

    def open_store(self, folder: str) -> Store:  # error: [override]
        """Open one."""
        raise NotImplementedError


class TestRules(RuleLaws):
    """Rules, and registers on which they speak."""

    rules = (SOUND,)
    speaks = {"x": [(Register(), date.max)]}
    silent = {"x": [Register()]}  # error: [list-item]


class TestFigures(FigureLaws):
    """Figures, and no rules."""

    figures = (ADULTS, SOUND)  # error: [assignment]
