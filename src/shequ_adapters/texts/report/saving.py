"""存盘. A document that says nothing of the clock: the same bytes every time."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_DOS_EPOCH = (1980, 1, 1, 0, 0, 0)
_TEMPLATE = "/attachedTemplate"


def save(document: WordDocument, stream: BinaryIO, *, on: date) -> None:
    """存盘. Made and changed on a day, and bound to no template of somebody's disk.

    Raises ValueError where two of its parts have one name.
    """
    properties = document.core_properties
    properties.created = properties.modified = datetime(on.year, on.month, on.day)
    properties.last_modified_by, properties.revision = "", 1
    _unbind(document)
    package = document.part.package
    names = [it.partname for it in package.iter_parts()] if package else []
    if len(set(names)) < len(names):
        raise ValueError("two parts of a document have one name")
    drawn = BytesIO()
    document.save(drawn)
    with ZipFile(drawn) as source, ZipFile(stream, "w", ZIP_DEFLATED) as target:
        for entry in source.infolist():
            plain = ZipInfo(entry.filename, _DOS_EPOCH)
            plain.compress_type = ZIP_DEFLATED
            target.writestr(plain, source.read(entry))


def _unbind(document: WordDocument) -> None:
    for part in document.part.package.iter_parts() if document.part.package else ():
        if part.partname == "/word/settings.xml":
            rels = part.rels
            bound = [it for it, rel in rels.items() if rel.reltype.endswith(_TEMPLATE)]
            for key in bound:
                del rels[key]
    for child in list(document.settings.element):
        if child.tag.endswith("}attachedTemplate"):
            document.settings.element.remove(child)
