"""读取工作簿. A file as sheets of cells, or one sentence why not."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path, PurePath, PurePosixPath
from stat import S_ISDIR

import attrs

from shequ_adapters.workbooks import contents
from shequ_adapters.workbooks.limits import MIB, MOST_BYTES
from shequ_adapters.workbooks.ods_survey import survey_ods
from shequ_adapters.workbooks.package import Package, kind_of, text_tables
from shequ_adapters.workbooks.refusals import refused, too_large
from shequ_adapters.workbooks.survey import Survey
from shequ_adapters.workbooks.text_sheet import text_sheet
from shequ_adapters.workbooks.xls_survey import survey_xls
from shequ_adapters.workbooks.xlsx_survey import survey_xlsx
from shequ_core.plugins import Offer
from shequ_core.ports import Sheet

SheetsOf = Callable[[bytes, str, Survey], Iterator[Sheet]]


def _calamine() -> SheetsOf:
    from shequ_adapters.workbooks.calamine import sheets_of

    return sheets_of


_WORKBOOK: Offer[SheetsOf] = Offer(
    name="xlsx",
    suffix=".xlsx",
    summary="Excel 工作簿",
    load=_calamine,
    needs="shequ[xlsx]",
)
"""工作簿库. Asked for when a workbook comes: text is read without it."""


@attrs.frozen
class Workbooks:
    """工作簿读取器. Reads .xlsx, .xlsm, .xls, .et, .ods, .csv, .tsv and .txt."""

    def read(self, path: Path) -> tuple[Sheet, ...]:
        """读. See ``read_workbook``."""
        return read_workbook(path)


def read_workbook(path: Path) -> tuple[Sheet, ...]:
    """读工作簿. Every sheet of a file, hidden ones too; its name decides little.

    Macros are not run and links not followed; both are noted on the first sheet.
    Raises Unreadable, one Chinese sentence, when the file is missing, is something
    else, is locked, damaged, or larger than a ledger can be; PluginError, with the line
    to type, when it takes a library that is missing.
    """
    file, data = path.name, _bytes_of(path)
    digest = hashlib.sha256(data).hexdigest()
    return tuple(attrs.evolve(sheet, digest=digest) for sheet in _sheets_of(data, file))


def _bytes_of(path: Path) -> bytes:
    file = path.name
    if file.startswith("~$"):
        raise refused(
            file, "是 Excel 打开文件时留下的临时文件", "请关闭 Excel 后导入原文件"
        )
    try:
        status = path.stat()
        if S_ISDIR(status.st_mode):
            raise refused(file, "是文件夹，不是文件", "请选择其中的台账文件")
        if status.st_size > MOST_BYTES:
            raise too_large(file, f"超过 {MOST_BYTES // MIB} MB 的上限")
        data = path.read_bytes()
    except FileNotFoundError:
        raise refused(file, "找不到这个文件", "请检查路径和文件名") from None
    except (OSError, ValueError):
        raise refused(
            file, "文件打不开", "请检查它是否正被占用，以及您是否有权读取"
        ) from None
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise refused(file, "是空文件", "请重新导出后再导入")
    return data


def _sheets_of(data: bytes, file: str) -> Iterator[Sheet]:
    if data.startswith(contents.ZIP):
        return _from_package(data, Package.opened(data, file))
    if data.startswith(contents.COMPOUND):
        return _WORKBOOK.take()(data, file, survey_xls(data, file))
    trouble = contents.stranger(data, file)
    if trouble:
        raise trouble
    return iter((_from_text(data, file),))


def _from_package(data: bytes, package: Package) -> Iterator[Sheet]:
    match kind_of(package):
        case "csv":
            return _from_texts(package)
        case "ods":
            survey_ods(package)
            return _WORKBOOK.take()(data, package.file, Survey())
        case _:
            return _WORKBOOK.take()(data, package.file, survey_xlsx(package))


def _from_texts(package: Package) -> Iterator[Sheet]:
    for name in text_tables(package):
        text = package.bytes_of(name)
        yield text_sheet(text, package.file, PurePosixPath(name).stem)


def _from_text(data: bytes, file: str) -> Sheet:
    trouble = contents.markup(data, file) or contents.misnamed(file)
    if trouble:
        raise trouble
    return text_sheet(data, file, PurePath(file).stem)
