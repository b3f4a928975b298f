"""分段. What is told once for many rows: over them, in a title, as a sheet's name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

import attrs

from shequ_core.ledgers.ledger import Ledger, LedgerColumn, Titled
from shequ_core.ledgers.recognise.vocabulary import column_headed
from shequ_core.ledgers.table import Given, ToldBy

_PAIR = re.compile(
    r"([^\s:,;、]{1,10})\s*:\s*([^:]*?)(?=\s{2,}|[,;、]|\s+[^\s:,;、]{1,10}\s*:|$)"
)
_MARKED = re.compile(
    r"^(?:[一二三四五六七八九十\d]{1,3}[、.]|\([一二三四五六七八九十\d]{1,3}\))"
)
_COUNTED = re.compile(
    r"[(:,]*(?:共|合计|计|总数)?\d+(?:户|人|名|栋|个)[\d户人名栋个共,、]*\)?$"
)
_PAPER = re.compile(
    r"(?:居民|人员|人口|户籍|党员|队员|成员|志愿|服务|活动|基本|信息|情况|登记|统计)*"
    r"(?:花名册|名册|名单|台账|[登记统计一览汇总]*表|册|明细)$"
)
_BEFORE = re.compile(r"^(?:\d{4}年度?)?(?:.*?社区(?:居民委员会|居委会)?)?")
_FIRST = re.compile(r"[(,:\s]")
_TELLER = re.compile(r"[一-鿿]{0,4}单位\s*[:：]\S*")
_NOTHING = "_-/"
_LONGEST = 30


@attrs.frozen
class Around:
    """表外文字. The name of the sheet, and words near a header that stand alone."""

    name: str
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """文字. What may say which ledger it is."""
        return self.name + "".join(self.above)

    def names(self, titled: Titled) -> bool:
        """称谓. Whether they say that it is such a ledger; who fills it in does not."""
        words = _TELLER.sub("", self.words)
        return any(word in words for word in titled.words)

    def told(self, ledger: Ledger, keys: Sequence[str]) -> frozenset[str]:
        """所述栏目. All of these columns, if it tells each of them; else none."""
        tellable = {column.key for column, _ in _tellable(ledger)}
        if not tellable.issuperset(keys):
            return frozenset()
        lines = enumerate((*self.above, *self.below))
        told = {it.key for it in over_tables(ledger, self.name, lines)}
        return frozenset(keys) if told.issuperset(keys) else frozenset()


def over_rows(
    ledger: Ledger, told: Sequence[tuple[int, str]], columns: Mapping[int, str]
) -> Mapping[str, str]:
    """分段行. What a row tells for the rows below it, by column key; {} in other rows.

    ``told`` are its columns that say something, with their words, ``columns`` the keys
    of the columns of the table. What the ledger is of (组 in 居民小组台账) is its row.
    """
    pairs: dict[str, str] = {}
    if any(":" in words or "：" in words for _, words in told):
        pairs = dict(_pairs(ledger, "  ".join(words for _, words in told)))
    if len(told) != 1:
        return pairs
    ((index, words),) = told
    key, value = alone(ledger, words)
    if not key and (":" in words or "：" in words):
        key, value = alone(ledger, _FIRST.split(_plain(words), maxsplit=1)[0])
    own = ledger.needed[:1] == (key,) and columns.get(index) == key
    return {key: value, **pairs} if key and not own else pairs


def over_tables(
    ledger: Ledger, name: str, lines: Iterable[tuple[int, str]]
) -> Iterator[Given]:
    """表外信息. What the ``name`` of a sheet and its title rows (from 0) tell."""
    key, value = alone(ledger, name)
    if key:
        yield Given(key=key, words=value, by=ToldBy.SHEET)
    for row, line in lines:
        title = _PAPER.sub("", _BEFORE.sub("", _plain(line).replace(" ", "")))
        key, value = alone(ledger, title)
        pairs = [(key, value)] if key else _pairs(ledger, line)
        for key, value in pairs:
            yield Given(key=key, words=value, by=ToldBy.TITLE, row=row + 1)


def alone(ledger: Ledger, words: str) -> tuple[str, str]:
    """独词分段. The column that words without a title tell, and its value; "" if none.

    Their number in a list (一、) and counts behind them (共12户) are left out.
    """
    plain = _plain(words).replace(" ", "")
    plain = _COUNTED.sub("", _MARKED.sub("", plain))
    if 0 < len(plain) <= _LONGEST:
        for column, pattern in _tellable(ledger):
            found = pattern.fullmatch(plain)
            if found:
                return column.key, found[found.lastindex or 0]
    return "", ""


def held(
    sections: Sequence[tuple[int, Mapping[str, str]]], rows: Sequence[int]
) -> Mapping[str, list[str]]:
    """所属. What holds at each of the rows by column key, "" where nothing does.

    A section ends where another tells the same, and so do those that began in it: a
    new group is the end of the last household of the group before.
    """
    told: dict[str, list[str]] = {
        key: [""] * len(rows) for _, section in sections for key in section
    }
    waiting = list(sections)[::-1]
    standing: list[Mapping[str, str]] = []
    for place, row in enumerate(rows):
        while waiting and waiting[-1][0] < row:
            standing = _begun(standing, waiting.pop()[1])
        for section in standing:
            for key, words in section.items():
                told[key][place] = words
    return told


def _begun(
    standing: Sequence[Mapping[str, str]], section: Mapping[str, str]
) -> list[Mapping[str, str]]:
    for depth, other in enumerate(standing):
        if other.keys() & section.keys():
            return [*standing[:depth], section]
    return [*standing, section]


def _pairs(ledger: Ledger, line: str) -> Iterator[tuple[str, str]]:
    """户号:00400001 户主:张三, as far as they may be told once for many rows."""
    tellable = {column.key for column, _ in _tellable(ledger)}
    for label, words in _PAIR.findall(_plain(line)):
        headed = column_headed(ledger, label)
        value = _COUNTED.sub("", words.strip(_NOTHING + " "))
        if headed and headed[1] in tellable and value:
            yield headed[1], value


@lru_cache(maxsize=64)
def _tellable(ledger: Ledger) -> Sequence[tuple[LedgerColumn, re.Pattern[str]]]:
    return [
        (column, re.compile(column.over, re.ASCII))
        for column in ledger
        if column.over is not None
    ]


def _plain(words: str) -> str:
    return unicodedata.normalize("NFKC", words).strip()
