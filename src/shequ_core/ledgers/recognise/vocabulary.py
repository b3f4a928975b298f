"""列词汇. Every way to head a column, from a ledger's own title to safe variants."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

import attrs

from shequ_core.ledgers.ledger import Ledger
from shequ_core.ledgers.recognise.headings import Heading, alternatives, heading

_PAPER = re.compile("办理|登记|台账|花名册|一览|概况")
_OURS = re.compile("(?<=.)的(?=.)|本社区|本表")
_BEGINNINGS = re.compile(r"^(?:所属|所在|归属|居民|人员|个人|本人|群众|现)+(?=..)")
_OF_WHOM = re.compile(
    "^(?:流动人口|流入人口|流入人员|暂住人员|外来人员|党员|队员|成员|志愿者|"
    "用户|诉求人|诉求居民|求助人|反映人|申请人|来访人|投诉人)"
    "(?=姓名|名字|性别|民族|出生|身份证|公民身份|居民身份|证件|电话|手机|联系)"
)
_ENDINGS: Sequence[tuple[re.Pattern[str], str]] = tuple(
    (re.compile(rf"(?<=.)(?:{many})$"), one)
    for many, one in (
        ("信息|情况|必填|选填", ""),
        ("年月日|年月|日期|时间|时点|年份|年代", "时间"),
        ("详细地址|详址|住址|地址", "地址"),
        ("联系电话|联系方式|电话号码|手机号码|手机号|电话", "电话"),
        ("姓名|名字", "姓名"),
        ("(?<=.)(?:名称|全称)", "名"),
        ("类型|类别|分类", "类别"),
        ("原因|事由", "事由"),
        ("编号|编码|号码|代号", "号"),
        ("个数|数量|总数", "数"),
    )
)
_NUMBERED = re.compile(r"(?<=\D)[1一]$")


@lru_cache(maxsize=8192)
def variant(bare: str) -> str:
    """变体. What spellings of one heading have in common: 入党日期, 入党时间."""
    plain = _OURS.sub("", _NUMBERED.sub("", bare))
    plain = _BEGINNINGS.sub("", _OF_WHOM.sub("", plain))
    for ending, one in _ENDINGS:
        plain = ending.sub(one, plain)
    return plain


MAPPED = -1
"""列对应. The tier of words that a mapping gives to a column."""

LOOSE = 3
"""不确切. From this tier on a match leaves something out, or takes a variant."""


@attrs.frozen
class Vocabulary:
    """列词汇. From words to column keys, the surest first.

    Titles; aliases; both without what stands in brackets; and variants, where only
    one column has them. ``subject`` is what the ledger is about. ``mapped`` words have
    the column that a mapping gives them, or none (""), whatever else they may mean.
    """

    tiers: tuple[Mapping[str, str], ...]
    variants: Mapping[str, str]
    subject: str = ""
    mapped: Mapping[str, str] = attrs.field(factory=dict)

    def key(self, told: Heading, words: str) -> tuple[int, str] | None:
        """列键. See ``column_headed``."""
        if told.whole in self.mapped:
            key = self.mapped[told.whole]
            return (MAPPED, key) if key else None
        for tier, known in enumerate(self.tiers):
            if told.whole in known:
                return tier, known[told.whole]
        return self._loosely(told, words)

    def _loosely(self, told: Heading, words: str) -> tuple[int, str] | None:
        last = len(self.tiers)
        if told.bare:
            for known in self.tiers:
                if told.bare in known:
                    return last, known[told.bare]
            near = variant(told.bare)
            if near in self.variants:
                return last + 1, self.variants[near]
        parts = (self._surely(part) for part in alternatives(words))
        keys = {key for key in parts if key}
        if keys:
            return (last + 1, keys.pop()) if len(keys) == 1 else None
        return self._of_subject(told.bare)

    def _surely(self, word: str) -> str:
        return next((known[word] for known in self.tiers if word in known), "")

    def _of_subject(self, bare: str) -> tuple[int, str] | None:
        """In a ledger of 志愿服务, 志愿服务日期 is the 服务日期, or the 日期."""
        for rest in _without_subject(bare, self.subject):
            for known in (*self.tiers, self.variants):
                if rest in known:
                    return len(self.tiers) + 2, known[rest]
            if variant(rest) in self.variants:
                return len(self.tiers) + 2, self.variants[variant(rest)]
        return None


def _without_subject(bare: str, subject: str) -> Iterator[str]:
    """What is left without leading words of two characters that the subject has."""
    rest = bare
    while len(rest) >= 4 and rest[:2] in subject:
        rest = rest[2:]
        yield rest


@lru_cache(maxsize=256)
def vocabulary(ledger: Ledger) -> Vocabulary:
    """列词汇. Of a ledger; where two columns share a word, the first one has it."""
    titles: dict[str, str] = {}
    aliases: dict[str, str] = {}
    bare: dict[str, str] = {}
    for column in ledger.columns:
        titles.setdefault(heading(column.title).whole, column.key)
    for key, word in _all_words(ledger):
        aliases.setdefault(heading(word).whole, key)
        if heading(word).bare and not heading(word).locked:
            bare.setdefault(heading(word).bare, key)
    subject = _PAPER.sub("", ledger.title)
    mapped = mapped_words(ledger)
    return Vocabulary((titles, aliases, bare), _variants(ledger), subject, mapped)


def mapped_words(ledger: Ledger) -> Mapping[str, str]:
    """已对应列名. The words of its mapping, and the column of each, "" for none."""
    if ledger.mapping is None:
        return {}
    columns = dict(ledger.mapping.columns)
    columns |= dict.fromkeys(ledger.mapping.flags, "")
    return {whole(words): key for words, key in columns.items()}


def whole(words: str) -> str:
    """整名. Of a header in a mapping; the number of a second one (电话#2) is kept."""
    name, sign, number = words.rpartition("#")
    nth = f"#{number}" if sign and number.isdecimal() else ""
    return heading(name if nth else words).whole + nth


@lru_cache(maxsize=32_768)
def column_headed(ledger: Ledger, words: str) -> tuple[int, str] | None:
    """列键. How surely (0 is surest) and which column of a ledger the words head."""
    return vocabulary(ledger).key(heading(words), words)


def columns_like(ledger: Ledger, words: str) -> tuple[str, ...]:
    """相近列. The columns that words may head which head none surely; () if just one.

    A variant that several columns have, or two words that name two columns.
    """
    near = variant(heading(words).bare)
    found = {
        key
        for key, word in _all_words(ledger)
        if not heading(word).locked and variant(heading(word).bare) == near
    }
    for part in alternatives(words):
        claim = column_headed(ledger, part) if part else None
        found |= {claim[1]} if claim else set()
    keys = tuple(column.key for column in ledger if column.key in found)
    return keys if len(keys) > 1 else ()


def _all_words(ledger: Ledger) -> Iterator[tuple[str, str]]:
    for column in ledger.columns:
        for word in (column.title, *column.aliases):
            yield column.key, word


def _variants(ledger: Ledger) -> Mapping[str, str]:
    found: dict[str, set[str]] = defaultdict(set)
    for key, word in _all_words(ledger):
        if not heading(word).locked:
            found[variant(heading(word).bare)].add(key)
    return {near: keys.pop() for near, keys in found.items() if len(keys) == 1}


@lru_cache(maxsize=64)
def plain_words(ledgers: tuple[Ledger, ...]) -> frozenset[object]:
    """原样词. The words of all ledgers as they stand, with and without a star."""
    mapped = (word for it in ledgers if it.mapping for word in it.mapping.words)
    words = (word for it in ledgers for _, word in _all_words(it))
    return frozenset(_starred((*mapped, *words)))


def _starred(words: Iterable[str]) -> Iterator[object]:
    for word in words:
        yield from (word, f"*{word}", f"{word}*")


@lru_cache(maxsize=64)
def _forms(ledgers: tuple[Ledger, ...]) -> frozenset[str]:
    known = [vocabulary(ledger) for ledger in ledgers]
    return frozenset().union(
        *(tier for it in known for tier in (*it.tiers, it.variants, it.mapped))
    )


@lru_cache(maxsize=64)
def _subjects(ledgers: tuple[Ledger, ...]) -> str:
    return "、".join(vocabulary(ledger).subject for ledger in ledgers)


def heads_something(words: str, ledgers: tuple[Ledger, ...]) -> bool:
    """像列名. Whether the words head a column of any of the ledgers."""
    told, known = heading(words), _forms(ledgers)
    rests = _without_subject(told.bare, _subjects(ledgers))
    forms = (told.whole, told.bare, variant(told.bare), *alternatives(words), *rests)
    return any(form in known for form in forms if form)
