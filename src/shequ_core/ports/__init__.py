"""端口. What stores and formats promise to the core."""

from shequ_core.ports.exchange import Cell, Exporter, Importer, Sheet, WorkbookReader
from shequ_core.ports.storage import Batch, Change, Store, View

__all__ = [
    "Batch",
    "Cell",
    "Change",
    "Exporter",
    "Importer",
    "Sheet",
    "Store",
    "View",
    "WorkbookReader",
]
