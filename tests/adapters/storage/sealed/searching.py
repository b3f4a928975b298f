"""查找. Who can be read out of the raw bytes that a store left on the disk."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from shequ_core.model import KINDS
from shequ_core.ports import Store
from shequ_core.privacy import DIRECT

_CHINESE = rb"[\xe3-\xe9][\x80-\xbf]{2}"
_WORDS = re.compile(rb"(?:%s){3,}" % _CHINESE)
_RUN = re.compile(rb"(?:%s|[\x20-\x7e])+" % _CHINESE)
_ESCAPED = re.compile(rb"(?:\\u[0-9a-fA-F]{4}[0-9]*)+")
_QUOTED = re.compile(rb'"([0-9-]{2,20})"')
_DIGITS = re.compile(rb"\d{10,}[\dXx]")
_WIDE = re.compile("[0-9Xx\u4e00-\u9fff]{3,}")
_LETTERS = re.compile(rb"[\x20-\x7e]{16,}")


def identifiers(store: Store) -> Iterator[str]:
    """标识. Every name, id number, phone and address that a store can tell of."""
    with store.view() as view:
        for kind in KINDS:
            for record in view.scan(kind):
                for field in DIRECT.get(kind, ()):
                    value = getattr(record, field)
                    yield from (value,) if isinstance(value, str) else value


def bytes_of(folder: Path) -> bytes:
    """字节. All that lies in a folder and below."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return b"\n".join(path.read_bytes() for path in files)


def chinese_in(data: bytes) -> list[str]:
    """汉字. Three Chinese characters in a row and more, as ``strings`` would tell.

    One or two may come of the check sums of a write-ahead log by chance.
    """
    return [run.decode() for run in _WORDS.findall(data)]


def seen_in(data: bytes, texts: Iterable[str]) -> set[str]:
    """看见. Those of the texts that stand in the bytes: in UTF-8, in UTF-16 of either
    order, or as JSON escapes them.

    A text of one character says nothing. Two characters in UTF-16 are four bytes, as
    may follow each other in a ciphertext or between the pages of a file by chance; and
    so may eight digits in a digest.
    """
    wanted = {text for text in texts if len(text) > 1}
    lengths = {len(text) for text in wanted if text.isascii()}
    runs = (run.decode() for run in _RUN.findall(data) if not run.isascii())
    plain = "\0".join((*runs, *map(_unescaped, _ESCAPED.findall(data))))
    wide = "\0".join(_wide(_LETTERS.sub(b"\0", data)))
    numbers = {number.decode() for number in _parts(_DIGITS.findall(data), lengths)}
    quoted = {text.decode() for text in _QUOTED.findall(data)}
    return {
        text
        for text in wanted
        if (len(text) > 2 and text in wide)
        or (text in numbers or text in quoted if text.isascii() else text in plain)
    }


def _unescaped(text: bytes) -> str:
    found: str = json.loads(b'"%s"' % text)
    return found


def _parts(runs: Iterable[bytes], lengths: Iterable[int]) -> Iterator[bytes]:
    """Every piece of the runs that has one of the lengths."""
    for run in set(runs):
        for length in lengths:
            for start in range(len(run) - length + 1):
                yield run[start : start + length]


def _wide(data: bytes) -> Iterator[str]:
    """What reads as text in UTF-16, at whichever byte one begins."""
    for order in ("utf-16-le", "utf-16-be"):
        for begin in (0, 1):
            text = data[begin:].decode(order, "replace")
            yield from _WIDE.findall(text)
