"""限额. How large a file may be before it is refused rather than read."""

from __future__ import annotations

MIB = 1024 * 1024

MOST_BYTES = 100 * MIB
"""文件大小. Of the file as it lies on the disk."""

MOST_ENTRIES = 5_000
"""压缩包条目. A workbook with a picture in every row stays below this."""

MOST_UNPACKED = 200 * MIB
"""解压后大小. Of everything in the file; 150,000 rows of 20 cells are 100 MiB."""

MOST_RATIO = 200
"""压缩比. Of an entry of more than ``RATIO_FROM`` bytes; ledgers pack 8 to 30 times."""

RATIO_FROM = 10 * MIB
"""压缩比起算. Small entries may pack as well as they like."""

MOST_CELLS = 3_000_000
"""单元格数. Of the boxes around what each sheet holds, together: a reader lays out a
whole box (some 40 bytes a cell) even for one cell far out."""
