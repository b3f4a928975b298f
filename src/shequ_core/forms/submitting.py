"""报送. A filled form beside the one handed in before, and its record."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import attrs

from shequ_core.forms.filling import FilledForm, Signed
from shequ_core.forms.places import Place
from shequ_core.ledgers.render import Plain
from shequ_core.model import Submission
from shequ_core.register import Register
from shequ_core.reports.numerals import plain_number
from shequ_core.values import Period, Ref


@attrs.frozen(kw_only=True)
class Change:
    """变动. A cell that says otherwise than it did when the form was last handed in."""

    at: Place
    was: str
    label: str = ""


def last_submission(register: Register, form: str, on: date) -> Submission | None:
    """上次报送. The last of a form that was handed in on a day or before, if any."""
    handed = [
        it
        for it in register.tied(Submission, "form", form)
        if it.period.start is None or it.period.start <= on
    ]
    return max(handed, key=_when, default=None)


def _when(submission: Submission) -> tuple[date, int, str]:
    return (
        submission.period.start or date.min,
        submission.revision,
        submission.id,
    )


def changes(filled: FilledForm, last: Submission | None) -> Iterator[Change]:
    """变动. The figures that changed since; none where nothing was handed in before.

    Words (the day, who signed) are of each time, and are no change.
    """
    if last is None:
        return
    before = last.values()
    for cell in filled.cells:
        was = before.get(str(cell.at))
        if cell.figure and was is not None and was != written(cell.value):
            yield Change(at=cell.at, was=was, label=cell.label)


def submission_of(
    filled: FilledForm,
    id: Ref[Submission],
    *,
    on: date,
    signed: Signed,
    revision: int,
    digest: str,
) -> Submission:
    """报送. The record of a form that is handed in on a day: who prepared and reviewed
    it, what stood in each cell, and the digest of the file.
    """
    return Submission(
        id=id,
        form=filled.form.name,
        covers=filled.window.period,
        prepared_by=signed.prepared_by,
        reviewed_by=signed.reviewed_by,
        revision=revision,
        cells=tuple(f"{it.at}={written(it.value)}" for it in filled.cells),
        digest=digest,
        period=Period.since(on),
    )


def written(value: Plain) -> str:
    """填报值. As a submission keeps it."""
    if value is None:
        return ""
    return value if isinstance(value, str) else _number(value)


def _number(value: object) -> str:
    return plain_number(value) if isinstance(value, int | Decimal) else str(value)
