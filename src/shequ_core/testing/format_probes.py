"""格式探针. Registers that try a format, and what to look for in what it wrote."""

from __future__ import annotations

import csv
import gc
import json
import re
import tracemalloc
from collections.abc import Iterator, Mapping
from datetime import date
from io import BytesIO, StringIO
from itertools import cycle
from tempfile import TemporaryFile
from zipfile import ZipFile, is_zipfile

from shequ_core.ledgers.formula_guard import TRIGGERS
from shequ_core.model import Record, field_types
from shequ_core.ports import Exporter
from shequ_core.privacy import BESIDE, DIRECT
from shequ_core.register import Register
from shequ_core.values import PartDate, Ref

NUMBER = "430181198503120013"
"""证件号. Eighteen digits, of which a spreadsheet keeps fifteen."""

BORN = "1985-03-12"
"""出生日期. The one in the number, which a masked number is no secret beside."""

PHONE = "13974435553"
"""电话. Eleven digits."""

SECRET = "龘齉爩"
"""暗记. Characters that stand in no title and no glossary."""

RISKY = ("=1+1", "+1", "-2+3", "@SUM(A1)", "＝1+1", "\t=1", "\r=1", "=HYPERLINK(0)")
"""险文. What a spreadsheet would run if it were not kept from it."""


def with_secrets(register: Register) -> Register:
    """带暗记. The same records, with direct identifiers to search for."""
    return Register(map(_with_secrets, register))


def _with_secrets(record: Record) -> Record:
    secrets = {name: _secret(name) for name in _told(type(record))}
    return record.evolve(**secrets) if secrets else record


def _told(kind: type[Record]) -> tuple[str, ...]:
    return (*DIRECT.get(kind, ()), *BESIDE.get(kind, ()))


_SECRETS: Mapping[str, object] = {
    "number": NUMBER,
    "phones": (PHONE,),
    "born": PartDate.of(BORN),
}


def _secret(field: str) -> object:
    return _SECRETS.get(field, f"靐龗龖{SECRET}")


def with_risks(register: Register) -> Register:
    """带险文. The same records, every free text one that looks like a formula."""
    texts = cycle(RISKY)

    def risky(record: Record) -> Record:
        hints = field_types(type(record))
        free = [name for name, hint in hints.items() if hint is str]
        return record.evolve(**{name: next(texts) for name in free})

    return Register(map(risky, register))


def parts_of(data: bytes, name: str = "") -> Iterator[tuple[str, bytes]]:
    """部分. What is written, name and bytes, unzipped as far as it goes."""
    if is_zipfile(BytesIO(data)):
        with ZipFile(BytesIO(data)) as package:
            for inner in package.namelist():
                yield from parts_of(package.read(inner), inner)
    else:
        yield name, data


def contains(data: bytes, text: str) -> bool:
    """含有. Whether the text is in the bytes, in any encoding or escape of the day."""
    forms = set(_escaped(text)) | {
        text.encode(encoding) for encoding in ("utf-8", "utf-16-le", "gb18030")
    }
    return any(
        form in part.replace(b"\r\n ", b"")  # iCalendar folds its lines
        for _, part in parts_of(data)
        for form in forms
    )


def _escaped(text: str) -> Iterator[bytes]:
    """As JSON and as XML write what is not ASCII, where they are told to."""
    small = json.dumps(text)[1:-1]
    yield small.encode()
    yield _ESCAPE.sub(lambda it: it[1] + it[2].upper(), small).encode()
    yield text.encode("ascii", "xmlcharrefreplace")
    for hexadecimal in ("&#x{:x};", "&#x{:X};"):
        yield "".join(
            it if it.isascii() else hexadecimal.format(ord(it)) for it in text
        ).encode()


def formulas_in(data: bytes, suffix: str = "") -> list[str]:
    """公式. What a spreadsheet would run: formulas of an xlsx, risky cells of a csv."""
    found: list[str] = []
    for name, part in parts_of(data, suffix):
        if b"<sheetData" in part:
            found += [it.decode() for it in re.findall(rb"<f[ >].*?</f>", part)]
        elif name.endswith(".csv"):
            rows = csv.reader(StringIO(_decoded(part), newline=""))
            found += [cell for row in rows for cell in row if cell[:1] in _TRIGGERS]
    return found


def _decoded(part: bytes) -> str:
    """UTF-8 where it is: text in GB18030 all but never is by chance."""
    try:
        return part.decode("utf-8-sig")
    except UnicodeDecodeError:
        return part.decode("gb18030")


_TRIGGERS = frozenset(TRIGGERS)
_ESCAPE = re.compile(r"(\\u)([0-9a-f]{4})")


def copies(record: Record, count: int) -> Register:
    """多份. So many records that differ by their ids alone."""
    community, kind = record.id.community, record.kind
    return Register(
        record.evolve(id=Ref.to(community, kind, f"{number:06}"))
        for number in range(count)
    )


def height(exporter: Exporter, register: Register, on: date) -> int:
    """高度. The most bytes that Python held at once to write the register."""
    gc.collect()
    with TemporaryFile() as stream:
        tracemalloc.start()
        try:
            exporter.write(register, stream, on=on)
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()


def breakages(data: bytes) -> Iterator[bytes]:
    """损坏. The same bytes broken: cut, hit in the middle, empty, and other stuff."""
    middle = len(data) // 2
    yield data[:middle] + b"\xff\xff\xff\xff" + data[middle + 4 :]
    yield from (data[:cut] for cut in (0, 1, middle, len(data) - 3))
    yield from (b"\0" * 64, b"[" * 100_000, b"PK\x03\x04" + b"\xff" * 60, b"null\n[]")
