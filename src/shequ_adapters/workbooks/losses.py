"""丢失. What of a workbook openpyxl does not carry over when it saves it again."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

_LOST_PARTS = (
    "xl/media/",
    "xl/drawings/drawing",
    "xl/charts/",
    "xl/ctrlProps/",
    "xl/activeX/",
    "xl/embeddings/",
    "xl/pivotTables/",
    "xl/slicers/",
    "xl/vbaProject",
)


def loses(data: bytes) -> bool:
    """丢失. Whether a sound workbook has pictures, charts, controls or macros in it."""
    with ZipFile(BytesIO(data)) as package:
        return any(name.startswith(_LOST_PARTS) for name in package.namelist())
