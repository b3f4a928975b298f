"""现成模板: each is what it is written from, and fills in any community."""

import zipfile
from io import BytesIO

import pytest
from docx import Document
from tests.adapters.texts.report.made import FACTS
from tests.core.small_town import DAY
from tests.templates.forms import overview_form
from tests.templates.write import FOLDER, FORM, READY, template

from shequ_adapters.texts.report import ready, write_report
from shequ_core.errors import NotFound
from shequ_core.facts import Facts
from shequ_core.figures import Window
from shequ_core.register import Register


def words_of(data):
    """All that stands in a document, its cells too."""
    document = Document(BytesIO(data))
    cells = [
        cell.text for it in document.tables for row in it.rows for cell in row.cells
    ]
    return [*(it.text for it in document.paragraphs), *cells]


def body(data):
    """The part that says everything, without what a library brings along."""
    with zipfile.ZipFile(BytesIO(data)) as parts:
        return parts.read("word/document.xml")


@pytest.mark.parametrize("name", READY)
def test_a_template_is_what_it_is_written_from(name):
    """Write them anew: ``python -m tests.templates.write``."""
    assert body(ready.ready_template(name).data) == body(template(name))


def test_the_blank_form_of_the_example_is_what_it_is_written_from():
    """It comes with its binding."""
    assert body(FORM.read_bytes()) == body(overview_form())


def test_they_are_those_that_are_listed():
    """No more, no less."""
    assert set(ready.READY) == set(READY) == {it.stem for it in FOLDER.glob("*.docx")}
    with pytest.raises(NotFound, match="社区概况"):
        ready.ready_template("概况")


@pytest.mark.parametrize("name", READY)
def test_it_fills_in_a_town_and_an_empty_one(name):
    """No brace is left, no name of a person stands in it, nothing fails."""
    for facts in (FACTS, Facts(Register(), Window.year_to(DAY))):
        stream = BytesIO()
        write_report(ready.ready_template(name), facts, stream, on=DAY)
        words = words_of(stream.getvalue())
        assert not [it for it in words if "{" in it or "\ue000" in it]


def test_the_overview_says_what_the_figures_say():
    """In its sentences and in its tables."""
    stream = BytesIO()
    write_report(ready.ready_template("社区概况"), FACTS, stream, on=DAY)
    told = "".join(words_of(stream.getvalue()))
    assert "有户籍户300户、户籍人口600人，其中男性300人、女性300人" in told
    assert "第一居民大组300600" in told
