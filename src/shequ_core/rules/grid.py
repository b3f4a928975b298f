"""居民组规则. The tree of groups, and how big committees and grids ought to be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import groupby

import attrs

from shequ_core.figures import Number, Window, measure
from shequ_core.figures.catalogue import RATIOS
from shequ_core.figures.groupings import UNSTATED, household_groups
from shequ_core.findings import Matter, Severity
from shequ_core.glossary import word
from shequ_core.model import (
    Community,
    GridGroup,
    GroupLevel,
    Post,
    Statement,
    Tenure,
)
from shequ_core.register import Register
from shequ_core.rules.as_of import measured, names, today
from shequ_core.rules.dated import Dated
from shequ_core.rules.rule import Rule, Spot


@attrs.frozen
class Span:
    """范围. From least to most, both in, and the law that says so."""

    least: int
    most: int
    law: str


COMMITTEE_HOUSEHOLDS = Dated(
    (date(1954, 12, 31), Span(100, 600, "1954年《城市居民委员会组织条例》")),
    (date(1990, 1, 1), Span(100, 700, "1989年《城市居民委员会组织法》第六条")),
    (date(2026, 1, 1), Span(1000, 3000, "2025年修订《城市居民委员会组织法》")),
)
"""居委会规模. Households of one committee; it may deviate as needed."""

GRID_HOUSEHOLDS = Span(300, 500, "城市综合网格设置要求")
GRID_RESIDENTS = 2500
"""网格人数. Residents of one grid, at most."""

_DENSITY = (100, 60_000)


def _tree(register: Register, on: date) -> Iterator[Spot]:
    now = today(register, on)
    groups = now.named(GridGroup)
    layered = now.tied(GridGroup, "level", GroupLevel.LARGE)
    for group in now.tied(GridGroup, "level", GroupLevel.SMALL):
        parent = groups.get(group.parent or "")
        if parent is None and layered:
            yield Spot("居民小组没有所属居民大组", (group.id,), "parent")
        elif parent is not None and parent.level is not GroupLevel.LARGE:
            yield Spot("居民小组的上级不是居民大组", (group.id, parent.id), "parent")


def _ungrouped(register: Register, on: date) -> Iterator[Spot]:
    now = today(register, on)
    if now.named(GridGroup):
        for household, group in now.once(household_groups).items():
            if group is None:
                yield Spot("这一户没有所属居民小组", (household,), "group")


def _same_number(register: Register, on: date) -> Iterator[Spot]:
    now = today(register, on)
    for number, groups in now.grouped(GridGroup, "number").items():
        for level in GroupLevel:
            alike = [group for group in groups if group.level is level]
            if number is not None and len(alike) > 1:
                yield Spot(
                    f"组号{number}重复，有{len(alike)}个组", names(alike), "number"
                )


def _rollup(register: Register, on: date) -> Iterator[Spot]:
    """Level by level: the small groups are counted in the large ones once more."""
    stated: defaultdict[tuple[str, date | None], dict[str, Decimal | None]]
    stated = defaultdict(dict)
    for it in register.all(Statement):
        if it.about is not None and it.about.kind == GridGroup.kind:
            stated[it.figure, it.on][it.about] = it.value.exact
    for whole in register.tied(Statement, "about", None):
        parts = stated.get((whole.figure, whole.on), {})
        if whole.figure in _RATES:
            continue
        groups = today(register, whole.on or on).all(GridGroup) if parts else ()
        for level, alike in groupby(sorted(groups, key=_level_of), _level_of):
            told = [parts.get(group.id) for group in alike]
            known = [part for part in told if part is not None]
            total = sum(known, Decimal(0))
            if known and _differs(whole, total, entire=None not in told):
                yield Spot(
                    f"各{_CALLED[level]}上报数合计{total:f}，"
                    f"与上报总数{whole.value.words}不符",
                    (whole.id,),
                    "value",
                )


def _level_of(group: GridGroup) -> str:
    return group.level.value


def _differs(whole: Statement, total: Decimal, *, entire: bool) -> bool:
    """Where some group has not told its own, a total that is too large already."""
    if entire:
        return not whole.value.admits(total)
    return whole.value.high is not None and total > whole.value.high


_RATES = frozenset(rate.code for rate in RATIOS)
_CALLED = {level.value: word(level) for level in GroupLevel}


def _committee_size(register: Register, on: date) -> Iterator[Spot]:
    span = COMMITTEE_HOUSEHOLDS.on(on)
    households = measured(register, "registered_households", on)
    if span and households and not span.least <= households <= span.most:
        yield Spot(
            f"户籍{households}户，不在{span.least}至{span.most}户之间"
            f"（{span.law}；可按需要设置）",
            names(today(register, on).all(Community)),
        )


def _grid_size(register: Register, on: date) -> Iterator[Spot]:
    span, most = GRID_HOUSEHOLDS, GRID_RESIDENTS
    households = _by_large_group(register, "registered_households", on)
    out = [size for size in households if not span.least <= size <= span.most]
    if out and any(households):
        yield Spot(
            f"{len(households)}个居民大组中有{len(out)}个户籍户数"
            f"不在{span.least}至{span.most}户之间（{min(out)}至{max(out)}户），"
            "作综合网格时可调整"
        )
    residents = _by_large_group(register, "registered_residents", on)
    crowded = [size for size in residents if size > most]
    if crowded:
        yield Spot(
            f"{len(residents)}个居民大组中有{len(crowded)}个户籍人口"
            f"超过{most}人（最多{max(crowded)}人），作综合网格时可调整"
        )


def _by_large_group(register: Register, figure: str, on: date) -> list[Number]:
    """各大组. Of what belongs to one; the rest is no group."""
    code = f"{figure}_by_large_group"
    sizes = register.once(measure, code, Window.year_to(on)).value
    assert isinstance(sizes, dict), "a breakdown"
    return [size for label, size in sizes.items() if label != UNSTATED]


def _density(register: Register, on: date) -> Iterator[Spot]:
    area = Decimal(measured(register, "community_area_km2", on))
    residents = measured(register, "registered_residents", on)
    if not area or not residents:
        return
    density = residents / area
    least, most = _DENSITY
    if not least <= density <= most:
        yield Spot(
            f"户籍人口密度每平方公里{density:.0f}人，请核对辖区面积的单位",
            names(today(register, on).all(Community)),
            "area_km2",
        )


def _leaderless(register: Register, on: date) -> Iterator[Spot]:
    now = today(register, on)
    groups = now.tied(GridGroup, "level", GroupLevel.SMALL)
    led = {it.body for it in now.tied(Tenure, "post", Post.LEADER)}
    led.update(group.id for group in groups if group.leader)
    if any(group.id in led for group in groups):
        for group in groups:
            if group.id not in led:
                yield Spot("居民小组没有登记组长", (group.id,), "leader")


_LAW = "《城市居民委员会组织法》"
RULES: tuple[Rule, ...] = (
    Rule(
        code="R-G01",
        kind="group-tree",
        severity=Severity.ERROR,
        matter=Matter.LEDGER,
        title="居民组层级不完整",
        english="A small group that belongs to no large group",
        source="居民组台账",
        check=_tree,
    ),
    Rule(
        code="R-G01",
        kind="household-without-group",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="户没有所属小组",
        english="A household of no group",
        source="居民组台账",
        check=_ungrouped,
    ),
    Rule(
        code="R-G01",
        kind="group-number-twice",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="组号重复",
        english="Two groups of one level have the same number",
        source="居民组台账",
        check=_same_number,
    ),
    Rule(
        code="R-G02",
        kind="rollup-mismatch",
        severity=Severity.WARNING,
        title="各组上报数合计与总数不符",
        english="What the groups stated does not sum up to the stated total",
        source="《统计法》第三十二条",
        check=_rollup,
    ),
    Rule(
        code="R-G03",
        kind="committee-size",
        severity=Severity.WARNING,
        title="居委会管辖户数不在法定规模内",
        english="The committee has more or fewer households than the law suggests",
        source=_LAW,
        check=_committee_size,
    ),
    Rule(
        code="R-G05",
        kind="grid-size",
        severity=Severity.INFO,
        title="网格规模不在建议范围",
        english="Large groups outside the suggested size of a grid",
        source=GRID_HOUSEHOLDS.law,
        check=_grid_size,
    ),
    Rule(
        code="R-G07",
        kind="group-without-leader",
        severity=Severity.INFO,
        title="居民小组没有组长",
        english="A small group without a leader",
        source=f"{_LAW}第十四条",
        check=_leaderless,
    ),
    Rule(
        code="R-G10",
        kind="density-doubtful",
        severity=Severity.INFO,
        matter=Matter.LEDGER,
        title="人口密度存疑",
        english="Residents per km² out of proportion",
        source="常理",
        check=_density,
    ),
)
