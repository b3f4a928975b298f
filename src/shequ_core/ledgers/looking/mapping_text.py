"""写列对应. What a look understood, as a mapping that a person can edit and share."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from shequ_core.ledgers.definitions import LEDGERS
from shequ_core.ledgers.ledger import Ledger
from shequ_core.ledgers.looking.records import Look, Nearest, Recognised, SeenTable
from shequ_core.ledgers.recognise.headings import heading
from shequ_core.ledgers.recognise.vocabulary import whole

_HEAD = """\
# 列对应：台账里的列名读作哪一栏。可以用记事本修改，也可以给别的社区用。
# 改好后：shequ look 台账 --mapping 本文件
#         shequ load 台账 --into 社区.db --mapping 本文件
#
# 等号左边是台账里的列名，右边是栏目；右边是 "" 的列不读。“电话#2”是第二个叫“电话”的列。
# 是否列写作 "低保户" = "特殊群体=低保"。每张表后面还可以写：
#   [table.constants]            整张表都一样的，如 "居民小组" = "第3居民小组"
#   [table.codes."性别"]         代码的意思，如 "1" = "男"
"""
_PROFILE = "# 表里写的是国标代码（性别写1、2，民族写01……）时，去掉下一行开头的 #"
_NOT_READ = "没有识别；要读就写上栏目"
_AGAIN = "与前面的列是同一栏，不读"
_BARRED = "按原来的列对应，不读"

Line = tuple[tuple[int, str], str, str, str]


def mapping_text(
    looks: Iterable[Look], *, profile: str = "", ledgers: Sequence[Ledger] = LEDGERS
) -> str:
    """写列对应. The TOML of everything that was understood; tables alike are one.

    What was not understood is there as a comment, with what it comes nearest to.
    ``profile`` is the title of the code tables that were used, "" for none.
    """
    titles = {ledger.name: _titles(ledger) for ledger in ledgers}
    named = f"profile = {_quoted(profile or '国标')}"
    parts = [_HEAD, named if profile else f"{_PROFILE}\n# {named}"]
    told: set[str] = set()
    for look in looks:
        for table in look.tables:
            body = "\n".join(_table(table, titles.get(table.ledger, "")))
            if body not in told:
                told.add(body)
                parts.append(f"\n# {_place(look)}\n{_sheet(look)}\n{body}")
        if look.nearest:
            known = titles.get(look.nearest.ledger, "")
            parts.append("\n" + "\n".join(_nearest(look, look.nearest, known)))
    return "\n".join(parts) + "\n"


def _sheet(look: Look) -> str:
    return f"[[table]]\n# sheet = {_quoted(look.sheet)}    # 只用于这张工作表时去掉 #"


def _titles(ledger: Ledger) -> str:
    """What may stand on the right: the columns but for those that are ours alone."""
    titles = (it.title for it in ledger if not heading(it.title).locked)
    return "# 栏目有 " + "、".join(titles)


def _table(seen: SeenTable, titles: str) -> Iterator[str]:
    yield f"ledger = {_quoted(seen.title)}"
    yield f"\n[table.columns]\n{titles}"
    lines = [_line(it) for it in seen.recognised]
    lines += [(_order(it.letter), it.header, "", _AGAIN) for it in seen.repeated]
    lines += [(_order(it.letter), it.header, "", _BARRED) for it in seen.barred]
    lines += [
        (_order(it.letter), it.header, "", _may_be(it.may_be)) for it in seen.unmatched
    ]
    yield from _columns(lines)
    headed = {it.key: it.title for it in seen.recognised}
    for key, codes in seen.coded.items():
        yield "\n# 这一列写的是代码，没有说明是哪一套；不是国标就写明意思，去掉 #"
        yield f"# [table.codes.{_quoted(headed[key])}]"
        yield from (f'# {_quoted(code)} = ""' for code in codes)


def _nearest(look: Look, near: Nearest, titles: str) -> Iterator[str]:
    """As a comment: it is for a person to say that it is that ledger."""
    yield f"# {_place(look)}：{_shown(look.reason)}"
    yield f"# 如果它就是{near.title}，改对下面各行的右边，再去掉开头的 #"
    yield "# [[table]]"
    yield f"# ledger = {_quoted(near.title)}"
    yield f"# [table.columns]\n{titles}"
    lines = [_line(it) for it in near.recognised]
    lines += [
        (_order(it.letter), it.header, "", _may_be(it.may_be)) for it in near.unmatched
    ]
    yield from (f"# {it}" for it in _columns(lines))


def _line(it: Recognised) -> Line:
    column = f"{it.title}={it.choice}" if it.choice else it.title
    return _order(it.letter), it.header, column, ""


def _columns(lines: Iterable[Line]) -> Iterator[str]:
    """From left to right; of the same words the later ones have their number."""
    before: Counter[str] = Counter()
    for _, header, column, why in sorted(lines, key=lambda it: it[0]):
        before[whole(header)] += 1
        times = before[whole(header)]
        name = f"{header}#{times}" if times > 1 else header
        comment = f"    # {why}" if why else ""
        yield f"{_quoted(name)} = {_quoted(column)}{comment}"


def _may_be(titles: tuple[str, ...]) -> str:
    return f"可能是{'、'.join(titles)}；要读就写上栏目" if titles else _NOT_READ


def _place(look: Look) -> str:
    return _shown(f"{look.file} › {look.sheet}")


def _shown(words: str) -> str:
    """Fit for a comment: on one line, without characters that no one sees."""
    return "".join(it if it.isprintable() else " " for it in words)


def _order(letter: str) -> tuple[int, str]:
    return len(letter), letter


def _quoted(words: str) -> str:
    """A TOML string; JSON's escapes are TOML's too, but for one character."""
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")
