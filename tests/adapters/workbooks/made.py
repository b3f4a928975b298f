"""Workbooks made for tests, sound and hostile."""

import re
import struct
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import xlsxwriter

NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = "xl/worksheets/sheet1.xml"


def xlsx(*rows, sheet="台账", hidden=()):
    """The bytes of a workbook with these rows, and hidden sheets of these names."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        page = book.add_worksheet(sheet)
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
        for name in hidden:
            book.add_worksheet(name).hide()
    return stream.getvalue()


def with_parts(data, **changed):
    """The same package with parts in place of others, or added (name=bytes)."""
    return with_named(data, changed)


def with_named(data, changed):
    """The same package with parts in place of others, or added."""
    stream = BytesIO()
    with ZipFile(BytesIO(data)) as given, ZipFile(stream, "w", ZIP_DEFLATED) as made:
        parts = {name: given.read(name) for name in given.namelist()} | changed
        for name, part in parts.items():
            made.writestr(name, part)
    return stream.getvalue()


def with_cells(body, before="", after=""):
    """A workbook whose sheet holds this XML within its sheetData."""
    xml = (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<worksheet xmlns="{NAMESPACE}" '
        f'xmlns:x="{NAMESPACE}"><sheetData>{body}</sheetData>{after}</worksheet>'
    )
    return with_named(xlsx(["x"]), {SHEET: xml.encode()})


def zipped(**members):
    """A zip of these texts."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as made:
        for name, text in members.items():
            made.writestr(name, text)
    return stream.getvalue()


def ods(rows):
    """An OpenDocument workbook with this XML within its table."""
    office = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<office:document-content xmlns:office="{office}:office:1.0" '
        f'xmlns:table="{office}:table:1.0" xmlns:text="{office}:text:1.0">'
        "<office:body><office:spreadsheet>"
        f'<table:table table:name="台账">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = "<manifest:manifest xmlns:manifest='urn:x'/>"
    return zipped(
        **{
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content,
            "META-INF/manifest.xml": manifest,
        }
    )


def renamed_strings(data, count):
    """A workbook that says it has so many shared strings."""
    with ZipFile(BytesIO(data)) as package:
        xml = package.read("xl/sharedStrings.xml")
    said = re.sub(rb'uniqueCount="\d+"', b'uniqueCount="%d"' % count, xml)
    return with_named(data, {"xl/sharedStrings.xml": said})


def xls(*records, stream="Workbook", before=(), names=()):
    """An old workbook with one sheet of these records, and streams of these names."""
    globals_ = [_record(0x0809, "<HHHHII", 0x0600, 5, 0, 0, 0, 0), *before]
    name = "台账".encode("utf-16-le")
    start = sum(map(len, globals_)) + 4 + 8 + len(name) + 4
    bound = _record(0x0085, f"<IHBB{len(name)}s", start, 0, 2, 1, name)
    sheet = [_record(0x0809, "<HHHHII", 0x0600, 0x10, 0, 0, 0, 0), *records]
    end = _record(0x000A, "<")
    return compound(b"".join([*globals_, bound, end, *sheet, end]), stream, names)


def number(row, column, value):
    """A cell with a number."""
    return _record(0x0203, "<HHHd", row, column, 0, value)


def label(row, column, text):
    """A cell with a text."""
    data = text.encode("utf-16-le")
    return _record(0x0204, f"<HHHHB{len(data)}s", row, column, 0, len(text), 1, data)


def error(row, column, code):
    """A cell with an error."""
    return _record(0x0205, "<HHHBB", row, column, 0, code, 1)


def dimensions(top, bottom, left, right):
    """What a sheet says of its own size."""
    return _record(0x0200, "<IIHHH", top, bottom, left, right, 0)


def _record(kind, layout, *values):
    body = struct.pack(layout, *values)
    return struct.pack("<HH", kind, len(body)) + body


def compound(data, stream="Workbook", names=()):
    """A compound file with this stream, and empty ones of these names."""
    data = data.ljust(max(4096, -len(data) % 512 + len(data)), b"\0")
    sectors = len(data) // 512
    entries = [_entry("Root Entry", 5, 0xFFFFFFFE, 0), _entry(stream, 2, 2, len(data))]
    entries += [_entry(name, 2, 0xFFFFFFFE, 0) for name in names]
    directory = b"".join(entries).ljust(512, b"\0")
    chain = [*range(3, 2 + sectors), 0xFFFFFFFE]
    fat = struct.pack(f"<{2 + sectors}I", 0xFFFFFFFD, 0xFFFFFFFE, *chain)
    header = struct.pack(
        "<8s16sHHHHH6xIIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"",
        0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0,
    )  # fmt: skip
    header = header.ljust(512, b"\xff")
    return header + fat.ljust(512, b"\xff") + directory + data


def _entry(name, kind, start, size):
    text = (name + "\0").encode("utf-16-le")
    return struct.pack(
        "<64sHBB12x16x4x8x8xIIxxxx", text, len(text), kind, 1, start, size
    )
