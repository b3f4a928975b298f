"""附表. Groups, ages, findings by rule, and every figure with its definition."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from itertools import starmap, zip_longest

from shequ_core.figures import Measured, Number
from shequ_core.figures.groupings import group_label
from shequ_core.model import GridGroup, GroupLevel
from shequ_core.reports.ages import ages_of
from shequ_core.reports.document import Block, Count, Name, Num, Runs, Table
from shequ_core.reports.material import SEVERITIES, Material
from shequ_core.reports.numerals import chinese_marks, plain_number
from shequ_core.rules import rule_named

_ABREAST = 2
_NOTHING: tuple[Runs, ...] = (("",), ("",), ("",), ("",))


def annexes(material: Material) -> list[Block]:
    """附表. In order; those of which nothing is known are left out."""
    return [
        *_large_groups(material),
        *_small_groups(material),
        *_ages(material),
        *_rules(material),
        *_all(material),
    ]


def _names(material: Material, level: GroupLevel) -> dict[str, str]:
    groups = material.now.tied(GridGroup, "level", level)
    ordered = sorted(groups, key=lambda group: (group.number or 0, group.name))
    return {group_label(group): group.name for group in ordered}


def _large_groups(material: Material) -> list[Block]:
    prose = material.prose
    homes, people = (
        "registered_households_by_large_group",
        "registered_residents_by_large_group",
    )
    names = _names(material, GroupLevel.LARGE)
    if not names or not prose.parts(people):
        return []
    return [
        Table(
            caption=("各居民大组户数和人口",),
            header=("居民大组", "户籍户数（户）", "户籍人口（人）", "户均人口（人）"),
            rows=tuple(
                (
                    (Name(name),),
                    prose.cell(homes, key),
                    prose.cell(people, key),
                    prose.cell(people, key, over=homes),
                )
                for key, name in names.items()
            ),
            numeric=frozenset({1, 2, 3}),
            widths=(40, 26, 26, 26),
            total=(
                ("合计",),
                prose.cell("registered_households"),
                prose.cell("registered_residents"),
                prose.cell("registered_residents", over="registered_households"),
            ),
        )
    ]


def _small_groups(material: Material) -> list[Block]:
    """Two groups abreast, read down the left half first."""
    prose = material.prose
    names = _names(material, GroupLevel.SMALL)
    codes = (
        "registered_households_by_small_group",
        "registered_residents_by_small_group",
        "floating_residents_by_small_group",
    )
    if not names or not prose.parts(codes[1]):
        return []
    lines: list[tuple[Runs, ...]] = [
        ((Name(name),), *(prose.cell(code, key) for code in codes))
        for key, name in names.items()
    ]
    half = -(-len(lines) // _ABREAST)
    both = zip_longest(lines[:half], lines[half:], fillvalue=_NOTHING)
    return [
        Table(
            caption=("各居民小组户数和人口",),
            header=("居民小组", "户籍户", "户籍人口", "流动人口") * _ABREAST,
            rows=tuple((*left, *right) for left, right in both),
            numeric=frozenset({1, 2, 3, 5, 6, 7}),
            widths=(28, 15, 18, 18) * _ABREAST,
        )
    ]


def _ages(material: Material) -> list[Block]:
    prose = material.prose
    male, female = "male_residents_by_age", "female_residents_by_age"
    bands = ages_of(prose, male, female)
    if not bands:
        return []
    return [
        Table(
            caption=("户籍人口年龄和性别构成",),
            header=("年龄（周岁）", "男（人）", "女（人）"),
            rows=tuple(
                ((Name(band),), prose.cell(male, band), prose.cell(female, band))
                for band in bands
            ),
            numeric=frozenset({1, 2}),
            widths=(40, 39, 39),
            total=(
                ("合计",),
                prose.cell("male_residents"),
                prose.cell("female_residents"),
            ),
        )
    ]


def _all(material: Material) -> list[Block]:
    numbers = [
        (measured, value)
        for measured in material.measured.values()
        if isinstance(value := measured.value, int | Decimal)
    ]
    return [
        Table(
            caption=("主要指标及统计口径",),
            header=("指标", "数值", "单位", "统计口径"),
            rows=tuple(starmap(_definition, numbers)),
            numeric=frozenset({1}),
            widths=(33, 15, 20, 50),
        )
    ]


def _definition(measured: Measured, value: Number) -> tuple[Runs, ...]:
    return (
        (Name(measured.label),),
        (Num(measured.code, plain_number(value)),),
        (measured.unit,),
        (Name(chinese_marks(measured.basis)),),
    )


def _rules(material: Material) -> list[Block]:
    findings = material.findings
    order = {severity: place for place, severity in enumerate(SEVERITIES)}
    found = Counter(finding.kind for finding in findings)
    rules = sorted(map(rule_named, found), key=lambda it: (order[it.severity], it.code))
    rows = tuple(
        (
            (Name(rule.code),),
            (Name(chinese_marks(rule.title)),),
            (SEVERITIES[rule.severity],),
            (Count(rule.kind, str(found[rule.kind])),),
        )
        for rule in rules
    )
    if not rows:
        return []
    return [
        Table(
            caption=("台账核对发现的问题",),
            header=("规则", "核对内容", "程度", "条数"),
            rows=rows,
            numeric=frozenset({3}),
            widths=(16, 72, 14, 14),
            total=(("合计",), ("",), ("",), (Count("", str(len(findings))),)),
        )
    ]
