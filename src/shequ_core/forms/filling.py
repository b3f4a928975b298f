"""填报. What stands in each cell of a form, in a window, from a register."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

import attrs

from shequ_core.datasets import DATASETS, Dataset, Source, dataset_named
from shequ_core.errors import NotFound
from shequ_core.figures import (
    Figure,
    Measured,
    Number,
    Ratio,
    Text,
    Value,
    Window,
    figure_named,
    measure,
)
from shequ_core.forms.binding import FIELDS, Form, FormCell, FormRows
from shequ_core.forms.places import Place
from shequ_core.ledgers.render import Plain
from shequ_core.model import Community
from shequ_core.register import Register
from shequ_core.reports.numerals import STYLES, chinese_day

_CODE = re.compile(r"\{([a-z0-9_]+)\}")


@attrs.frozen
class Signed:
    """签署. Who prepared (填报人) and reviewed (审核人) a form; "" for nobody yet."""

    prepared_by: str = ""
    reviewed_by: str = ""


@attrs.frozen(kw_only=True)
class FilledCell:
    """已填格. A cell with its value, and the code and label of the figure it came from.

    ``None`` is a figure that can not be told: a share of nothing.
    """

    at: Place
    value: Plain
    figure: str = ""
    label: str = ""


@attrs.frozen(kw_only=True)
class FilledForm:
    """已填表. A form with its cells and its rows, in the window they are of.

    ``by_hand`` are the cells that no figure feeds, with the form's words for them;
    ``lacking`` says in sentences what did not fit into the form.
    """

    form: Form
    window: Window
    cells: tuple[FilledCell, ...]
    rows: tuple[FilledCell, ...]
    by_hand: tuple[tuple[Place, str], ...]
    lacking: tuple[str, ...]


def fill(
    form: Form,
    register: Register,
    window: Window,
    *,
    signed: Signed = Signed(),
    datasets: Sequence[Dataset] = DATASETS,
    more: Iterable[Figure] = (),
    masked: Register | None = None,
) -> FilledForm:
    """填报. Every cell of a form, in its own span where it has one. Rows of ledgers and
    other ``datasets`` are written as the register has them on the day, or as the
    ``masked`` one has them, where nobody is to be named.

    ``more`` are figures beside the catalogue's. Raises NotFound for a figure, dataset
    or column that there is none of, with the cell.
    """
    named = register if masked is None else masked
    window = _own(form, window)
    asked = _Asked(register, window, signed, {it.code: it for it in more})
    told = [it for it in form.cells if not it.hand]
    rows, lacking = list[FilledCell](), [*asked.strange(told)]
    now = named.once(Register.on, window.on)
    for table in form.rows:
        dataset = _dataset(table, datasets)
        counts = dataset.source is Source.FIGURES
        found, short = _rows(table, dataset, register if counts else now, window.on)
        rows += found
        lacking += short
    return FilledForm(
        form=form,
        window=window,
        cells=tuple(asked.filled(it) for it in told),
        rows=tuple(rows),
        by_hand=tuple((it.at, it.hand) for it in form.cells if it.hand),
        lacking=tuple(lacking),
    )


def _own(form: Form, window: Window) -> Window:
    """The month, quarter or year of the form in which the span ends, or the day is."""
    if form.every is None:
        return window
    day = min(window.on, window.period.last or window.on)
    return Window(window.on, form.every.span_at(day))


@attrs.frozen
class _Asked:
    """What a form is filled from."""

    register: Register
    window: Window
    signed: Signed
    added: Mapping[str, Figure]

    def filled(self, cell: FormCell) -> FilledCell:
        try:
            if cell.text:
                return FilledCell(at=cell.at, value=_CODE.sub(self._word, cell.text))
            if cell.field:
                return FilledCell(at=cell.at, value=self._field(cell.field))
            return self._figure(cell)
        except NotFound as error:
            raise NotFound(f"{cell.at}：{error}") from None

    def _field(self, name: str) -> str:
        """Of the community's record; "" where it does not say."""
        found = self.register.all(Community)
        return next((str(getattr(it, name)) for it in found), "")

    def _figure(self, cell: FormCell) -> FilledCell:
        window = self.window.before() if cell.before else self.window
        label = self._figure_of(cell.figure).label
        label = f"{label}（{cell.part}）" if cell.part else label
        measured = self._measured(cell.figure, window)
        value = None if measured is None else _part(measured.value, cell.part)
        if cell.style and isinstance(value, int | Decimal):
            value = STYLES[cell.style](value)
        return FilledCell(at=cell.at, value=value, figure=cell.figure, label=label)

    def strange(self, cells: Iterable[FormCell]) -> Iterator[str]:
        """不识的分项. A part that is none of a figure which knows all of its parts. It
        counts nothing, and may be a slip; before, it may not have been there yet.
        """
        for cell in cells:
            figure = self._figure_of(cell.figure) if cell.part else None
            if cell.before or not isinstance(figure, Figure) or figure.keys is None:
                continue
            value = self.register.once(measure, figure, self.window).value
            if isinstance(value, Mapping) and cell.part not in value:
                yield f"{cell.at}：{figure.label}没有“{cell.part}”一项，填了0"

    def _figure_of(self, code: str) -> Figure | Ratio | Text:
        """Raises NotFound, in a sentence for whoever wrote the binding."""
        try:
            return self.added.get(code) or figure_named(code)
        except NotFound:
            raise NotFound(f"没有指标 {code}") from None

    def _measured(self, code: str, window: Window) -> Measured | None:
        """None for a share of nothing. Raises NotFound for an unknown figure."""
        figure = self._figure_of(code)
        try:
            return self.register.once(measure, figure, window)
        except NotFound:
            return None

    def _word(self, found: re.Match[str]) -> str:
        """A figure, the day, the period, or who signed, in the midst of words."""
        word = found[1]
        first, last = self.window.period.start, self.window.period.last
        said = {
            "day": chinese_day(self.window.on),
            "first_day": chinese_day(first) if first else "",
            "last_day": chinese_day(last) if last else "",
            "year": str(self.window.on.year),
            "month": str(self.window.on.month),
            "prepared_by": self.signed.prepared_by,
            "reviewed_by": self.signed.reviewed_by,
        }
        if word in said:
            return said[word]
        if word in FIELDS:
            return self._field(word)
        measured = self._measured(word, self.window)
        value = None if measured is None else measured.value
        if isinstance(value, int | Decimal):
            return STYLES[""](value)
        return value if isinstance(value, str) else ""


