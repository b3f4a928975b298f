"""报表. A superior's forms, bound to figures and ledgers once and filled ever after."""

from shequ_core.forms.binding import Form, FormCell, FormRows
from shequ_core.forms.filling import FilledCell, FilledForm, Signed, fill
from shequ_core.forms.places import Place, Spot, TableSpot, Words
from shequ_core.forms.reading import read_form
from shequ_core.forms.submitting import Change, changes, last_submission, submission_of

__all__ = [
    "Change",
    "FilledCell",
    "FilledForm",
    "Form",
    "FormCell",
    "FormRows",
    "Place",
    "Signed",
    "Spot",
    "TableSpot",
    "Words",
    "changes",
    "fill",
    "last_submission",
    "read_form",
    "submission_of",
]
