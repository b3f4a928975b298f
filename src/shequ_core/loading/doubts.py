"""疑虑. What a load would do that somebody should say yes to first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import attrs

from shequ_core.ledgers import Table
from shequ_core.ledgers.recognise.titles import community_in
from shequ_core.loading.accounts import Account
from shequ_core.loading.endings import Endings
from shequ_core.model import Community, LedgerSheet
from shequ_core.register import Register

ENDS_MANY = "ends-many"
"""减员过多. More than a tenth of those on a list would be there no more."""

BEGINS_MANY = "begins-many"
"""增员过多. More than a tenth as many as were on a list would be there only now."""

OLDER = "older-ledger"
"""旧台账. Told on an earlier day than one of its kind that was loaded already."""

ELSEWHERE = "other-community"
"""外社区台账. Its title or its 填报单位 names another community than the book's."""

TWO_DAYS = "two-days"
"""两期台账. Ledgers of a kind told on different days at once, and most rows of one are
set apart, since the other names the same.
"""

MOST = 10
"""上限. In hundredths (%) of those on a list: how many may end or begin without a
word.
"""


@attrs.frozen(kw_only=True)
class Doubt:
    """疑虑. ``kind`` is its stable word, ``message`` a sentence in Chinese."""

    kind: str
    message: str


def doubts(
    known: Register,
    tables: Sequence[Table],
    accounts: Iterable[Account],
    ended: Iterable[Endings],
) -> Iterator[Doubt]:
    """疑虑. Of what was read, over what is known."""
    ended = tuple(ended)
    yield from map(_of_many, filter(_too_many, ended))
    yield from map(_of_many_new, filter(_too_many_new, ended))
    yield from _of_older(known, tables)
    yield from _of_elsewhere(known, tables)
    yield from _of_two_days(tables, accounts)


def _of_older(known: Register, tables: Iterable[Table]) -> Iterator[Doubt]:
    latest = dict[str, date]()
    for paper in known.all(LedgerSheet):
        if paper.told_on:
            latest[paper.ledger] = max(
                paper.told_on, latest.get(paper.ledger, date.min)
            )
    older = dict[tuple[str, str], tuple[date, date, str]]()
    for table in tables:
        told, before = table.facts.told_on, latest.get(table.ledger.name)
        if told and before and told < before:
            place = (table.file, table.ledger.name)
            older[place] = (told, before, table.ledger.title)
    for (file, _), (told, before, title) in older.items():
        yield Doubt(
            kind=OLDER,
            message=f"{file}的{title}是{told}填报的，库里已有{before}填报的，"
            "载入会用旧的内容盖掉新的",
        )


def _of_elsewhere(known: Register, tables: Iterable[Table]) -> Iterator[Doubt]:
    names = {community_in(it.name) for it in known.all(Community)}
    told = {
        (it.file, it.facts.community): it.ledger.title
        for it in tables
        if it.facts.community and it.ledger.of is not Community
    }
    for (file, name), title in told.items():
        if names and "" not in names and name not in names:
            yield Doubt(
                kind=ELSEWHERE,
                message=f"{file}的{title}写的是{name}，库里是{'、'.join(sorted(names))}，"
                "看看是不是拿错了文件",
            )


def _of_two_days(
    tables: Iterable[Table], accounts: Iterable[Account]
) -> Iterator[Doubt]:
    days = defaultdict[str, set[date]](set)
    for table in tables:
        if table.facts.told_on:
            days[table.ledger.name].add(table.facts.told_on)
    rows, apart = Counter[tuple[str, str, str]](), Counter[tuple[str, str, str]]()
    for it in accounts:
        place = (it.ledger, it.title, it.file)
        rows[place] += it.rows
        apart[place] += it.quarantined
    for place, count in apart.items():
        ledger, title, file = place
        if len(days[ledger]) > 1 and count * 2 > rows[place]:
            told = "、".join(map(str, sorted(days[ledger])))
            yield Doubt(
                kind=TWO_DAYS,
                message=f"{title}一次载入了几期（{told}），{file}有{count:,}行没有入库；"
                "请先载入旧的一期，再载入新的",
            )


def _too_many(it: Endings) -> bool:
    return len(it.records) * 100 > it.among * MOST


def _of_many(it: Endings) -> Doubt:
    share = len(it.records) * 100 / it.among
    return Doubt(
        kind=ENDS_MANY,
        message=f"{it.title}里没有在册的{it.among:,}人中的{len(it.records):,}人"
        f"（{share:.1f}%，超过{MOST}%），会从{it.on}起全部减员",
    )


def _too_many_new(it: Endings) -> bool:
    return it.begun * 100 > it.among * MOST


def _of_many_new(it: Endings) -> Doubt:
    return Doubt(
        kind=BEGINS_MANY,
        message=f"{it.title}里原来在册{it.among:,}人，新添{it.begun:,}人"
        f"（超过{MOST}%），会从{it.on}起算增加；早就在册、只是没登记过的，"
        "先不按全册载入一次",
    )
