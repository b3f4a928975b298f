"""格式定律. What every format promises, as tests that anyone can run.

    class TestMyFormat(FormatLaws):
        exporter = MyFormat()
        importer = MyFormat()  # where it reads back what it wrote

docs/laws.md tells the laws in words; their numbers are in the names of the tests.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from io import BytesIO
from itertools import chain, zip_longest
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_core.findings import Finding
from shequ_core.model import Activity, Record
from shequ_core.ports import Exporter, Importer
from shequ_core.privacy import masked
from shequ_core.register import Register
from shequ_core.testing.format_probes import (
    NUMBER,
    PHONE,
    SECRET,
    breakages,
    contains,
    copies,
    formulas_in,
    height,
    with_risks,
    with_secrets,
)
from shequ_core.testing.town_making import DAY
from shequ_core.testing.towns import towns
from shequ_core.testing.trying import anything, few, lawful
from shequ_core.values import Period, Ref

BESIDE = 640
"""旁占. Bytes for each record beside it, at most: 64 MB for a hundred thousand."""

_FEW, _MANY = 700, 1000


class FormatLaws:
    """格式定律. Subclass it, name the format, and pytest does the rest.

    ``importer`` is None in a format that is not read back; ``names_people`` says
    whether persons are written at all, ``numbers_people`` whether their id numbers are;
    ``suffix`` is that of the file; ``multiplied`` is a record of which it may tell very
    many, and which takes much more than ``BESIDE``.
    """

    exporter: ClassVar[Exporter]
    importer: ClassVar[Importer | None] = None
    names_people: ClassVar[bool] = True
    numbers_people: ClassVar[bool] = True
    suffix: ClassVar[str] = ""
    multiplied: ClassVar[Record] = Activity(
        id=Ref("zhen/activity/1"), name="灯会" * 5_000, period=Period.since(DAY)
    )

    def written(self, records: Iterable[Record], on: date = DAY) -> bytes:
        """写出. What the format makes of the records."""
        stream = BytesIO()
        self.exporter.write(records, stream, on=on)
        return stream.getvalue()

    def read(self, data: bytes) -> list[Record | Finding]:
        """读回. What the format reads there."""
        return list(self.reader().read(BytesIO(data)))

    def reader(self) -> Importer:
        """读回者. Skips the law where there is none."""
        if self.importer is None:
            pytest.skip("nothing reads it back; if something does, name it: importer")
        return self.importer

    def test_f0_no_law_is_overridden(self) -> None:
        """F0. A format answers to these laws, not to laws of its own."""
        for name in FORMAT_LAWS:
            assert getattr(type(self), name) is getattr(FormatLaws, name), name

    def test_f1_what_was_written_is_read_back(self) -> None:
        """F1. A format that is read back gives every record, equal, and no finding."""
        self.reader()

        @lawful()
        @given(anything | towns())
        def holds(register: Register) -> None:
            back = self.read(self.written(register))
            pairs = zip_longest(register, back)
            others = [place for place, (was, it) in enumerate(pairs) if was != it]
            assert not others, f"records came back otherwise: {len(others)}"

        holds()

    def test_f2_same_records_same_bytes(self) -> None:
        """F2. The same records give the same bytes, in whatever order they come."""

        @few()
        @given(towns(), st.dates())
        def holds(register: Register, day: date) -> None:
            backwards = reversed(list(register))
            is_same = self.written(register, day) == self.written(backwards, day)
            assert is_same, "the same records gave other bytes"

        holds()

    def test_f3_text_stays_text(self) -> None:
        """F3. Text that looks like a formula is text, and no program runs it."""

        @few()
        @given(towns())
        def holds(register: Register) -> None:
            data = self.written(with_risks(register))
            found = formulas_in(data, self.suffix)[:1]
            assert found == [], "a formula that some program would run"

        holds()

    def test_f4_eighteen_digits_stay(self) -> None:
        """F4. A number that is a name keeps all its digits, and is text."""

        @few()
        @given(towns())
        def holds(register: Register) -> None:
            data = self.written(with_secrets(register))
            told = self.names_people and self.numbers_people
            kept = contains(data, NUMBER)
            assert kept or not told, "an id number is there, but not all its digits"
            assert told or not kept, "id numbers are told: names_people, numbers_people"
            assert not contains(data, f"<v>{NUMBER}"), "an id number is a number"

        holds()

    def test_f5_what_was_masked_is_not_there(self) -> None:
        """F5. Nothing of what was masked is in the bytes, unzipped or not."""

        @few()
        @given(towns())
        def holds(register: Register) -> None:
            secret = with_secrets(register)
            self.written(secret)
            data = self.written(masked(secret))
            told = [it for it in (SECRET, NUMBER, PHONE) if contains(data, it)]
            assert told == [], "what was masked is in the bytes"

        holds()

    def test_f6_broken_input_gives_findings(self) -> None:
        """F6. What is broken gives findings, and never a crash."""
        self.reader()

        @few()
        @given(towns())
        def holds(register: Register) -> None:
            sound = self.written(register)
            first, *others = breakages(sound)
            found = list(self.read(first))
            # A hit may miss all that is said: the hour of a zip entry, say.
            harmless = found == list(self.read(sound))
            noticed = any(isinstance(it, Finding) for it in found)
            assert harmless or noticed, "it is broken, and no finding says so"
            told = chain.from_iterable(map(self.read, others))
            assert all(isinstance(it, Record | Finding) for it in told)

        holds()

    def test_f7_the_stream_is_left_open(self) -> None:
        """F7. The stream is left open and at its end, for whoever opened it."""
        stream = BytesIO()
        self.exporter.write((), stream, on=DAY)
        assert not stream.closed
        assert stream.tell() == len(stream.getvalue())

    def test_f8_a_longer_file_takes_no_more_memory(self) -> None:
        """F8. A longer file takes no more memory to write than a short one."""
        few, many = (copies(self.multiplied, count) for count in (_FEW, _MANY))
        self.written(copies(self.multiplied, 1))  # what is kept for the next time
        more = height(self.exporter, many, DAY) - height(self.exporter, few, DAY)
        each = more // (_MANY - _FEW)
        assert each < BESIDE, f"{each} bytes of memory for each record"


FORMAT_LAWS = tuple(name for name in vars(FormatLaws) if name.startswith("test_"))
"""定律. The names of the laws, in order."""
