"""压缩包. The zip that a modern workbook is, looked over before a reader opens it."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

import attrs

from shequ_adapters.workbooks.limits import (
    MIB,
    MOST_ENTRIES,
    MOST_RATIO,
    MOST_UNPACKED,
    RATIO_FROM,
)
from shequ_adapters.workbooks.refusals import RESAVE, damaged, refused, too_large
from shequ_core.errors import Unreadable

_CHUNK = 2 * MIB
_HEAD = 64
_TROUBLE = (
    BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    LookupError,
    NotImplementedError,
)


_DESCRIPTION = "datapackage.json"
"""数据包说明. What stands beside tables in a Data Package."""


@attrs.frozen
class Package:
    """压缩包. An opened zip whose directory keeps within the limits."""

    file: str
    archive: ZipFile

    @classmethod
    def opened(cls, data: bytes, file: str) -> Package:
        """打开. Raises Unreadable when it is damaged, hostile or locked."""
        try:
            archive = ZipFile(BytesIO(data))
        except _TROUBLE:
            raise damaged(file) from None
        trouble = _directory_trouble(archive.infolist(), len(data), file)
        if trouble:
            raise trouble
        return cls(file, archive)

    @property
    def names(self) -> tuple[str, ...]:
        """条目. The names of the entries, in order."""
        return tuple(self.archive.namelist())

    def bytes_of(self, name: str) -> bytes:
        """内容. A whole entry. Raises Unreadable when it is damaged."""
        return b"".join(self.pieces(name))

    def head_of(self, name: str) -> bytes:
        """开头. The first bytes of an entry. Raises Unreadable when it is damaged."""
        return next(self.pieces(name, _HEAD), b"")

    def pieces(self, name: str, size: int = _CHUNK) -> Iterator[bytes]:
        """分段内容. An entry piece by piece. Raises Unreadable when it is damaged."""
        try:
            with self.archive.open(name) as entry:
                while piece := entry.read(size):
                    yield piece
        except _TROUBLE:
            raise damaged(self.file) from None


def _directory_trouble(
    entries: list[ZipInfo], size: int, file: str
) -> Unreadable | None:
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_ENTRIES:
        return too_large(file, f"压缩包里有 {len(entries)} 个条目，多得不合常理")
    if unpacked > MOST_UNPACKED:
        return too_large(
            file,
            f"解压后有 {unpacked // MIB} MB，超过 {MOST_UNPACKED // MIB} MB 的上限",
        )
    for entry in entries:
        if (
            entry.file_size > RATIO_FROM
            and entry.file_size > entry.compress_size * MOST_RATIO
        ):
            return too_large(file, "压缩得不合常理，可能是恶意文件")
    if any(entry.flag_bits & 1 for entry in entries):
        return refused(file, "设有密码", "请去掉密码另存后再导入")
    names = {entry.filename for entry in entries}
    if len(names) < len(entries) or sum(e.compress_size for e in entries) > size:
        return damaged(file)
    return None


def text_tables(package: Package) -> list[str]:
    """文本表. The files in a zip, but for the one that describes them."""
    return sorted(
        name
        for name in package.names
        if not name.endswith("/") and name != _DESCRIPTION
    )


def kind_of(package: Package) -> str:
    """种类. ``xlsx``, ``ods`` or ``csv``. Raises Unreadable for any other zip."""
    names = set(package.names)
    if "[Content_Types].xml" in names:
        return _office_kind(package)
    if "mimetype" in names:
        return _open_document_kind(package)
    members = text_tables(package)
    if members and all(name.lower().endswith(".csv") for name in members):
        return "csv"
    raise refused(package.file, "是压缩包，不是工作簿", "请先解压，再导入其中的台账")


def _office_kind(package: Package) -> str:
    types = package.bytes_of("[Content_Types].xml")
    if b"sheet.binary.macroEnabled" in types:
        raise refused(package.file, "是二进制工作簿（.xlsb）", RESAVE)
    if b"spreadsheetml" in types:
        return "xlsx"
    if b"wordprocessingml" in types:
        raise refused(
            package.file,
            "是 Word 文档，不是工作簿",
            "请把其中的表格复制到 Excel 后再导入",
        )
    raise refused(package.file, "不是 Excel 工作簿", RESAVE)


def _open_document_kind(package: Package) -> str:
    if b"opendocument.spreadsheet" not in package.bytes_of("mimetype"):
        raise refused(package.file, "不是电子表格", RESAVE)
    if b"encryption-data" in package.bytes_of("META-INF/manifest.xml"):
        raise refused(package.file, "设有密码", "请去掉密码另存后再导入")
    return "ods"
