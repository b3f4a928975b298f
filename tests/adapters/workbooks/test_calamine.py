"""However the reader fails, the clerk gets one sentence."""

import pytest
from python_calamine import CalamineError, PasswordError
from tests.adapters.workbooks.made import xlsx

from shequ_adapters.workbooks import calamine
from shequ_adapters.workbooks.calamine import sheets_of
from shequ_adapters.workbooks.survey import Survey
from shequ_core.errors import Unreadable


class PanicException(BaseException):
    """What comes of a bug in the reader; not even an Exception."""


class Failing:
    """A reader that fails as it is told to."""

    error: BaseException

    @classmethod
    def from_filelike(cls, stream):
        """Fail."""
        raise cls.error


def failing(monkeypatch, error):
    """Let the reader fail."""
    monkeypatch.setattr(calamine, "CalamineWorkbook", Failing)
    monkeypatch.setattr(Failing, "error", error, raising=False)
    return sheets_of(xlsx(["x"]), "台账.xlsx", Survey())


@pytest.mark.parametrize(
    ("error", "word"),
    [
        (PasswordError("locked"), "密码"),
        (CalamineError("broken"), "已损坏"),
        (OverflowError("days"), "已损坏"),
        (PanicException("index out of bounds"), "已损坏"),
    ],
)
def test_failures_are_told(monkeypatch, error, word):
    """A lock by its name, all else as damage."""
    with pytest.raises(Unreadable, match=word):
        failing(monkeypatch, error)


def test_an_interruption_is_none_of_them(monkeypatch):
    """Whoever stops the program has stopped it."""
    with pytest.raises(KeyboardInterrupt):
        failing(monkeypatch, KeyboardInterrupt())


def test_errors_beyond_the_cells_are_left_out():
    """What stands beyond what was read has no place to stand."""
    survey = Survey(errors={0: ((9, 9, "#REF!"), (0, 0, "#N/A"))})
    [sheet] = sheets_of(xlsx(["x"]), "台账.xlsx", survey)
    assert sheet.rows == [["#N/A"]]
