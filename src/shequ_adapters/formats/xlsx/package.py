"""装订. The rows put into the workbook that XlsxWriter made."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from shutil import copyfileobj
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from shequ_adapters.formats.xlsx.pages import part, reaching, sample
from shequ_adapters.formats.xlsx.rows import Body


def assemble(skeleton: bytes, bodies: Mapping[int, Body], stream: BinaryIO) -> None:
    """装订. Write the skeleton with each sample row replaced by a body."""
    by_part = {part(place): body for place, body in bodies.items()}
    with ZipFile(BytesIO(skeleton)) as given, ZipFile(stream, "w") as made:
        for entry in given.infolist():
            xml = given.read(entry)
            body = by_part.get(entry.filename)
            if body is None:
                made.writestr(entry, xml)
            else:
                _bind(made, entry.filename, xml, body)


def _bind(made: ZipFile, name: str, xml: bytes, body: Body) -> None:
    start, end = sample(xml).span()
    before = reaching(xml[:start], body.length)
    entry = ZipInfo(name)
    entry.compress_type = ZIP_DEFLATED
    # Said beforehand, so that zip64, at which Excel frowns, is used when it must be.
    entry.file_size = len(before) + body.data.tell() + len(xml) - end
    body.data.seek(0)
    with made.open(entry, "w") as whole:
        whole.write(before)
        copyfileobj(body.data, whole)
        whole.write(xml[end:])