def _part(value: Value, part: str) -> Number | str:
    if not isinstance(value, Mapping):
        return value
    return value.get(part, 0) if part else sum(value.values())


def _rows(
    table: FormRows, dataset: Dataset, register: Register, on: date
) -> tuple[list[FilledCell], list[str]]:
    """The cells that rows go into, and what there is no room for."""
    keys = [column.key for column in dataset.columns]
    unknown = [it for it in table.columns if it and it not in keys]
    if unknown:
        listed = "、".join(keys)
        raise NotFound(
            f"{table.at}：{dataset.title}没有列 {unknown[0]}，有的是 {listed}"
        )
    found = list(dataset.rows(register, on, 0))
    cells = [
        FilledCell(at=table.at.beside(place, row), value=values[keys.index(key)])
        for row, values in enumerate(found[: table.most])
        for place, key in enumerate(table.columns)
        if key
    ]
    if len(found) <= table.most:
        return cells, []
    short = (
        f"{table.at} 起只有{table.most}行，{dataset.title}有{len(found)}行，"
        f"后面{len(found) - table.most}行没有填进去"
    )
    return cells, [short]


def _dataset(table: FormRows, datasets: Iterable[Dataset]) -> Dataset:
    try:
        return dataset_named(table.dataset, datasets)
    except NotFound:
        raise NotFound(
            f"{table.at}：没有台账或数据集 {table.dataset}，有哪些见 shequ datasets"
        ) from None
