"""A zip is looked over by its directory."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from tests.adapters.workbooks.made import ods, with_named, xlsx, zipped

from shequ_adapters.workbooks import limits, package
from shequ_adapters.workbooks.package import Package, kind_of
from shequ_core.errors import Unreadable

TYPES = "[Content_Types].xml"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (xlsx(["x"]), "xlsx"),
        (ods(""), "ods"),
        (zipped(**{"a.csv": "x", "b/c.CSV": "y"}), "csv"),
    ],
)
def test_a_package_is_what_it_holds(data, kind):
    """By its parts, not by its name."""
    assert kind_of(Package.opened(data, "台账.zip")) == kind


@pytest.mark.parametrize(
    ("members", "word"),
    [
        ({"a.txt": "x"}, "先解压"),
        ({}, "先解压"),
        ({TYPES: "wordprocessingml"}, "Word"),
        ({TYPES: "presentationml"}, "不是 Excel 工作簿"),
        ({TYPES: "sheet.binary.macroEnabled"}, "xlsb"),
        ({"mimetype": "application/vnd.oasis.opendocument.text"}, "不是电子表格"),
        (
            {
                "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
                "META-INF/manifest.xml": "<encryption-data/>",
            },
            "密码",
        ),
        ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}, "已损坏"),
    ],
)
def test_other_packages_are_named(members, word):
    """What it is instead, and what to do."""
    with pytest.raises(Unreadable, match=word):
        kind_of(Package.opened(zipped(**members), "台账.xlsx"))


def test_bombs_are_refused_unopened(monkeypatch):
    """By the sizes in the directory: too many, too large, too well packed."""
    with pytest.raises(Unreadable, match="恶意"):
        Package.opened(zipped(a="0" * 20_000_000), "台账.xlsx")
    monkeypatch.setattr(package, "MOST_UNPACKED", 10)
    with pytest.raises(Unreadable, match="解压后"):
        Package.opened(zipped(a="0" * 11), "台账.xlsx")
    monkeypatch.setattr(package, "MOST_ENTRIES", 1)
    with pytest.raises(Unreadable, match="2 个条目"):
        Package.opened(zipped(a="0", b="0"), "台账.xlsx")


def test_a_full_ledger_is_no_bomb():
    """Fifty thousand like rows pack well, and are let through."""
    rows = "".join(f'<c r="A{it}" s="1"><v>0</v></c>' for it in range(500_000))
    data = with_named(xlsx(["x"]), {"xl/worksheets/sheet1.xml": rows})
    assert Package.opened(data, "台账.xlsx").names
    assert len(rows) > limits.RATIO_FROM


def _twice():
    stream = BytesIO()
    with ZipFile(stream, "w") as made:
        made.writestr("a", "x")
        with pytest.warns(UserWarning, match="Duplicate"):
            made.writestr("a", "y")
    return stream.getvalue()


def _lying():
    """The directory says 5 bytes where there are a thousand."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as made:
        made.writestr("a", "0123456789" * 100)
    said, lie = (it.to_bytes(4, "little") for it in (1000, 5))
    return stream.getvalue().replace(said, lie)


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04 and no more", zipped(a="x")[:-9]], ids=["scrap", "cut"]
)
def test_a_broken_zip_is_refused(data):
    """Cut or empty of a directory."""
    with pytest.raises(Unreadable, match="已损坏"):
        Package.opened(data, "台账.xlsx")


def test_contradictions_are_refused():
    """One name twice, a size that is not so, a part that is not there."""
    with pytest.raises(Unreadable, match="已损坏"):
        Package.opened(_twice(), "台账.xlsx")
    opened = Package.opened(_lying(), "台账.xlsx")
    for name in ("a", "nothing"):
        with pytest.raises(Unreadable, match="已损坏"):
            opened.bytes_of(name)


def test_a_locked_zip_is_named():
    """Its entries can not be read without the password."""
    data = bytearray(zipped(a="x"))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(Unreadable, match="密码"):
        Package.opened(bytes(data), "台账.xlsx")
