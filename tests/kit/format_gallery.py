"""Formats that break one law each: what the kit must catch."""

# ruff: noqa: D102 (what a method does wrong is told by its class)

import csv
import json
from io import BytesIO, StringIO

from openpyxl import Workbook

from shequ_adapters.formats.jsonl import Jsonl
from shequ_core.codec import dumps, loads
from shequ_core.errors import InvalidPayload
from shequ_core.findings import Finding
from shequ_core.model import Activity, Person
from shequ_core.register import Register


class Forgetful(Jsonl):
    """Leaves out the last record."""

    def write(self, records, stream, *, on):
        super().write(list(Register(records))[:-1], stream, on=on)


class Rounding(Jsonl):
    """Reads what it wrote, but for the fields it does not care about."""

    def read(self, stream):
        for item in super().read(stream):
            yield item.evolve(workplace="") if isinstance(item, Person) else item


class Unsorted(Jsonl):
    """Writes records as they come."""

    def write(self, records, stream, *, on):
        for record in records:
            stream.write(dumps(record).encode() + b"\n")


class Numbered(Jsonl):
    """Says in the file how often it was asked to write one."""

    times = 0

    def write(self, records, stream, *, on):
        type(self).times += 1
        super().write(records, stream, on=on)
        stream.write(b"\n" * self.times)


class Evaluating:
    """A workbook whose library takes text for formulas."""

    def write(self, records, stream, *, on):
        book = Workbook()
        for activity in Register(records).all(Activity):
            book.active.append([activity.name])
        book.save(stream)


class Unguarded:
    """A csv that a spreadsheet may run."""

    def write(self, records, stream, *, on):
        text = StringIO()
        names = [[it.name] for it in Register(records).all(Activity)]
        csv.writer(text).writerows(names)
        stream.write(text.getvalue().encode())


class Counting:
    """Takes id numbers for numbers."""

    def write(self, records, stream, *, on):
        numbers = [it.number for it in Register(records).all(Person)]
        stream.write(json.dumps([float(it) for it in numbers if it]).encode())


class Remembering(Jsonl):
    """Writes what it was given before, masked or not."""

    seen = b""

    def write(self, records, stream, *, on):
        mine = BytesIO()
        super().write(records, mine, on=on)
        type(self).seen = self.seen or mine.getvalue()
        stream.write(self.seen)


class Crashing(Jsonl):
    """Reads its own files only."""

    def read(self, stream):
        for line in stream:
            yield loads(line.decode())


class Silent(Jsonl):
    """Skips what it can not read."""

    def read(self, stream):
        return (it for it in super().read(stream) if not isinstance(it, Finding))


class Partial(Jsonl):
    """Knows one way to be broken, and no other."""

    def read(self, stream):
        for line in stream:
            try:
                yield loads(line.decode("utf-8", "replace"))
            except InvalidPayload:
                return


class Closing(Jsonl):
    """Closes what others opened."""

    def write(self, records, stream, *, on):
        super().write(records, stream, on=on)
        stream.close()


class Rewinding(Jsonl):
    """Goes back to the beginning, where the next writer would overwrite."""

    def write(self, records, stream, *, on):
        stream.write(b"\n")
        super().write(records, stream, on=on)
        stream.seek(0)


class Hoarding(Jsonl):
    """Has all of the file in memory before it writes any of it."""

    def write(self, records, stream, *, on):
        stream.write(b"".join(dumps(it).encode() + b"\n" for it in Register(records)))


class Copying(Jsonl):
    """Writes line by line, of copies that it made of all records."""

    def write(self, records, stream, *, on):
        super().write([loads(dumps(it)) for it in records], stream, on=on)


BROKEN = {
    Forgetful: "test_f1",
    Rounding: "test_f1",
    Unsorted: "test_f2",
    Numbered: "test_f2",
    Evaluating: "test_f3",
    Unguarded: "test_f3",
    Counting: "test_f4",
    Remembering: "test_f5",
    Crashing: "test_f6",
    Silent: "test_f6",
    Partial: "test_f6",
    Closing: "test_f7",
    Rewinding: "test_f7",
    Hoarding: "test_f8",
    Copying: "test_f8",
}
