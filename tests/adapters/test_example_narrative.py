"""示例文稿: the document that the example comes from, and the summary that we write."""

import csv
import io
from datetime import date
from pathlib import Path

import docx
from tests.adapters.formats.test_example_reports import example

from shequ_adapters.formats.docx import Docx
from shequ_adapters.texts import WordText
from shequ_core.narrative import Verdict, check_text

ON = date(2004, 12, 31)
STATEMENTS = Path(__file__).parents[2] / "examples/beizheng/statements.csv"
FOUNDED = "北正社区于2002年成立了晚霞健身站，"
"""What stands before the sentence of its members, and says when they were 120."""
SAID = (
    "浏阳市淮川街道北正社区居民委员会地处浏阳市中心地带，特别是对于淮川社区来说，"
    "2004年区划调整后，社情发生重大变化。",
)


def sentences():
    """What was said, sentence by sentence, as the office wrote it."""
    with STATEMENTS.open(encoding="utf-8", newline="") as stream:
        said = dict.fromkeys(row["原文"] for row in csv.DictReader(stream))
    return tuple(FOUNDED + it if it.startswith("原有") else it for it in said)


def test_what_the_office_said_is_what_its_ledgers_say():
    """Every number is found and none is wrong; the missing one is offered, and the name
    that is a slip is noticed.
    """
    found = check_text((*sentences(), *SAID), example(), ON)
    told = {it.words: it.verdict for it in found}
    assert told.pop("住宅楼幢") is Verdict.BLANK
    assert told.pop("淮川社区") is Verdict.OTHER_NAME
    assert set(told.values()) == {Verdict.SAME, Verdict.ADMITTED}
    figures = {it.figure for it in found} - {""}
    assert {"registered_residents", "attendance", "team_members"} < figures
    assert len(told) == 19


def test_our_own_summary_raises_no_false_alarm():
    """What we write from the records is what they say, wherever a number is known."""
    stream = io.BytesIO()
    Docx().write(example(), stream, on=ON)
    text = WordText(docx.Document(io.BytesIO(stream.getvalue())))
    found = check_text(text.paragraphs, example(), ON)
    wrong = [it for it in found if it.verdict in (Verdict.DIFFERENT, Verdict.BLANK)]
    assert wrong == []
    assert sum(it.verdict is Verdict.SAME for it in found) > 30
