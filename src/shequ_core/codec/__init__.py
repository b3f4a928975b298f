"""编解码. Records to plain payloads and flat rows, and strictly back."""

from shequ_core.codec.payloads import SCHEMA, dump, dumps, load, loads
from shequ_core.codec.rows import Column, columns, from_row, to_row

__all__ = [
    "SCHEMA",
    "Column",
    "columns",
    "dump",
    "dumps",
    "from_row",
    "load",
    "loads",
    "to_row",
]
