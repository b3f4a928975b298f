"""Jsonl keeps the laws of formats, and tells the line of what is broken."""

from datetime import date
from io import BytesIO

from shequ_adapters.formats.jsonl import Jsonl
from shequ_core.codec import dumps
from shequ_core.findings import Finding
from shequ_core.model import Club
from shequ_core.testing.formats import FormatLaws
from shequ_core.values import Ref

CLUB = Club(id=Ref("bei/club/1"), name="晚霞健身站")


class TestJsonl(FormatLaws):
    """Jsonl answers to the laws."""

    exporter = Jsonl()
    importer = Jsonl()


def test_a_line_a_record_that_people_can_read():
    """Chinese stays Chinese; the kinds are in their order, the ids in theirs."""
    stream = BytesIO()
    other = CLUB.evolve(id=Ref("bei/club/0"))
    Jsonl().write([CLUB, other], stream, on=date(2004, 12, 31))
    assert stream.getvalue().decode() == f"{dumps(other)}\n{dumps(CLUB)}\n"
    assert "晚霞健身站" in stream.getvalue().decode()


def test_a_broken_line_costs_itself_only():
    """The others are read; the broken ones are told by their numbers."""
    good = dumps(CLUB).encode()
    lines = [b"\xef\xbb\xbf" + good, b"", b"{", b"\xff\xfe", good]
    items = list(Jsonl().read(BytesIO(b"\n".join(lines))))
    assert [it.place.cell for it in items if isinstance(it, Finding)] == ["3", "4"]
    assert [it for it in items if isinstance(it, Club)] == [CLUB, CLUB]
