"""电话. Telephone cells: several numbers in one, and what is wrong with a number."""

from __future__ import annotations

import re
import unicodedata

_SEPARATOR = re.compile(r"[/、;,|]")
_GLUED = re.compile(r"\s*(转|分机|-)\s*")
_DASHES = re.compile("[‐-―−]")
_FLOAT = re.compile(r"([\d-]+)\.0+", re.ASCII)
_AREA = re.compile(r"\(?0\d{2,3}\)?", re.ASCII)
_MOBILE = r"1[3-9]\d-?\d{4}-?\d{4}"
_LOCAL = r"[2-9]\d{2,3}-?\d{4}(?:(?:-|转|分机)\d{1,6})?"
_CITY = r"(?:10|2\d|[3-9]\d{2})"
_PLAUSIBLE = re.compile(
    rf"(?:(?:\+|00)?86-?)?(?:{_MOBILE}|\(?0{_CITY}\)?-?{_LOCAL})"
    rf"|(?:\+|00)86-?{_CITY}-?{_LOCAL}"
    r"|[48]00-?\d{3}-?\d{4}",
    re.ASCII,
)
_LANDLINE = re.compile(rf"\(?(0{_CITY})\)?-?{_LOCAL}", re.ASCII)
_ALLOWED = re.compile(r"\+?[\d()-]+(?:(?:转|分机)\d{1,6})?", re.ASCII)


def split_phones(text: str) -> tuple[str, ...]:
    """电话号码. The numbers of a cell, half-width, in order, each once.

    They are set apart by / 、 ； ， | or blanks; blanks *within* a number (0731
    83612345, 139 7443 5553) go. A float's ``.0`` is taken off. Numbers are not judged.
    """
    plain = _DASHES.sub("-", unicodedata.normalize("NFKC", text))
    plain = _GLUED.sub(r"\1", plain)
    pieces = [piece.split() for piece in _SEPARATOR.split(plain)]
    numbers = [number for piece in pieces for number in _regrouped(piece)]
    return tuple(dict.fromkeys(numbers))


def phone_problem(text: str) -> str | None:
    """号码问题. None for a plausible mobile, landline or 400 number.

    A landline has its area code, and may have an extension. Otherwise:
    ``characters``: letters or signs that no number has; ``too-short``; ``too-long``;
    ``no-area-code``: a landline without its area code, or whose area code lost its 0;
    ``not-assigned``: the length is right, but no mobile or landline begins so.
    """
    if _PLAUSIBLE.fullmatch(text):
        return None
    plain = _DASHES.sub("-", unicodedata.normalize("NFKC", text))
    plain = _whole(re.sub(r"\s", "", plain))
    if _PLAUSIBLE.fullmatch(plain):
        return None
    if not _ALLOWED.fullmatch(plain):
        return "characters"
    return _wrong_length(re.sub(r"\D", "", plain))


def area_code(text: str) -> str:
    """区号. Of a landline that has one (0731), "" of any other number."""
    found = _LANDLINE.fullmatch(text)
    return found[1] if found else ""


def _wrong_length(digits: str) -> str:
    least, most = (10, 12) if digits.startswith("0") else (7, 11)
    if digits.startswith("1"):
        least = 11
    if len(digits) < least:
        return "too-short"
    if len(digits) > most:
        return "too-long"
    return "not-assigned" if digits[0] in "01" else "no-area-code"


def _regrouped(chunks: list[str]) -> list[str]:
    """Chunks between blanks, put together where only together they make a number."""
    numbers: list[str] = []
    while chunks:
        count = _first_plausible(chunks) or _long_enough(chunks)
        numbers.append(_joined(chunks[:count]))
        chunks = chunks[count:]
    return numbers


def _first_plausible(chunks: list[str]) -> int:
    for count in range(1, len(chunks) + 1):
        if phone_problem(_joined(chunks[:count])) is None:
            return count
    return 0


def _long_enough(chunks: list[str]) -> int:
    for count in range(1, len(chunks) + 1):
        if len("".join(chunks[:count])) >= 7:
            return count
    return len(chunks)


def _joined(chunks: list[str]) -> str:
    if len(chunks) > 1 and _AREA.fullmatch(chunks[0]):
        return _whole(f"{chunks[0]}-{''.join(chunks[1:])}")
    return _whole("".join(chunks))


def _whole(number: str) -> str:
    found = _FLOAT.fullmatch(number)
    return found[1] if found else number
