"""读绑定. A form's binding out of its TOML, every slip in it told by its place."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from shequ_core.errors import InvalidValue
from shequ_core.forms.binding import FIELDS, Form, FormCell, FormRows
from shequ_core.forms.places import Place, Words, word_place, workbook_place
from shequ_core.reports.numerals import STYLES
from shequ_core.values import Every

_CELL: Mapping[str, type] = {
    **dict.fromkeys(("at", "figure", "part", "style", "text", "hand", "field"), str),
    "before": bool,
}
_ROWS: Mapping[str, type] = {"at": str, "columns": list, "most": int}
_OF_ROWS: Mapping[str, type] = {"ledger": str, "dataset": str}
"""表名. A ledger is called one, though every ledger is a dataset."""
_FORM: Mapping[str, type] = {
    **dict.fromkeys(("form", "blank", "every"), str),
    **dict.fromkeys(("cell", "rows"), list),
}
_TOLD = ("figure", "field", "text", "hand")
_EVERY = {it.name.lower(): it for it in Every}
_PLACES: Mapping[str, Callable[[str], Place]] = {
    ".xlsx": workbook_place,
    ".xlsm": workbook_place,
    ".docx": word_place,
}
"""What a blank may be, and how places in it are written."""


def read_form(text: str) -> Form:
    """读绑定. From TOML: ``form``, ``blank``, ``[[cell]]`` for each cell, ``[[rows]]``.

    Raises InvalidValue, a sentence with the place, where a word is missing, unknown or
    of another type, and where two say the same cell.
    """
    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InvalidValue(f"绑定文件读不懂：{error}", problem="form") from None
    _known(said, _FORM, "绑定文件")
    if not said.get("form") or not said.get("blank"):
        raise _wrong("绑定文件要写 form（表名）和 blank（空白表文件）")
    at = _places_of(said["blank"])
    cells = tuple(_cell(it, n, at) for n, it in enumerate(said.get("cell", ()), 1))
    rows = tuple(_rows(it, n, at) for n, it in enumerate(said.get("rows", ()), 1))
    _once([it.at for it in cells])
    return Form(
        name=said["form"],
        blank=said["blank"],
        cells=cells,
        rows=rows,
        every=_every(said.get("every", "")),
    )


def _every(word: str) -> Every | None:
    if word and word not in _EVERY:
        raise _wrong(f"绑定文件的 every 只能是 {'、'.join(_EVERY)}")
    return _EVERY.get(word)


def _places_of(blank: str) -> Callable[[str], Place]:
    """How places are written depends on what the blank is."""
    for suffix, places in _PLACES.items():
        if blank.lower().endswith(suffix):
            return places
    raise _wrong(f"空白表 {blank} 要是 {'、'.join(_PLACES)}")


def _cell(
    said: Mapping[str, Any], number: int, place: Callable[[str], Place]
) -> FormCell:
    where = f"第{number}个 [[cell]]"
    _known(said, _CELL, where)
    if sum(bool(said.get(it)) for it in _TOLD) != 1:
        raise _wrong(f"{where} 要写 {'、'.join(_TOLD)} 其中一项")
    if said.get("field", FIELDS[0]) not in FIELDS:
        raise _wrong(f"{where} 的 field 只能是 {'、'.join(FIELDS)}")
    if said.get("style", "") not in STYLES:
        raise _wrong(f"{where} 的 style 只能是 {'、'.join(filter(None, STYLES))}")
    return FormCell(**{**said, "at": _spot(said, where, place)})


def _rows(
    said: Mapping[str, Any], number: int, place: Callable[[str], Place]
) -> FormRows:
    where = f"第{number}个 [[rows]]"
    _known(said, {**_ROWS, **_OF_ROWS}, where)
    [*of] = set(said) & set(_OF_ROWS)
    is_whole = len(of) == 1 and set(said) == {*_ROWS, *of}
    if not is_whole or not all(isinstance(it, str) for it in said["columns"]):
        words = "、".join((*_ROWS, " 或 ".join(_OF_ROWS)))
        raise _wrong(f"{where} 要写 {words}，columns 里写它的列名")
    if said["most"] < 1:
        raise _wrong(f"{where} 的 most 至少是 1")
    at = _spot(said, where, place)
    if isinstance(at, Words):
        raise _wrong(f"{where} 要从一个格开始，请写成 表1 第3行第2列")
    columns = tuple(said["columns"])
    return FormRows(at=at, dataset=said[of[0]], columns=columns, most=said["most"])


def _spot(said: Mapping[str, Any], where: str, place: Callable[[str], Place]) -> Place:
    try:
        return place(said.get("at", ""))
    except InvalidValue as error:
        raise _wrong(f"{where}：{error}") from None


def _known(said: Any, words: Mapping[str, type], where: str) -> None:
    if not isinstance(said, dict):
        raise _wrong(f"{where} 写得不对")
    for word, value in said.items():
        if word not in words:
            raise _wrong(f"{where} 里的 {word} 不认识，可写的有 {'、'.join(words)}")
        if type(value) is not words[word]:
            raise _wrong(f"{where} 里的 {word} 写得不对")


def _once(spots: Iterable[Place]) -> None:
    seen: set[Place] = set()
    for spot in spots:
        if spot in seen:
            raise _wrong(f"{spot} 绑定了两次")
        seen.add(spot)


def _wrong(sentence: str) -> InvalidValue:
    return InvalidValue(sentence, problem="form")
