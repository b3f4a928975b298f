"""绑定. Which cell of a form is which figure, which words, which rows of a ledger."""

from __future__ import annotations

import attrs

from shequ_core.forms.places import Place, Spot, TableSpot
from shequ_core.values import Every

FIELDS = ("street", "county", "division_code", "office_address")
"""社区栏目. What a form may ask of the community's own record, by name."""


@attrs.frozen(kw_only=True)
class FormCell:
    """填报格. One cell: a ``figure`` (its code), a ``field`` of the community's record,
    a ``text`` with {codes} in it, or what stays to be typed by ``hand``, named by the
    words of the form.

    ``part`` is one of a breakdown (男性, 第1支部); ``before`` takes the period before;
    ``style`` is that of the reports' numbers (``0``, ``1``, ``%``, ``yuan``), which
    make words of it, "" leaves a number.
    """

    at: Place
    figure: str = ""
    part: str = ""
    before: bool = False
    style: str = ""
    text: str = ""
    hand: str = ""
    field: str = ""


@attrs.frozen(kw_only=True)
class FormRows:
    """填报行. Rows of a dataset (a ledger, say), from a cell downwards, a column a key.

    No more than ``most`` rows are written; "" among the columns leaves one as it is.
    """

    at: Spot | TableSpot
    dataset: str
    columns: tuple[str, ...]
    most: int


@attrs.frozen(kw_only=True)
class Form:
    """报表. A form by name, the file that is its blank, its cells and its rows.

    What is handed in ``every`` month, quarter or year is of that span, whatever span
    the forms beside it are of; None takes the span that is asked for.
    """

    name: str
    blank: str
    cells: tuple[FormCell, ...] = ()
    rows: tuple[FormRows, ...] = ()
    every: Every | None = None
