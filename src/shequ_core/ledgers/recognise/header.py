"""表头. Where the words over the columns stand: one line, or two or three of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from shequ_core.ledgers.ledger import Ledger
from shequ_core.ledgers.recognise.grid import Grid, is_blank
from shequ_core.ledgers.recognise.headings import heading
from shequ_core.ledgers.recognise.labels import Label
from shequ_core.ledgers.recognise.matching import Match, best
from shequ_core.ledgers.recognise.remarks import explains, within
from shequ_core.ledgers.recognise.sections import Around

DEEPEST = 3
"""最深. How many lines a header has at most."""

WIDEST = 400
"""最宽. More columns than this are no ledger; what is beyond them is not looked at."""

FARTHEST = 1000
"""最远. The last column that a header is looked for in."""

_LONGEST_BAND = 20
_MOST_BESIDE = 6
_NO_BAND = re.compile(r"\d{4}|[:：。]|台账|名册|名单|登记[表簿]|[一览统计汇总明细]+表$")
_BAND_ENDING = re.compile(r"(?:基本)?(?:信息|情况|资料|栏)$")
_OTHERS = re.compile(
    r"联系人|监护人|房东|房主|业主|配偶|父亲|母亲|子女|亲属|家属|承租|租户|介绍人|经办|担保"
    r"|^户主|^法人|^法定代表|^负责人"
)
_TWO_IN_ONE = re.compile(r"^([^()（）]+)[(（]([^()（）]+)[)）]$")


@attrs.frozen
class Header:
    """表头. Its lines from ``top`` to ``bottom``, and the ledger that they head."""

    top: int
    bottom: int
    labels: tuple[Label, ...]
    match: Match

    @property
    def span(self) -> range:
        """列范围. The columns from the first to the last label that says something.

        What stands beside the table after a gap is not of it.
        """
        matched = {label.index for label in self.match.found.values()}
        matched |= {label.index for _, label in self.match.twice}
        matched |= {flag.label.index for flag in self.match.flags}
        matched |= {label.index for label in self.match.barred}
        last = first = min(matched)
        for label in self.labels:
            if label.index in matched or label.index == last + 1:
                last = max(last, label.index)
        for label in reversed(self.labels):
            if label.index == first - 1:
                first = label.index
        return range(first, max(last, *matched) + 1)


def headers_at(
    grid: Grid, bottom: int, ledgers: Sequence[Ledger], around: Around
) -> tuple[Header, ...]:
    """表头. What the header ending in a row heads: one table, or more side by side."""
    bottom = _lowest(grid, bottom)
    top = _top(grid, bottom)
    labels = within(grid, labels_between(grid, top, bottom), top)
    parts = [
        Header(top, bottom, tuple(part), found)
        for part in _segments(labels)
        if (found := best(part, ledgers, around))
    ]
    if len(parts) > 1:
        return tuple(parts)
    whole = best(labels, ledgers, around)
    return (Header(top, bottom, tuple(labels), whole),) if whole else ()


def lines_above(grid: Grid, bottom: int) -> int:
    """上栏数. How many lines of a header stand over its last one."""
    return bottom - _top(grid, bottom)


def labels_between(grid: Grid, top: int, bottom: int) -> list[Label]:
    """列标. The words over each column that has any, from the lines of a header."""
    lines = [_line(grid, row, bottom) for row in range(top, bottom + 1)]
    labels: list[Label] = []
    for column in range(max(map(len, lines), default=0)):
        stacked = [line[column] for line in lines if column < len(line)]
        parts = [words for words, _ in _unrepeated(stacked)]
        if parts:
            labels.append(_label(column, parts))
    return _shared(labels[:WIDEST])


def _unrepeated(stacked: list[str]) -> Iterator[tuple[str, int]]:
    before = ""
    for place, words in enumerate(stacked):
        if words and words != before:
            yield words, place
            before = words


def _label(column: int, parts: list[str]) -> Label:
    leaf = parts[-1]
    if len(parts) == 1:
        return Label(column, leaf, (leaf,))
    upper = parts[-2]
    band = _BAND_ENDING.sub("", heading(upper).bare)
    joined = dict.fromkeys((band + leaf, upper + leaf, "".join(parts)))
    if not heading(leaf).bare:
        return Label(column, upper + leaf, (*joined, upper))
    if _OTHERS.search(band):
        return Label(column, upper + leaf, tuple(joined))
    return Label(column, leaf, (*joined, leaf))


def _shared(labels: list[Label]) -> list[Label]:
    """户主(与户主关系) over two columns: the first is 户主, the second 与户主关系."""
    given = {label.index: label.header for label in labels}
    apart: dict[int, Label] = {}
    for label in labels:
        two, after = _TWO_IN_ONE.match(label.header), label.index + 1
        if two and two[2].startswith("与") and given.get(after, two[0]) == two[0]:
            apart.setdefault(label.index, Label(label.index, two[1], (two[1],)))
            apart.setdefault(after, Label(after, two[2], (two[2],)))
        else:
            apart.setdefault(label.index, label)
    return list(apart.values())


def _line(grid: Grid, row: int, bottom: int) -> list[str]:
    """The words of one line of a header, spread over what they span."""
    width = min(len(grid.rows[row]), FARTHEST)
    words = [grid.words(row, column) for column in range(width)]
    for _, first, _, end in grid.starting(row):
        last = min(end, FARTHEST)
        if first < len(words) and words[first]:
            words += [""] * (last + 1 - len(words))
            words[first : last + 1] = [words[first]] * (last + 1 - first)
    if row < bottom:
        _spread(grid, row, words)
    return words


def _spread(grid: Grid, row: int, words: list[str]) -> None:
    """A band without a merge spans the columns to its right that have words below."""
    below = grid.rows[row + 1]
    for column in range(1, len(words)):
        if words[column] or not words[column - 1] or column >= len(below):
            continue
        if not is_blank(below[column]) and not is_blank(below[column - 1]):
            words[column] = words[column - 1]


def _segments(labels: list[Label]) -> list[list[Label]]:
    """Tables side by side: a gap is between them, or the same labels come again."""
    for times in range(2, min(len(labels) // 2, _MOST_BESIDE) + 1):
        size = len(labels) // times
        blocks = [labels[start : start + size] for start in range(0, len(labels), size)]
        if len(labels) % times == 0 and len({_headers(it) for it in blocks}) == 1:
            return blocks
    parts: list[list[Label]] = []
    for label in labels:
        if parts and label.index == parts[-1][-1].index + 1:
            parts[-1].append(label)
        else:
            parts.append([label])
    return parts


def _headers(labels: list[Label]) -> tuple[str, ...]:
    return tuple(label.header for label in labels)


def _lowest(grid: Grid, bottom: int) -> int:
    """Words that are merged downwards take the header down with them."""
    reach = [last for _, _, last, _ in grid.starting(bottom) if last < len(grid)]
    lowest = max(reach, default=bottom)
    return lowest if lowest - bottom < DEEPEST else bottom


def _top(grid: Grid, bottom: int) -> int:
    top = bottom
    while top > 0 and bottom - top < DEEPEST - 1 and _is_band(grid, top - 1, bottom):
        top -= 1
    return top


def _is_band(grid: Grid, row: int, bottom: int) -> bool:
    """Whether a row above the header is a line of it, and not a title or data."""
    filled = [it for it in grid.filled(row) if not explains(grid, it, row)]
    words = [grid.words(row, column) for column in filled]
    if not words or not all(words) or any(map(_no_band, words)):
        return False
    below, lowest = set(grid.filled(row + 1)), grid.filled(bottom)
    widths = {first: last - first + 1 for _, first, _, last in grid.starting(row)}
    if len(filled) == 1:
        return 1 < widths.get(filled[0], 1) < len(lowest)
    deep = any(row < last <= bottom for _, _, last, _ in grid.starting(row))
    alone = any(column not in below for column in filled)
    return (
        deep or alone or len(filled) < len(below) or max(widths.values(), default=1) > 1
    )


def _no_band(words: str) -> bool:
    return len(words) > _LONGEST_BAND or bool(_NO_BAND.search(words))
