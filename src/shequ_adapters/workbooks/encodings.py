"""编码. In which encoding a text file was written: seen rather than guessed."""

from __future__ import annotations

import codecs
from collections.abc import Callable

import attrs

from shequ_core.plugins import Offer

_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 200_000
_PLAUSIBLE = 0.7
_CLEARLY = 0.9
_ENOUGH = 40
_FOREIGN = ["cp1252", "cp932", "cp949", "cp1251"]
REPLACEMENT = "\ufffd"
"""替代字符. What stands where bytes could not be read."""


@attrs.frozen
class Decoded:
    """解码结果. The text, and the encoding that it was read in."""

    text: str
    encoding: str


def decoded(data: bytes) -> Decoded:
    """解码. UTF-8 and UTF-16 by mark or by strict reading, GB18030, Big5, then others.

    What can not be read becomes ``REPLACEMENT``, never an error. Raises PluginError
    where it takes guessing, and the library for that is missing.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return Decoded(data.decode(encoding, "replace"), encoding)
    wide = _wide(data)
    if wide:
        return Decoded(data.decode(wide, "replace"), wide)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _chinese(data)


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: every comma, digit and line end has a zero half."""
    head = data[:_SAMPLE]
    zeros = head[1::2].count(0), head[::2].count(0)
    if sum(zeros) < max(3, len(head) // 20) or min(zeros):
        return ""
    return "utf-16-le" if zeros[0] else "utf-16-be"


def _chinese(data: bytes) -> Decoded:
    encoding = _chinese_encoding(data)
    return Decoded(data.decode(encoding, "replace"), encoding)


def _chinese_encoding(data: bytes) -> str:
    if _utf8_share(data) >= _CLEARLY:
        return "utf-8"
    simplified = _share(data, "gb18030", "gb2312")
    if simplified < _PLAUSIBLE and _big5_share(data) >= _CLEARLY:
        return "big5hkscs"
    if simplified >= _PLAUSIBLE or _strict(data, "gb18030"):
        return "gb18030"
    return _foreign(data) or "gb18030"


def _strict(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _share(data: bytes, encoding: str, common: str) -> float:
    """How much of what is not ASCII is common in that script."""
    beyond = [c for c in data[:_SAMPLE].decode(encoding, "replace") if c > "\x7f"]
    kept = len("".join(beyond).encode(common, "ignore")) / 2
    return kept / len(beyond) if beyond else 0.0


def _utf8_share(data: bytes) -> float:
    beyond = [c for c in data[:_SAMPLE].decode("utf-8", "replace") if c > "\x7f"]
    return 1 - beyond.count(REPLACEMENT) / len(beyond) if beyond else 0.0


def _big5_share(data: bytes) -> float:
    """How much of what is not ASCII is among Big5's 5,401 common characters."""
    beyond = [c for c in data[:_SAMPLE].decode("big5hkscs", "replace") if c > "\x7f"]
    pairs = [c.encode("big5hkscs", "replace") for c in beyond if c != REPLACEMENT]
    common = sum(b"\xa1\x40" <= pair <= b"\xc6\x7e" for pair in pairs)
    return common / len(beyond) if beyond else 0.0


def _foreign(data: bytes) -> str:
    """Another script, where there is enough of it to tell; "" where there is not."""
    sample = data[:_SAMPLE]
    if sum(byte > 0x7F for byte in sample) < _ENOUGH:
        return ""
    return _GUESSING.take()(sample)


def _guessing() -> Callable[[bytes], str]:
    from charset_normalizer import from_bytes

    def guessed(sample: bytes) -> str:
        best = from_bytes(sample, cp_isolation=_FOREIGN).best()
        return best.encoding if best else ""

    return guessed


_GUESSING: Offer[Callable[[bytes], str]] = Offer(
    name="charset", suffix="", summary="", load=_guessing, needs="shequ[xlsx]"
)
"""猜编码. Asked for when a text is in none of the encodings that can be seen."""
