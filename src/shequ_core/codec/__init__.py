"""编解码. Records to plain payloads and flat rows, and strictly back."""

from shequ_core.codec.leaves import sound
from shequ_core.codec.payloads import (
    changed_fields,
    dump,
    dumps,
    load,
    loads,
)
from shequ_core.codec.rows import (
    Column,
    Row,
    columns,
    from_row,
    from_rows,
    to_columns,
    to_row,
    to_rows,
)
from shequ_core.codec.upcasts import SCHEMA, UPCASTS, Upcast, Upcasts

__all__ = [
    "SCHEMA",
    "UPCASTS",
    "Column",
    "Row",
    "Upcast",
    "Upcasts",
    "changed_fields",
    "columns",
    "dump",
    "dumps",
    "from_row",
    "from_rows",
    "load",
    "loads",
    "sound",
    "to_columns",
    "to_row",
    "to_rows",
]
