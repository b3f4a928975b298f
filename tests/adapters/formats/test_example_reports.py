"""示例报告: the example community's reports say what its ledgers were made from."""

import io
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import docx
from tests.adapters.formats.test_html import Reader

from shequ_adapters.formats.docx import Docx
from shequ_adapters.formats.html import Html
from shequ_adapters.storage.memory import MemoryStore
from shequ_adapters.workbooks import Workbooks
from shequ_core.loading import plan
from shequ_core.model import Person
from shequ_core.ports import Exporter
from shequ_core.register import Register

EXAMPLE = Path(__file__).parents[3] / "examples" / "beizheng"


@cache
def example() -> Register:
    """The example community, from its ledgers."""
    files = sorted((EXAMPLE / "ledgers").iterdir())
    sheets = [sheet for path in files for sheet in Workbooks().read(path)]
    return plan(MemoryStore(), sheets).register


@cache
def truth() -> dict[str, Any]:
    """The totals that the ledgers were made from."""
    return json.loads((EXAMPLE / "truth.json").read_text("utf-8"))["totals"]


def written(exporter: Exporter) -> bytes:
    """What a format writes of the example."""
    from datetime import date

    stream = io.BytesIO()
    exporter.write(example(), stream, on=date(2004, 12, 31))
    return stream.getvalue()


def test_the_dashboard_shows_the_truth() -> None:
    """Every total that is on the page is the true one; nearly all of them are."""
    shown = {
        (found["data-figure"], found.get("data-part", "")): float(found["value"])
        for found, _ in Reader(written(Html()).decode("utf-8")).figures
    }
    for code, total in truth().items():
        if isinstance(total, dict):
            parts = {part for known, part in shown if known == code and part}
            assert {part: shown[code, part] for part in parts} == {
                part: total[part] for part in parts
            }
        elif not isinstance(total, str):
            assert shown[code, ""] == total


def test_the_summary_says_the_truth() -> None:
    """The sentences of the seed, with the numbers of the ledgers."""
    word = docx.Document(io.BytesIO(written(Docx())))
    text = "".join(paragraph.text for paragraph in word.paragraphs)
    for words in (
        "辖区面积1.3平方公里，下辖12个居民大组、52个居民小组",
        "3321户、10680人",
        "有中共党员220人",
        "省、市属单位28家",
        "社区用房70.55万元",
        "由2002年末的120人发展到现在的345人",
        "活动17场，参加16240人次",
        "受理居民诉求486件，办结459件，办结率94.4%",
        "服务时长共3073.5小时",
    ):
        assert words in text


def test_no_resident_is_named() -> None:
    """None of ten thousand names, and nothing that looks like an id number."""
    word = docx.Document(io.BytesIO(written(Docx())))
    cells = (cell.text for table in word.tables for cell in table._cells)
    texts = [
        written(Html()).decode("utf-8"),
        "\n".join([*(it.text for it in word.paragraphs), *cells]),
    ]
    names = {person.name for person in example().all(Person)}
    for text in texts:
        assert not [name for name in names if name in text]
        assert not re.search(r"\d{17}[\dX]", text)
