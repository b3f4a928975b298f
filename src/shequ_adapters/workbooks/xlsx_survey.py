"""工作簿查勘. What is known of an .xlsx before a reader opens it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping

from shequ_adapters.workbooks.extents import (
    Extent,
    Malformed,
    TooFar,
    examined,
    glanced,
    parse,
)
from shequ_adapters.workbooks.limits import MOST_CELLS
from shequ_adapters.workbooks.package import Package
from shequ_adapters.workbooks.refusals import damaged, too_large
from shequ_adapters.workbooks.survey import Survey
from shequ_core.errors import Unreadable

_BOMS = (b"\xff\xfe", b"\xfe\xff")
_DATE_1904 = re.compile(rb"""date1904\s*=\s*["'](?:1|true)["']""")
_WORKBOOK = "xl/workbook.xml"


def survey_xlsx(package: Package) -> Survey:
    """查勘. Raises Unreadable when the workbook would harm whoever reads it."""
    try:
        extents = {name: extent for name, extent in _extents(package) if extent.rows}
        sheets = _sheets(package) if any(e.errors for e in extents.values()) else {}
        is_1904 = _DATE_1904.search(b"".join(_workbook(package))) is not None
    except Malformed:
        raise damaged(package.file) from None
    if sum(extent.cells for extent in extents.values()) > MOST_CELLS:
        raise too_large(
            package.file, f"各工作表合计超过 {MOST_CELLS // 10_000} 万个单元格"
        )
    return Survey(
        errors={
            sheets[part][0]: extent.errors
            for part, extent in extents.items()
            if extent.errors and part in sheets
        },
        has_macros=any(name.endswith("vbaProject.bin") for name in package.names),
        has_links=any("/externalLinks/" in name for name in package.names),
        from_1904=is_1904,
    )


def _extents(package: Package) -> Iterator[tuple[str, Extent]]:
    for part in package.names:
        if _is_xml(package, part):
            extent = glanced(package.pieces(part))
            if extent is None:
                extent = _examined(package, part)
            yield part, extent


def _is_xml(package: Package, part: str) -> bool:
    head = package.head_of(part)
    if head.startswith(_BOMS):
        raise Malformed
    return head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<")


def _examined(package: Package, part: str) -> Extent:
    try:
        return examined(package.pieces(part))
    except TooFar as error:
        raise _far_cell(package, part, error.cell) from None


def _far_cell(package: Package, part: str, cell: str) -> Unreadable:
    _, sheet = _sheets(package).get(part, (0, part))
    return too_large(
        package.file,
        f"工作表“{sheet}”算到单元格 {cell} 已超过 {MOST_CELLS // 10_000} 万格的上限，"
        "可能有内容误写在很远的地方",
    )


def _workbook(package: Package) -> Iterator[bytes]:
    return package.pieces(_WORKBOOK) if _WORKBOOK in package.names else iter(())


def _sheets(package: Package) -> Mapping[str, tuple[int, str]]:
    """The sheets, place and name, by the part that each lies in."""
    sheets: dict[str, tuple[int, str]] = {}
    parts: dict[str, str] = {}

    def see_sheet(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(":")[2] == "sheet":
            link = next((name for name in attributes if name.endswith(":id")), "")
            sheets[attributes.get(link, "")] = len(sheets), attributes.get("name", "")

    def see_link(_: str, attributes: dict[str, str]) -> None:
        target = attributes.get("Target", "")
        parts[attributes.get("Id", "")] = posixpath.normpath(
            target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        )

    relations = "xl/_rels/workbook.xml.rels"
    if {_WORKBOOK, relations} <= set(package.names):
        parse(package.pieces(_WORKBOOK), see_sheet)
        parse(package.pieces(relations), see_link)
    return {parts[link]: sheet for link, sheet in sheets.items() if link in parts}
