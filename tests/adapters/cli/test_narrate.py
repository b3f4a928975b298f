"""shequ narrate check: a draft beside the book, on the screen, as JSON, marked up."""

import pytest
from docx import Document

DRAFT = "社区现有户籍居民3人，党员220人。一个中心。\n有住宅楼幢，发放宣传单2000份。"


@pytest.fixture
def draft(tmp_path):
    """A summary in plain text."""
    path = tmp_path / "总结.txt"
    path.write_text(DRAFT, "utf-8")
    return path


def test_each_number_has_its_verdict(db, draft, shequ, data):
    """On the screen with a count of each; in JSON with its place."""
    code, out, err = shequ("narrate", "check", draft, db)
    assert (code, err) == (0, "")
    assert "一致 1" in out
    assert "无记录 2" in out
    assert "漏填 1" in out
    found = {it["words"]: it for it in data("narrate", "check", draft, db)}
    assert found["3人"]["verdict"] == "same"
    assert found["3人"]["figure"] == "registered_residents"
    assert found["3人"]["found"] == "3"
    assert DRAFT.splitlines()[0][found["3人"]["start"] :].startswith("3人")
    assert found["220人"]["verdict"] == "unrecorded"
    assert (found["2000份"]["paragraph"], found["2000份"]["figure"]) == (2, "")


def test_the_marked_copy_is_the_draft_with_comments(db, draft, shequ, tmp_path):
    """Beside the original, which is not touched."""
    out = tmp_path / "标注.docx"
    code, told, err = shequ("narrate", "check", draft, db, "-o", out)
    assert (code, err) == (0, "")
    assert str(out) in "".join(told.split("\n"))
    document = Document(str(out))
    assert "\n".join(it.text for it in document.paragraphs) == DRAFT
    words = [it.text for it in document.comments]
    assert any(it.startswith("一致：户籍人口台账统计3人") for it in words)
    assert len(words) == 4
    assert draft.read_text("utf-8") == DRAFT


@pytest.mark.parametrize("name", ["总结.docx", "总结.txt"])
def test_an_original_is_never_written_over(db, tmp_path, shequ, name):
    """Nor is anything written that Word would not open."""
    path = tmp_path / name
    if name.endswith("docx"):
        Document().save(str(path))
    else:
        path.write_text("党员220人", "utf-8")
    before = path.read_bytes()
    code, _, err = shequ("narrate", "check", path, db, "-o", path)
    assert code == 2
    assert len(err.splitlines()) == 1
    assert path.read_bytes() == before


def test_a_draft_that_is_not_there_is_one_sentence(db, tmp_path, shequ):
    """And so is a group of commands without a command."""
    code, _, err = shequ("narrate", "check", tmp_path / "无.docx", db)
    assert (code, len(err.splitlines())) == (2, 1)
    assert "没有文件" in err
    code, _, err = shequ("narrate")
    assert (code, len(err.splitlines())) == (2, 1)
