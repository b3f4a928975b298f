"""核对. A text's numbers beside the figures that they are, each with a verdict."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

import attrs

from shequ_core.errors import NotFound, PluginError
from shequ_core.figures import (
    Figure,
    Measured,
    Number,
    Window,
    figure_named,
    measure,
    why,
)
from shequ_core.figures.catalogue import Definition
from shequ_core.narrative.binding import bound
from shequ_core.narrative.mentions import Mention, even_width, mentions
from shequ_core.narrative.names import other_names
from shequ_core.narrative.parts import part_before
from shequ_core.narrative.timing import window_at
from shequ_core.narrative.verdicts import Verdict, verdict_on
from shequ_core.narrative.wordings import IDIOMS, WORDINGS, Wording, wordings_of
from shequ_core.register import Register
from shequ_core.reports.numerals import plain_number
from shequ_core.values import Quantity

_MEASURES = "栋幢座个支处名"

PartOf = Callable[[str], Register | None]
"""部分所属. The records of a part (第33居民小组), None where it is not to be seen."""


@attrs.frozen(kw_only=True)
class Checked:
    """核对结果. A stretch of a paragraph, what it says, and what the records say.

    ``paragraph`` counts from 0, ``start`` to ``end`` are its characters there.
    ``figure`` is the code of the figure it was taken for, "" for none, ``found`` what
    the records give, ``on`` the day of that; ``message`` a Chinese sentence.
    """

    paragraph: int
    start: int
    end: int
    words: str
    verdict: Verdict
    message: str
    figure: str = ""
    label: str = ""
    found: Number | None = None
    on: date | None = None


def check_text(
    paragraphs: Iterable[str],
    register: Register,
    on: date,
    *,
    more: Iterable[Figure] = (),
    part_of: PartOf | None = None,
) -> tuple[Checked, ...]:
    """文稿核对. Every number of a text beside its figure, in the text's order.

    Figures are measured on the day (and in its year); where the text speaks of an
    earlier year, at the end of that. ``more`` are figures beside the catalogue's, named
    by their labels. Numbers in characters that no word binds to a figure are turns of
    phrase (一个中心), and passed over.

    Whoever sees some groups alone gives ``part_of``, the records of a part by its name:
    a number that is said of one is held against those, and all others against nothing.
    """
    added = {it.code: it for it in more}
    wordings = (*WORDINGS, *wordings_of(added.values()))
    found: list[Checked] = []
    for number, text in enumerate(paragraphs):
        told = _Paragraph(number, text, register, on, wordings, added, part_of)
        found += sorted(told.all(), key=lambda it: (it.start, it.end))
    return tuple(found)


@attrs.frozen
class _Paragraph:
    """段落. One paragraph beside a register."""

    number: int
    text: str
    register: Register
    on: date
    wordings: Sequence[Wording]
    added: Mapping[str, Figure]
    part_of: PartOf | None

    def all(self) -> Iterator[Checked]:
        """全部. Numbers, turns of phrase, numbers left out, names of others."""
        idioms = tuple(self._idioms())
        yield from idioms
        taken = [(it.start, it.end) for it in idioms]
        free = (it for it in mentions(self.text) if not _within(it, taken))
        for mention, code in bound(self.text, free, self.wordings):
            yield from self._number(mention, code)
        yield from self._blanks()
        for start, end, name in other_names(self.text, self.register):
            said = self.text[start:end]
            yield self._told(
                (start, end), Verdict.OTHER_NAME, f"“{said}”是不是“{name}”之误，请核对"
            )

    def _number(self, mention: Mention, code: str) -> Iterator[Checked]:
        span = (mention.start, mention.end)
        if code:
            yield self._compared(span, code, mention.quantity)
        elif mention.arabic:
            of = self._said_of(mention.start)
            why = of.unknown or "没有对应的指标"
            message = f"“{mention.words}”{why}，请人工核对"
            yield self._told(span, Verdict.UNRECORDED, message)

    def _said_of(self, place: int) -> _SaidOf:
        """Whose number it is that stands at a place."""
        part = part_before(self.text, place)
        if self.part_of is None:
            unknown = f"说的是{part}，只核对全社区的数" if part else ""
            return _SaidOf("", self.register, unknown)
        if not part:
            unknown = "没有写明是哪个居民组的，这个视角不核对全社区的数"
            return _SaidOf("", Register(), unknown)
        known = self.part_of(part)
        if known is None:
            return _SaidOf(part, Register(), f"说的是{part}，不在这个视角里")
        return _SaidOf(part, known)

    def _idioms(self) -> Iterator[Checked]:
        even = even_width(self.text)
        for idiom in IDIOMS:
            for found in idiom.pattern.finditer(even):
                least = Quantity(Decimal(idiom.least(self.on)), None, found[0])
                yield self._compared(found.span(), idiom.figure, least)

    def _blanks(self) -> Iterator[Checked]:
        """有住宅楼幢: the noun and its measure, and the number between is missing."""
        even = even_width(self.text)
        told: set[tuple[int, int]] = set()
        for wording in self.wordings:
            for pattern in _left_out(wording):
                for found in pattern.finditer(even):
                    if found.span() not in told:
                        told.add(found.span())
                        yield self._blank(found.span(), wording.figure)

    def _blank(self, span: tuple[int, int], code: str) -> Checked:
        of, label = self._said_of(span[0]), self._defined(code).label
        if of.unknown:
            return self._told(span, Verdict.BLANK, f"{label}没有填数，请补填")
        measured = self._measured(code, Window.year_to(self.on), of)
        known = f"，台账统计{_said(measured)}" if self._recorded(measured, of) else ""
        message = f"{of.part}{label}没有填数{known}，请补填"
        return self._told(span, Verdict.BLANK, message, measured)

    def _compared(self, span: tuple[int, int], code: str, said: Quantity) -> Checked:
        of, label = self._said_of(span[0]), self._defined(code).label
        if of.unknown:
            words = self.text[slice(*span)]
            message = f"“{words}”{of.unknown}，请人工核对"
            return self._told(span, Verdict.UNRECORDED, message)
        window = window_at(self.text, span[0], self.on)
        if window is None:
            message = f"没有写明是哪一年的{label}，无法核对"
            return self._told(span, Verdict.UNRECORDED, message)
        try:
            measured = self._measured(code, window, of)
        except (NotFound, PluginError):  # a share of nothing; a plug-in's fault
            measured = None
        value = measured.value if measured else None
        recorded = measured is not None and self._recorded(measured, of)
        if not (measured and isinstance(value, Number) and recorded):
            message = f"{of.part}{label}在库里没有记录，无法核对"
            return self._told(span, Verdict.UNRECORDED, message, measured)
        bounds = measured.bounds if isinstance(measured.bounds, Quantity) else None
        verdict = verdict_on(said, value, bounds)
        word = "相符" if verdict is not Verdict.DIFFERENT else "两者不符，请核对"
        message = f"{of.part}{label}台账统计{_said(measured)}，{word}"
        return self._told(span, verdict, message, measured)

    def _defined(self, code: str) -> Definition:
        return self.added.get(code) or figure_named(code)

    def _measured(self, code: str, window: Window, of: _SaidOf) -> Measured:
        return of.register.once(measure, self._defined(code), window)

    def _recorded(self, measured: Measured, of: _SaidOf) -> bool:
        """Nought without a record behind it is not known to be nought."""
        if measured.value:
            return True
        figure = self._defined(measured.code)
        return bool(why(of.register, figure, measured.window))

    def _told(
        self,
        span: tuple[int, int],
        verdict: Verdict,
        message: str,
        measured: Measured | None = None,
    ) -> Checked:
        start, end = span
        known = measured.value if measured else None
        return Checked(
            paragraph=self.number,
            start=start,
            end=end,
            words=self.text[start:end],
            verdict=verdict,
            message=message,
            figure=measured.code if measured else "",
            label=measured.label if measured else "",
            found=known if isinstance(known, Number) else None,
            on=measured.window.on if measured else None,
        )


@attrs.frozen
class _SaidOf:
    """所说对象. The part that a number is said of ("" for the community), its records,
    and why it is held against nothing ("" where it is not).
    """

    part: str
    register: Register
    unknown: str = ""


def _within(mention: Mention, taken: Iterable[tuple[int, int]]) -> bool:
    return any(first < mention.end and mention.start < last for first, last in taken)


def _left_out(wording: Wording) -> Iterator[re.Pattern[str]]:
    """There is (有) a noun, and its measure at once, at the end of a clause; where a
    line is drawn to write on, nothing needs to go before the noun.
    """
    measures = "".join(it for it in wording.units if it in _MEASURES)
    for noun in wording.nouns if measures else ():
        word, end = re.escape(noun), rf"[{measures}](?=[,，;；。、]|$)"
        yield re.compile(rf"(?<=[有设辖建]){word}{end}|{word}[_＿\s]+{end}")


def _said(measured: Measured) -> str:
    value = measured.value
    number = plain_number(value) if isinstance(value, Number) else str(value)
    bounds = measured.bounds
    if isinstance(bounds, Quantity) and bounds.exact is None:
        number = f"至少{number}"
    return f"{number}{measured.unit}"
