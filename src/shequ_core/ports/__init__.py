"""端口. What stores and formats promise to the core."""

from shequ_core.ports.chain import Chance, chained, without
from shequ_core.ports.exchange import (
    Cell,
    CountingExporter,
    Exporter,
    Importer,
    JudgingExporter,
    LedgerExporter,
    PublishingExporter,
    Sheet,
    TableExporter,
    WorkbookReader,
)
from shequ_core.ports.lines import change_of_line, change_to_line
from shequ_core.ports.storage import (
    Batch,
    Change,
    Redaction,
    Remains,
    Store,
    View,
)
from shequ_core.ports.upgrading import Upgrade

__all__ = [
    "Batch",
    "Cell",
    "Chance",
    "Change",
    "CountingExporter",
    "Exporter",
    "Importer",
    "JudgingExporter",
    "LedgerExporter",
    "PublishingExporter",
    "Redaction",
    "Remains",
    "Sheet",
    "Store",
    "TableExporter",
    "Upgrade",
    "View",
    "WorkbookReader",
    "chained",
    "change_of_line",
    "change_to_line",
    "without",
]
