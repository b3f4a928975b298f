"""对应. Which figure a number in a text is: by its unit, and by the noun beside it.

What can not be told for sure is left to a reader: a number held against the wrong
figure does more harm than one that is held against none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from shequ_core.narrative.mentions import Mention, even_width, sentence_around
from shequ_core.narrative.wordings import Wording

_CLAUSE = re.compile(r"[,，、;；。:：]")
_LEADS = re.compile(
    r"(?:[现已共总计有为达到至约数]|目前|发展|增加|上升|人数|数量|总数|合计|一共)*"
)
"""连接语. What may stand between a noun and its number: 现发展到, 总数达."""

_SHORT = 3
"""短名词. So few characters (党员, 单位) are a word of many others, too."""

_OPENS = re.compile(
    r"(?:^|[,，;；。:：、（(“\s]|[有设辖建共现到]|社区|辖区|全区|区内|原有|开展|举办|组织"
    r"|各种|各类|在册|登记|全体|全年|今年|本年)$"
)
"""起首. What may stand before a short noun, so that it is the whole: not 女党员."""

_PART = re.compile("(?:[女男老新]|老年|青年|流动|困难|贫困|特困|在职|退休|失业|下岗)$")
"""限定语. Before a longer noun it makes it a part of what the figure counts."""

_WHOLE = re.compile("[有共设辖达]$")
_LISTED = re.compile("[,，、]$")
_LIST = re.compile(r"[^,，;；。:：、]*、[^,，;；。:：、]*")
_ANOTHER = re.compile(r"\d[\d,.]*[多余]?[万亿]?多?[人名位户次元个]+[,，、]")
"""另一个数. Of the same noun, with the mark after it: 3321户，10680人."""

_PEOPLE = frozenset({"人", "名", "位", "户"})
_MONEY = "元"


def bound(
    text: str, found: Iterable[Mention], wordings: Sequence[Wording]
) -> Iterator[tuple[Mention, str]]:
    """对应. Each mention of a paragraph with the code of its figure, "" where no word
    tells.

    What a list (、) goes on with is of a figure only if what it begins with is:
    文艺6场、志愿服务1场 are kinds of something else.
    """
    even = even_width(text)
    last, listed = 0, ""
    for mention in found:
        code = _figure_of(even, mention, wordings)
        goes_on = last and _LIST.fullmatch(even, last, mention.start)
        if goes_on and not listed:
            code = ""
        elif not goes_on:
            listed = code
        last = mention.end
        yield mention, code


def _figure_of(even: str, mention: Mention, wordings: Sequence[Wording]) -> str:
    """First what follows at once (12个居民大组), then what leads to it (党员220人, and
    3321户,10680人 of the same noun), then what money is spent on (2万元装修).
    Of nouns at one place the longest tells: 居民小组, not 居民.
    """
    start, end = sentence_around(even, mention.start, mention.end)
    sentence = even[start:end]
    ranked = [
        (rank, -len(noun), place, it.figure)
        for place, it in enumerate(wordings)
        if mention.unit in it.units and _stands_by(it, sentence)
        for noun in it.nouns
        for rank in _ranks(even, noun, mention, (start, end))
    ]
    return min(ranked)[-1] if ranked else ""


def _stands_by(wording: Wording, sentence: str) -> bool:
    return not wording.beside or any(word in sentence for word in wording.beside)


def _ranks(
    text: str, noun: str, mention: Mention, sentence: tuple[int, int]
) -> Iterator[int]:
    """How near a noun stands, at each place where it tells: the lesser the nearer."""
    start, end = sentence
    for found in re.finditer(re.escape(noun), text[start:end]):
        first, last = start + found.start(), start + found.end()
        if first < mention.end < last:  # 四级服务: the measure is of the noun, too
            yield 0
        elif first >= mention.end:
            yield from _following(text, first, mention)
        elif last <= mention.start and _is_whole(text[start:first], noun):
            yield from _leading(text[last : mention.start])


def _is_whole(before: str, noun: str) -> bool:
    if len(noun) <= _SHORT:
        return bool(_OPENS.search(before))
    return not _PART.search(before)


def _following(text: str, first: int, mention: Mention) -> Iterator[int]:
    between = text[mention.end : first]
    before = text[: mention.start]
    if not between:
        # 组织50名党员 are some of them, 有220名党员 is how many there are.
        listed = mention.arabic and mention.unit not in _PEOPLE
        if _WHOLE.search(before) or (listed and _LISTED.search(before)):
            yield 0
    elif mention.unit == _MONEY and not _CLAUSE.search(between):
        yield 2000 + len(between)


def _leading(between: str) -> Iterator[int]:
    """Straight, or over another number of the same noun (3321户,10680人)."""
    if _LEADS.fullmatch(_ANOTHER.sub("", between)):
        yield 1 + len(between)
