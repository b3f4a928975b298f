"""模板样例. Templates of a few paragraphs and cells, and what becomes of them."""

from io import BytesIO

from docx import Document
from tests.core.small_town import DAY, changed

from shequ_adapters.texts.report import Template, write_report
from shequ_core.facts import Facts
from shequ_core.figures import Window

TOWN = changed([])
FACTS = Facts(TOWN, Window.year_to(DAY))


def template(*paragraphs, cells=(), header=""):
    """A template of these paragraphs, and a table with a row a tuple of cells."""
    document = Document()
    for words in paragraphs:
        document.add_paragraph(words)
    if cells:
        table = document.add_table(len(cells), len(cells[0]))
        for row, words in zip(table.rows, cells, strict=True):
            for cell, text in zip(row.cells, words, strict=True):
                cell.text = text
    document.sections[0].header.paragraphs[0].text = header
    return Template(saved(document), "模板.docx")


def saved(document):
    """The bytes of a document."""
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def written(made, facts=FACTS):
    """The bytes of the report."""
    stream = BytesIO()
    write_report(made, facts, stream, on=DAY)
    return stream.getvalue()


def read(made, facts=FACTS):
    """The report, opened."""
    return Document(BytesIO(written(made, facts)))


def lines(*paragraphs, **more):
    """The paragraphs of the report."""
    return [it.text for it in read(template(*paragraphs, **more)).paragraphs]
