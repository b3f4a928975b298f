"""所见报告. What was understood of each sheet, for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from shequ_adapters.cli.output import number_words, table
from shequ_adapters.cli.words import Language, say, sign, speaks
from shequ_core.ledgers.looking import (
    Certainty,
    Look,
    Nearest,
    Noticed,
    Reason,
    Recognised,
    Rows,
    SeenGiven,
    SeenTable,
)
from shequ_core.ledgers.table import ToldBy

if TYPE_CHECKING:
    from rich.table import Table

    from shequ_core.rules import Rule

_REASONS = {
    Reason.MAPPED: "列对应",
    Reason.TITLE: "标题相同",
    Reason.ALIAS: "别名",
    Reason.BARE: "去括号后相同",
    Reason.VARIANT: "写法相近",
    Reason.PART: "并列写法之一",
    Reason.FLAG: "是否列",
}
_NOTHING = "—"
_LAST = 1_048_577  # after every row that a sheet can have


def report(looks: Sequence[Look], rules: Iterable[Rule]) -> Iterator[Table | str]:
    """所见报告. Of every sheet: its tables, column by column, or why there is none."""
    titles = {it.kind: it.english if speaks(Language.EN) else it.title for it in rules}
    if len(looks) > 1:
        yield _overview(looks)
    for it in looks:
        yield _sheet_line(it)
        yield from _noticed(it.notes, titles)
        if it.reason:
            yield "  " + it.reason
        if it.nearest:
            yield from _nearest(it.nearest)
        for seen in it.tables:
            yield from _table(seen, titles)
        yield ""


def _overview(looks: Iterable[Look]) -> Table:
    heads = ("文件", "工作表", "台账", "认出的列", "行数", "说明")
    made = table(say("看懂了什么"), heads, right=(3, 4))
    for it in looks:
        if it.reason or not it.tables:
            rows = "" if it.tables else f"{it.rows:,}"
            made.add_row(it.file, it.sheet, _NOTHING, "", rows, it.reason)
        for seen in it.tables:
            found = len(seen.recognised)
            share = f"{found}/{found + len(seen.unmatched)}"
            made.add_row(it.file, it.sheet, seen.title, share, f"{seen.count:,}", "")
    return made


def _sheet_line(it: Look) -> str:
    facts = [
        say("隐藏") if it.hidden else "",
        say("编码 {encoding}", encoding=it.encoding) if it.encoding else "",
        say("有内容 {count} 行", count=f"{it.rows:,}"),
    ]
    return f"■ {it.file} › {it.sheet} · {_joined('，', facts)}"


def _joined(separator: str, parts: Iterable[str]) -> str:
    """What is not empty, with the separator of the language spoken."""
    return sign(separator).join(filter(None, parts))


def _table(seen: SeenTable, titles: Mapping[str, str]) -> Iterator[Table | str]:
    yield "  " + _certainty_line(seen.title, seen.certainty)
    yield "  " + _joined("，", _places(seen))
    yield "  " + _joined("；", _fates(seen))
    for total in seen.totals:
        said = sign("、").join(
            f"{at} {number_words(n)}" for at, n in total.said.items()
        )
        yield "  " + say("合计在第 {row} 行：{said}", row=total.row, said=said)
    yield from map(_given_line, seen.given)
    yield from _noticed(seen.notes, titles)
    yield _columns(seen)


def _nearest(near: Nearest) -> Iterator[str]:
    known = sign("、").join(it.header for it in near.recognised)
    yield "  " + say("认得的列：{headers}", headers=known)
    if near.unmatched:
        strange = sign("、").join(it.header for it in near.unmatched)
        yield "  " + say("不认得的列：{headers}", headers=strange)
    yield "  " + say(
        "如果它就是{title}，用 --mapping 写出列对应，改好再读", title=near.title
    )


def _certainty_line(title: str, sure: Certainty) -> str:
    return f"【{title}】" + _joined("；", _certainty(sure))


def _certainty(sure: Certainty) -> Iterator[str]:
    share = f"{sure.share:.0%}"
    yield say("认出 {count} 列，占有列名的 {share}", count=sure.explained, share=share)
    if sure.needed:
        yield say("必需的列都在（{titles}）", titles=sign("、").join(sure.needed))
    other = sure.runner_up
    if other:
        words = (
            "与它难分：{title}，认出 {count} 列"
            if sure.tied
            else "其次是{title}，认出 {count} 列"
        )
        yield say(words, title=other.title, count=other.explained)
    if other and other.missing:
        yield say("它缺 {titles}", titles=sign("、").join(other.missing))


def _places(seen: SeenTable) -> Iterator[str]:
    first, last = seen.columns
    if seen.upright:
        yield say("竖表：一行一项")
    yield _rows_words(say("标题"), seen.titles)
    yield _rows_words(say("表头"), seen.header)
    yield _rows_words(say("数据"), seen.data)
    yield say("{first} 至 {last} 列", first=first, last=last)
    yield seen.facts.community
    if seen.facts.told_on:
        yield say("填报时间 {on}", on=seen.facts.told_on)


def _rows_words(what: str, rows: Rows | None) -> str:
    if rows is None:
        return ""
    span = f"{rows.first}-{rows.last}" if rows.first < rows.last else str(rows.first)
    return f"{what} " + say("第 {row} 行", row=span)


def _fates(seen: SeenTable) -> Iterator[str]:
    yield say("数据 {count} 行", count=f"{seen.count:,}")
    for what, counts in (("略过", seen.skipped), ("不是数据", seen.furniture)):
        if counts:
            told = sign("、").join(f"{why} {count:,}" for why, count in counts.items())
            yield f"{say(what)} {told}"


def _given_line(it: SeenGiven) -> str:
    if it.by is ToldBy.SHEET:
        told = say("取自工作表名")
    elif it.by is ToldBy.MAPPING:
        told = say("取自列对应")
    elif it.by is ToldBy.TITLE:
        told = say("取自标题，第 {row} 行", row=it.row)
    else:
        told = say("分段行，共 {count} 处，始于第 {row} 行", count=it.count, row=it.row)
    return f"  {it.title}：{it.words}（{told}）"


def _noticed(notes: Sequence[Noticed], titles: Mapping[str, str]) -> Iterator[str]:
    if notes:
        told = (
            titles.get(it.kind, it.kind)
            + f" {it.count:,}"
            + (f" ({it.first}…)" if it.first else "")
            for it in notes
        )
        yield f"  {say('提示')} " + _joined("；", told)


def _columns(seen: SeenTable) -> Table:
    where = "行" if seen.upright else "列"
    made = table("", (where, "表头", "字段", "理由", "样例（已脱敏）"))
    for _, cells in sorted(_lines(seen), key=lambda line: line[0]):
        made.add_row(*cells)
    return made


def _lines(seen: SeenTable) -> Iterator[tuple[tuple[int, int, str], Sequence[str]]]:
    """A line a column, with its place: by row in upright ledgers, else by letter."""
    for it in seen.recognised:
        where = str(it.row) if it.row else it.letter
        shown = " │ ".join(row.values.get(it.key, _NOTHING) for row in seen.sample)
        yield (
            (it.row, len(it.letter), it.letter),
            (where, it.header, _field(it), _reason(it), shown),
        )
    for again in seen.repeated:
        why = say("重复的列，未读取")
        yield _place(again.letter), (again.letter, again.header, again.title, why)
    for strange in seen.unmatched:
        field = sign("、").join(strange.may_be)
        why = say("可能是几栏，未读取") if field else say("没有识别，未读取")
        field = f"{field}？" if field else _NOTHING
        yield _place(strange.letter), (strange.letter, strange.header, field, why)
    for barred in seen.barred:
        why = say("列对应：不读")
        yield _place(barred.letter), (barred.letter, barred.header, _NOTHING, why)


def _place(letter: str) -> tuple[int, int, str]:
    """By letter; what has none comes last."""
    return (0 if letter else _LAST, len(letter), letter)


def _field(it: Recognised) -> str:
    return f"{it.title}：{it.choice}" if it.choice else it.title


def _reason(it: Recognised) -> str:
    told = [say(_REASONS[it.reason])]
    if it.stacked:
        told.append(say("连上栏读"))
    if it.scale != 1:
        told.append(f"×{it.scale:f}")
    return _joined("，", told)
