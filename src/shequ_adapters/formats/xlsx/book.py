"""工作簿. How XlsxWriter is asked for one: text stays text, and no disk is needed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import BinaryIO

from xlsxwriter import Workbook

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "default_format_properties": {"font_name": "宋体", "font_size": 11},
}


@contextmanager
def workbook(stream: BinaryIO) -> Iterator[Workbook]:
    """工作簿. A workbook to fill, which is written to the stream when the block ends.

    It is put together in memory: a disk that is full fails the stream alone, and no
    file with what people are called lies about elsewhere.
    """
    data = BytesIO()
    with Workbook(data, _OPTIONS) as made:
        yield made
    stream.write(data.getvalue())
