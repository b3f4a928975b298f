"""列标. The words over the columns of a table, before they mean anything."""

from __future__ import annotations

import attrs

from shequ_core.ledgers.recognise.headings import heading

_NUMBERING = frozenset({"序号", "序", "编号", "行号", "no", "id", "编码", "顺序号"})


@attrs.frozen
class Label:
    """列标. The words over one column: as they stand, and what they may be read as.

    ``readings`` go from the most to the least telling: 户主姓名 where 户主 spans 姓名.
    """

    index: int
    header: str
    readings: tuple[str, ...]

    @property
    def numbering(self) -> bool:
        """序号. Whether the column only numbers the rows."""
        return heading(self.header).bare in _NUMBERING
