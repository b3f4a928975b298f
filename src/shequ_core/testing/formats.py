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
from itertools import chain
from typing import ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shequ_core.findings import Finding
from shequ_core.model import Record
from shequ_core.ports import Exporter, Importer
from shequ_core.privacy import masked
from shequ_core.register import Register
from shequ_core.testing.format_probes import (
    NUMBER,
    PHONE,
    SECRET,
    breakages,
    formulas_in,
    holds,
    with_risks,
    with_secrets,
)
from shequ_core.testing.stores import lawful
from shequ_core.testing.strategies import any_record
from shequ_core.testing.town_making import DAY
from shequ_core.testing.towns import towns

_FEW = max(5, settings.default.max_examples // 5) if settings.default else 20
"""A whole town is written for each example."""

anything = st.lists(any_record(), max_size=12).map(Register)


class FormatLaws:
    """格式定律. Subclass it, name the format, and pytest does the rest.

    ``importer`` is None in a format that is not read back; ``names_people`` says
    whether persons are written at all; ``suffix`` is that of the file.
    """

    exporter: ClassVar[Exporter]
    importer: ClassVar[Importer | None] = None
    names_people: ClassVar[bool] = True
    suffix: ClassVar[str] = ""

    def written(self, records: Iterable[Record], on: date = DAY) -> bytes:
        """写出. What the format makes of the records."""
        stream = BytesIO()
        self.exporter.write(records, stream, on=on)
        return stream.getvalue()

    def read(self, data: bytes) -> list[Record | Finding]:
        """读回. What the format reads there; skips the law where it reads nothing."""
        if self.importer is None:
            pytest.skip("a format that is not read back")
        return list(self.importer.read(BytesIO(data)))

    def test_f0_no_law_is_overridden(self) -> None:
        """F0. A format answers to these laws, not to laws of its own."""
        for name in FORMAT_LAWS:
            assert getattr(type(self), name) is getattr(FormatLaws, name), name

    @lawful()
    @given(register=anything)
    def test_f1_what_was_written_is_read_back(self, register: Register) -> None:
        """F1. A format that is read back gives every record, equal, and no finding."""
        assert self.read(self.written(register)) == list(register)

    @lawful(max_examples=_FEW)
    @given(register=towns(), day=st.dates())
    def test_f2_same_records_same_bytes(self, register: Register, day: date) -> None:
        """F2. The same records give the same bytes, in whatever order they come."""
        backwards = reversed(list(register))
        assert self.written(register, day) == self.written(backwards, day)

    @lawful(max_examples=_FEW)
    @given(register=towns())
    def test_f3_text_stays_text(self, register: Register) -> None:
        """F3. Text that looks like a formula is text, and no program runs it."""
        assert formulas_in(self.written(with_risks(register)), self.suffix) == []

    @lawful(max_examples=_FEW)
    @given(register=towns())
    def test_f4_eighteen_digits_stay(self, register: Register) -> None:
        """F4. A number that is a name keeps all its digits, and is text."""
        data = self.written(with_secrets(register))
        assert holds(data, NUMBER) == self.names_people
        assert not holds(data, f"<v>{NUMBER}")

    @lawful(max_examples=_FEW)
    @given(register=towns())
    def test_f5_what_was_masked_is_not_there(self, register: Register) -> None:
        """F5. Nothing of what was masked is in the bytes, unzipped or not."""
        secret = with_secrets(register)
        self.written(secret)
        data = self.written(masked(secret))
        assert not [it for it in (SECRET, NUMBER, PHONE) if holds(data, it)]

    @lawful(max_examples=_FEW)
    @given(register=towns())
    def test_f6_broken_input_gives_findings(self, register: Register) -> None:
        """F6. What is broken gives findings, and never a crash."""
        data = self.written(register)
        first, *others = breakages(data)
        assert any(isinstance(it, Finding) for it in self.read(first))
        told = chain.from_iterable(map(self.read, others))
        assert all(isinstance(it, Record | Finding) for it in told)

    def test_f7_the_stream_is_left_open(self) -> None:
        """F7. The stream is left open and at its end, for whoever opened it."""
        stream = BytesIO()
        self.exporter.write((), stream, on=DAY)
        assert not stream.closed
        assert stream.tell() == len(stream.getvalue())


FORMAT_LAWS = tuple(name for name in vars(FormatLaws) if name.startswith("test_"))
"""定律. The names of the laws, in order."""
