"""Word 文稿: its words stay as they were, and each stretch is marked."""

from io import BytesIO

import pytest
from docx import Document
from docx.enum.text import WD_COLOR_INDEX
from docx.shared import Pt
from hypothesis import given
from hypothesis import strategies as st

from shequ_adapters.texts import WordText, open_text
from shequ_core.errors import Unreadable
from shequ_core.narrative import Checked, Verdict

WORDS = st.text("党员二百人，。220 ab", min_size=1, max_size=12)


@st.composite
def marked_stretches(draw):
    """Paragraphs in runs of their own looks, and stretches of them that do not meet."""
    paragraphs = draw(st.lists(st.lists(WORDS, min_size=1, max_size=4), min_size=1))
    stretches = []
    for number, runs in enumerate(paragraphs):
        length = len("".join(runs))
        cuts = sorted(draw(st.sets(st.integers(0, length), max_size=4)))
        for start, end in zip(cuts[::2], cuts[1::2], strict=False):
            verdict = draw(st.sampled_from(Verdict))
            stretches.append((number, start, end, verdict))
    return paragraphs, stretches


def checked(text, number, start, end, verdict):
    """What was found of a stretch."""
    return Checked(
        paragraph=number,
        start=start,
        end=end,
        words=text[start:end],
        verdict=verdict,
        message="台账统计220人，相符",
    )


def written(paragraphs):
    """A document of these runs, the first one of each paragraph in bold."""
    document = Document()
    for runs in paragraphs:
        paragraph = document.add_paragraph()
        for place, words in enumerate(runs):
            run = paragraph.add_run(words)
            run.bold, run.font.size = place == 0, Pt(12 + place)
    return document


def reopened(text, some):
    """The marked document, as its file gives it."""
    stream = BytesIO()
    text.write_marked(some, stream)
    return Document(BytesIO(stream.getvalue()))


@given(marked_stretches())
def test_words_and_looks_stay_and_the_stretches_are_marked(made):
    """Character by character: the same text, bold and size; the stretch has a colour,
    the rest has none; each has its comment.
    """
    paragraphs, stretches = made
    before = WordText(written(paragraphs))
    texts = before.paragraphs
    assert texts == tuple("".join(runs) for runs in paragraphs)
    some = [checked(texts[one[0]], *one) for one in stretches]
    after = reopened(before, some)
    for number, (runs, paragraph) in enumerate(
        zip(paragraphs, after.paragraphs, strict=True)
    ):
        looks = [(it, n == 0, Pt(12 + n)) for n, run in enumerate(runs) for it in run]
        found = [
            (it, run.bold, run.font.size) for run in paragraph.runs for it in run.text
        ]
        assert found == looks
        coloured = [
            run.font.highlight_color is not None
            for run in paragraph.runs
            for _ in run.text
        ]
        inside = [
            any(n == number and s <= place < e for n, s, e, _ in stretches)
            for place in range(len(looks))
        ]
        assert coloured == inside
    assert len(list(after.comments)) == len(stretches)


def test_tables_are_read_where_they_stand():
    """Cell by cell, a merged cell once; what is in them is marked, too."""
    document = Document()
    document.add_paragraph("前")
    table = document.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).paragraphs[0].text = "合并"
    table.cell(1, 0).paragraphs[0].text = "党员220人"
    document.add_paragraph("后")
    text = WordText(document)
    assert [it for it in text.paragraphs if it] == ["前", "合并", "党员220人", "后"]
    number = text.paragraphs.index("党员220人")
    one = checked("党员220人", number, 2, 6, Verdict.SAME)
    runs = reopened(text, [one]).tables[0].cell(1, 0).paragraphs[0].runs
    colours = [(it.text, it.font.highlight_color) for it in runs if it.text]
    assert colours == [("党员", None), ("220人", WD_COLOR_INDEX.BRIGHT_GREEN)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_plain_text_becomes_a_document(tmp_path, encoding):
    """In the encodings that offices use, line by line."""
    path = tmp_path / "总结.txt"
    path.write_bytes("一、党员220人\r\n二、".encode(encoding))
    assert open_text(path).paragraphs == ("一、党员220人", "二、")


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("总结.docx", b"not a zip", "不是 Word 文稿"),
        ("总结.docx", b"PK\x05\x06" + bytes(18), "不是 Word 文稿"),
        ("总结.doc", b"\xd0\xcf\x11\xe0" + bytes(600), "另存为 .docx"),
        ("总结.txt", b"\xff\xfe\x00\x81\x30", "编码认不出"),
    ],
)
def test_what_is_no_text_is_refused_in_a_sentence(tmp_path, name, data, says):
    """Damaged, empty, of another kind."""
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(Unreadable, match=says) as refused:
        open_text(path)
    assert len(str(refused.value).splitlines()) == 1
