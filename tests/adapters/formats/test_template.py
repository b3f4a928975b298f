"""空白台账. Every ledger is given out as a form that loads again."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from shequ_adapters.formats.xlsx.template import write_templates
from shequ_adapters.storage.memory import MemoryStore
from shequ_adapters.workbooks import read_workbook
from shequ_core.ledgers import LEDGERS, CellKind
from shequ_core.ledgers.marking import CHOICES, unmarked
from shequ_core.ledgers.recognise import understand
from shequ_core.ledgers.render import renderer
from shequ_core.ledgers.templates import choice_words, template
from shequ_core.loading import plan
from shequ_core.values import PartDate, Quantity, Yuan

EXAMPLES = {
    CellKind.TEXT: "第1居民小组",
    CellKind.NAME: "王芳",
    CellKind.LABEL: "00400001",
    CellKind.ID_NUMBER: "430181198503121232",
    CellKind.CREDIT_CODE: "12430181GDC6916WMN",
    CellKind.PHONES: ("13974435553",),
    CellKind.DAY: date(2004, 5, 1),
    CellKind.PART_DATE: PartDate(1985, 3, 12),
    CellKind.COUNT: 7,
    CellKind.DECIMAL: Decimal("2.5"),
    CellKind.YUAN: Yuan(Decimal(300)),
    CellKind.QUANTITY: Quantity.exactly(Decimal(5)),
}
BY_LEDGER = pytest.mark.parametrize("ledger", LEDGERS, ids=lambda it: it.name)


def form(*ledgers):
    """The workbook of their templates, as bytes."""
    stream = BytesIO()
    write_templates(ledgers, stream)
    return stream.getvalue()


def example(column):
    """A value that the column may have."""
    if column.choices is None:
        return EXAMPLES[column.cell]
    first = next(iter(column.choices))
    return (first,) if column.cell is CellKind.CHOICES else first


def tables(data, tmp_path):
    """What is understood of a workbook."""
    path = tmp_path / "表.xlsx"
    path.write_bytes(data)
    sheets = unmarked(read_workbook(path))
    return [part for sheet in sheets for part in understand(sheet, LEDGERS)]


@BY_LEDGER
def test_an_empty_template_is_its_ledger_without_a_row(ledger, tmp_path):
    """Understood by its header, every column of it, and nobody's."""
    [table] = tables(form(ledger), tmp_path)
    assert table.ledger is ledger
    assert list(table.columns) == [it.key for it in template(ledger).columns]
    assert table.unmatched == ()
    assert table.rows == ()
    assert (table.facts.community, table.facts.told_on) == ("", None)


@BY_LEDGER
def test_a_filled_row_comes_back(ledger, tmp_path):
    """What a clerk types in the first row is read as it was meant, without a note."""
    book = load_workbook(BytesIO(form(ledger)))
    columns = template(ledger).columns
    for place, column in enumerate(columns):
        row, at = (4 + place, 2) if ledger.upright else (4, 1 + place)
        book[ledger.title].cell(row, at).value = renderer(column)(example(column))
    stream = BytesIO()
    book.save(stream)
    [table] = tables(stream.getvalue(), tmp_path)
    [row] = table.rows
    assert dict(row.values) == {column.key: example(column) for column in columns}
    assert row.notes == ()


def test_all_templates_load_together(tmp_path):
    """One workbook with every ledger is loaded without a finding; 选项 is not read."""
    path = tmp_path / "全部.xlsx"
    path.write_bytes(form(*LEDGERS))
    found = plan(MemoryStore(), read_workbook(path))
    assert [it.ledger for it in found.accounts] == [it.name for it in LEDGERS]
    assert sum(it.rows for it in found.accounts) == 0
    assert found.findings == ()


@BY_LEDGER
def test_a_clerk_is_helped_along(ledger):
    """Lists for choices, hints on the headers, text cells, the header in sight, A4."""
    book = load_workbook(BytesIO(form(ledger)))
    sheet = book[ledger.title]
    columns = template(ledger).columns
    down = ledger.upright
    heads = [
        sheet.cell(4 + i, 1) if down else sheet.cell(3, 1 + i)
        for i in range(len(columns))
    ]
    cells = [head.offset(0, 1) if down else head.offset(1, 0) for head in heads]
    lists = {
        str(it.sqref).split(":")[0]: it for it in sheet.data_validations.dataValidation
    }
    assert [head.value for head in heads] == [column.title for column in columns]
    for column, head, cell in zip(columns, heads, cells, strict=True):
        assert head.comment.text
        assert (column.cell is CellKind.CHOICE) == (cell.coordinate in lists)
        if column.cell in (CellKind.ID_NUMBER, CellKind.LABEL, CellKind.PHONES):
            assert cell.number_format == "@"
        if cell.coordinate in lists:
            area = lists[cell.coordinate].formula1.partition("!")[2].replace("$", "")
            offered = [it.value for [it] in book[CHOICES][area]]
            assert tuple(offered) == choice_words(column)
    assert sheet.freeze_panes == "A4"
    assert (sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == (9, 0)
    assert down or sheet.print_title_rows == "$3:$3"
