"""绑定: cells by their names, and a TOML that says what is wrong with it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_core.errors import InvalidValue
from shequ_core.forms import FormCell, FormRows, read_form
from shequ_core.forms.places import Spot, TableSpot, Words, word_place

HEAD = 'form = "月报"\nblank = "月报.xlsx"\n'
WORD = HEAD.replace("xlsx", "docx")
ROWS = '[[rows]]\nat = "A4"\nledger = "units"\ncolumns = ["name"]\nmost = {most}\n'


@given(
    st.sampled_from(["", "表1", "附表 二"]),
    st.integers(1, 16384),
    st.integers(1, 10**6),
)
def test_a_spot_is_its_text(sheet, column, row):
    """Both ways, for every cell of a sheet."""
    spot = Spot(sheet, column, row)
    assert Spot.of(str(spot)) == spot
    assert spot.beside(1, 2) == Spot(sheet, column + 1, row + 2)


@pytest.mark.parametrize(
    ("text", "column"), [("A1", 1), ("Z1", 26), ("AA1", 27), ("XFD1", 16384)]
)
def test_columns_count_as_spreadsheets_do(text, column):
    """Z is followed by AA."""
    assert Spot.of(text) == Spot("", column, 1)


@pytest.mark.parametrize("text", ["", "1A", "A0", "a1", "A", "表1!", "!A1", "A1:B2"])
def test_what_is_no_cell_is_refused(text):
    """With how it is to be written."""
    with pytest.raises(InvalidValue, match="表1!C5"):
        Spot.of(text)


@given(st.integers(1, 999), st.integers(1, 9999), st.integers(1, 999))
def test_a_cell_of_a_table_is_its_text(table, row, column):
    """Both ways."""
    spot = TableSpot(table, row, column)
    assert word_place(str(spot)) == spot
    assert spot.beside(1, 2) == TableSpot(table, row + 2, column + 1)


@given(st.text("填报单位：_ 年月", min_size=1, max_size=9))
def test_words_of_a_form_are_their_text(words):
    """With their marks around them."""
    assert word_place(str(Words(words))) == Words(words)


@pytest.mark.parametrize(
    "text", ["", "表1", "表0 第1行第1列", "A1", "“”", "“a", "“a=b”"]
)
def test_what_is_no_place_of_a_word_form_is_refused(text):
    """With how it is to be written."""
    with pytest.raises(InvalidValue, match="请写成"):
        word_place(text)


def test_a_form_is_read():
    """Its name, its blank, its cells in order, its rows."""
    form = read_form(
        HEAD
        + '[[cell]]\nat = "B2"\nfigure = "births"\nbefore = true\nstyle = "0"\n'
        + '[[cell]]\nat = "表1!B3"\nhand = "备注"\n'
        + ROWS.format(most=3)
    )
    assert (form.name, form.blank) == ("月报", "月报.xlsx")
    assert form.cells == (
        FormCell(at=Spot("", 2, 2), figure="births", before=True, style="0"),
        FormCell(at=Spot("表1", 2, 3), hand="备注"),
    )
    assert form.rows == (
        FormRows(at=Spot("", 1, 4), dataset="units", columns=("name",), most=3),
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("form = ", "读不懂"),
        ('form = "月报"', "blank"),
        (HEAD + "colour = 1", "colour 不认识"),
        (HEAD + 'every = "week"', "every 只能是 month、quarter"),
        (HEAD + '[[cell]]\nat = "A1"\nfield = "name"\n', "field 只能是 street"),
        (HEAD + 'cell = ["A1"]', "第1个"),
        (HEAD + '[[cell]]\nat = "A1"\n', "其中一项"),
        (HEAD + '[[cell]]\nat = "A1"\nfigure = "a"\nhand = "b"\n', "其中一项"),
        (HEAD + '[[cell]]\nat = "A"\nfigure = "a"\n', "不是格位"),
        (HEAD + '[[cell]]\nfigure = "a"\n', "不是格位"),
        (HEAD + '[[cell]]\nat = "A1"\nfigure = 3\n', "figure 写得不对"),
        (HEAD + '[[cell]]\nat = "A1"\nfigure = "a"\nstyle = "x"\n', "style"),
        (HEAD + '[[cell]]\nat = "A1"\nhand = "a"\n' * 2, "绑定了两次"),
        ('form = "月报"\nblank = "月报.doc"', "要是 .xlsx、.xlsm、.docx"),
        (WORD + '[[cell]]\nat = "A1"\nfigure = "a"\n', "表1 第3行第2列"),
        (WORD + ROWS.format(most=3).replace("A4", "“a”"), "从一个格开始"),
        (HEAD + '[[rows]]\nat = "A4"\n', "要写 at、columns、most、ledger 或 dataset"),
        (HEAD + ROWS.format(most=0), "至少是 1"),
        (HEAD + ROWS.format(most=3).replace('"name"', "1"), "columns"),
    ],
)
def test_a_slip_is_told_by_its_place(text, says):
    """In one sentence."""
    with pytest.raises(InvalidValue, match=says) as refused:
        read_form(text)
    assert len(str(refused.value).splitlines()) == 1
