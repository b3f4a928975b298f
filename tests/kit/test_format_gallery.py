"""The kit is as strict with formats as it says: each broken one is caught."""

import pytest
from tests.kit.format_gallery import BROKEN, Unguarded

from shequ_adapters.formats.jsonl import Jsonl
from shequ_core.testing.format_probes import contains
from shequ_core.testing.formats import FORMAT_LAWS, FormatLaws

EXAMPLES = 100
pytestmark = pytest.mark.usefixtures("found_soon_enough")


def laws_of(format_):
    """The laws, asked of a format."""

    class Laws(FormatLaws):
        exporter = format_
        importer = format_ if hasattr(format_, "read") else None
        suffix = ".csv" if isinstance(format_, Unguarded) else ""

    return Laws()


@pytest.mark.parametrize("broken", BROKEN, ids=lambda it: it.__name__)
def test_a_broken_format_is_caught_by_its_law(broken):
    """The law that a format of the gallery breaks says so."""
    [law] = [law for law in FORMAT_LAWS if law.startswith(BROKEN[broken] + "_")]
    with pytest.raises(Exception, match=r"(?s).*"):
        getattr(laws_of(broken()), law)()


@pytest.mark.parametrize("law", FORMAT_LAWS)
def test_a_sound_format_keeps_every_law(law):
    """The kit has no objection to JSON Lines."""
    getattr(laws_of(Jsonl()), law)()


@pytest.mark.parametrize(
    "written",
    [
        *("王五六".encode(it) for it in ("utf-8", "utf-16-le", "gb18030")),
        *(rb"\u738b\u4e94\u516d", rb"\u738B\u4E94\u516D"),
        *(b"&#29579;&#20116;&#20845;", b"&#x738b;&#x4e94;&#x516d;"),
        b"&#x738B;&#x4E94;&#x516D;",
    ],
)
def test_a_name_is_found_however_it_is_written(written):
    """By encoding, and as JSON and XML escape it: workbooks of openpyxl do."""
    assert contains(b"<t>" + written + b"</t>", "王五六")
    assert not contains(b"<t>" + written + b"</t>", "王小六")


def test_a_law_of_ones_own_is_refused():
    """A subclass that overrides a law is told so by the kit itself."""

    class Lenient(FormatLaws):
        exporter = Jsonl()

        def test_f3_text_stays_text(self):
            """F3. Text is what one makes of it."""

    with pytest.raises(AssertionError, match="test_f3"):
        Lenient().test_f0_no_law_is_overridden()


def test_every_law_has_a_format_that_breaks_it():
    """No law of the kit is untried."""
    assert {law[:7] for law in FORMAT_LAWS} == {*BROKEN.values(), "test_f0"}
