"""记录. The example with what its ledgers have no columns for."""

from functools import cache
from pathlib import Path

from shequ_adapters.formats.jsonl import Jsonl
from shequ_adapters.storage.memory import MemoryStore
from shequ_adapters.workbooks import Workbooks
from shequ_core.acts import Writes, apply
from shequ_core.loading import plan
from shequ_core.model import Record
from shequ_core.register import Register

EXAMPLE = Path(__file__).parents[2] / "examples" / "beizheng"


def records(chapter: str) -> list[Record]:
    """The records of a chapter, none of them broken."""
    with (EXAMPLE / "records" / f"{chapter}.jsonl").open("rb") as stream:
        read = list(Jsonl().read(stream))
    assert all(isinstance(it, Record) for it in read), read
    return read


@cache
def beizheng(*chapters: str) -> Register:
    """北正社区 as its ledgers have it, and those chapters over it."""
    if not chapters:
        files = sorted((EXAMPLE / "ledgers").iterdir())
        sheets = [sheet for path in files for sheet in Workbooks().read(path)]
        return plan(MemoryStore(), sheets, community="beizheng").register
    *before, last = chapters
    return apply(beizheng(*before), Writes(tuple(records(last))))
