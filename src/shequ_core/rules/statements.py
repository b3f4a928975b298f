"""上报数规则. What was stated is what the records give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import partial

from shequ_core.errors import NotFound, PluginError
from shequ_core.figures import Figure, Number, Window, asked, measure
from shequ_core.figures.figure import to_places
from shequ_core.figures.groupings import group_label
from shequ_core.findings import Matter, Severity
from shequ_core.model import Community, GridGroup, GroupLevel, Statement
from shequ_core.register import Register
from shequ_core.rules.rule import Rule, Spot

LISTS = frozenset({"units", "provincial_and_municipal_units", "teams", "facilities"})
"""列举数. Ledgers may list fewer of these than there are (银行、医院……等单位)."""

_PLACES = 6
"""小数位数. To more nobody states a rate."""

_LAW = "《统计法》第三十二条"


def computed(
    register: Register, statement: Statement, on: date, more: tuple[Figure, ...] = ()
) -> Number | None:
    """台账数. What the records give for a statement; None where they can not say.

    It is measured on the statement's day (the day of the check where it has none), in
    the year to that day; of a group where the statement is about one. Raises NotFound
    where no figure has that code, none of ``more`` either, PluginError where one of
    these fails.
    """
    window = Window.year_to(statement.on or on)
    value: object = register.once(measure, statement.figure, window, more).value
    about = statement.about
    if about is not None and about.kind != Community.kind:
        group = register.find(about)
        if not isinstance(group, GridGroup):
            return None
        value = _of_group(register, statement.figure, group, window, more)
    return None if value is None or isinstance(value, str | Mapping) else value  # type: ignore[return-value]


def _of_group(
    register: Register,
    figure: str,
    group: GridGroup,
    window: Window,
    more: tuple[Figure, ...],
) -> object:
    level = "large" if group.level is GroupLevel.LARGE else "small"
    code = f"{figure}_by_{level}_group"
    try:
        parts = register.once(measure, code, window, more).value
    except NotFound:
        return None
    return parts.get(group_label(group), 0) if isinstance(parts, Mapping) else None


def _compared(
    register: Register, on: date, more: tuple[Figure, ...] = ()
) -> Iterator[tuple[Statement, Number]]:
    for statement in register.all(Statement):
        if statement.value.known:
            try:
                found = computed(register, statement, on, more)
            except (NotFound, PluginError):
                continue
            if found is None or statement.value.admits(found):
                continue
            if not _rounded_alike(register, statement, on, more):
                yield statement, found


def _rounded_alike(
    register: Register, statement: Statement, on: date, more: tuple[Figure, ...]
) -> bool:
    """A rate may be stated to fewer places, or to more, than it is measured to."""
    stated = statement.value.exact
    window = Window.year_to(statement.on or on)
    rate = register.once(measure, statement.figure, window, more)
    if stated is None or rate.part is None or not rate.whole:
        return False
    rate_as_is = Decimal(rate.part) / Decimal(rate.whole)
    return to_places(rate_as_is, min(places_of(stated), _PLACES)) == stated


def places_of(number: Decimal) -> int:
    """小数位数. How many decimal places a number was told to."""
    exponent = number.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def _listed_short(statement: Statement, found: Number) -> bool:
    low = statement.value.low
    return statement.figure in LISTS and low is not None and found < low


def _says(statement: Statement) -> str:
    exact = statement.value.exact
    return statement.value.said or (f"{exact:f}" if exact is not None else "约数")


def _mismatch(
    register: Register, on: date, *, more: tuple[Figure, ...]
) -> Iterator[Spot]:
    wrong = [it for it in _compared(register, on, more) if not _listed_short(*it)]
    nothing = _nothing_there(register, on, more, [it for it, _ in wrong])
    for figure_label, alike in nothing.items():
        yield Spot(
            f"{figure_label}有{len(alike)}处上报数，台账里一个也没有：多半是有关台账"
            "还没有载入，载入后再核对",
            (alike[0].id,),
            "value",
        )
    told = {it.id for alike in nothing.values() for it in alike}
    for statement, found in wrong:
        if statement.id not in told:
            window = Window.year_to(statement.on or on)
            figure = register.once(measure, statement.figure, window, more)
            yield Spot(
                f"{figure.label}上报{_says(statement)}，台账统计{found}{figure.unit}，"
                "两者不符，请核对",
                (statement.id, *_about(statement)),
                "value",
            )


def _nothing_there(
    register: Register,
    on: date,
    more: tuple[Figure, ...],
    wrong: list[Statement],
) -> Mapping[str, list[Statement]]:
    """Where every group states what no ledger has yet, it is said once: by figure."""
    found: dict[str, list[Statement]] = {}
    for statement in wrong:
        window = Window.year_to(statement.on or on)
        figure = register.once(measure, statement.figure, window, more)
        if figure.value == 0:
            found.setdefault(figure.label, []).append(statement)
    return {label: alike for label, alike in found.items() if len(alike) > 1}


def _short(register: Register, on: date) -> Iterator[Spot]:
    for statement, found in _compared(register, on):
        if _listed_short(statement, found):
            yield Spot(
                f"上报{_says(statement)}个，台账只列出{found}个，列举可能不全",
                (statement.id,),
                "value",
            )


def _blank(register: Register, on: date) -> Iterator[Spot]:
    for statement in register.all(Statement):
        if not statement.value.known:
            yield Spot(
                "提到了这个数而没有填写：不等于零，请补填",
                (statement.id, *_about(statement)),
                "value",
            )


def _unknown_figure(
    register: Register, on: date, *, more: tuple[Figure, ...]
) -> Iterator[Spot]:
    """Said once of each code: a whole column of a ledger may be under one."""
    for code, alike in register.grouped(Statement, "figure").items():
        try:
            asked(code, Window.year_to(on), more)
        except NotFound:
            others = f"（同代码共{len(alike)}条）" if len(alike) > 1 else ""
            words = f"指标代码不在指标目录，无法核对{others}"
            yield Spot(words, (alike[0].id,), "figure")


def _undated(
    register: Register, on: date, *, more: tuple[Figure, ...]
) -> Iterator[Spot]:
    """Said once: a whole ledger may lack the column. A code may carry the day."""
    without = []
    for code, alike in register.grouped(Statement, "figure").items():
        window = Window.year_to(on)
        try:
            carried = asked(code, window, more)[1] is not window
        except NotFound:
            continue
        without += [] if carried else [it.id for it in alike if it.on is None]
    if without:
        yield Spot(
            f"{len(without)}个上报数没有填统计日期，只能按核查当日的台账核对，请补填",
            tuple(without),
            "on",
        )


def _about(statement: Statement) -> tuple[str, ...]:
    return (statement.about,) if statement.about else ()


def rules(more: tuple[Figure, ...] = ()) -> tuple[Rule, ...]:
    """规则. They know the codes of our figures, and of ``more``."""
    return (*_held_against_records(more), *_told_in_part(more))


def _held_against_records(more: tuple[Figure, ...]) -> tuple[Rule, ...]:
    return (
        Rule(
            code="R-N08",
            kind="stated-mismatch",
            severity=Severity.WARNING,
            title="上报数与台账不符",
            english="A stated figure differs from what the records give",
            source=_LAW,
            check=partial(_mismatch, more=more),
        ),
        Rule(
            code="R-U03",
            kind="list-shorter-than-count",
            severity=Severity.INFO,
            title="列举少于上报数",
            english="Fewer are listed than were stated",
            source=_LAW,
            check=_short,
        ),
    )


def _told_in_part(more: tuple[Figure, ...]) -> tuple[Rule, ...]:
    return (
        Rule(
            code="R-H09",
            kind="stated-blank",
            severity=Severity.INFO,
            title="上报数空缺",
            english="Stated, but the number is missing: unknown is not zero",
            source=_LAW,
            check=_blank,
        ),
        Rule(
            code="R-N04",
            kind="stated-figure-unknown",
            severity=Severity.INFO,
            matter=Matter.LEDGER,
            title="指标代码不在目录",
            english="A statement of a figure that is not defined",
            source=_LAW,
            check=partial(_unknown_figure, more=more),
        ),
        Rule(
            code="R-N04",
            kind="stated-undated",
            severity=Severity.INFO,
            matter=Matter.LEDGER,
            title="上报数没有统计日期",
            english="Statements that do not say of which day they are",
            source=_LAW,
            check=partial(_undated, more=more),
        ),
    )


RULES = rules()
