"""台账来源. The paper trail: which sheets were read, and what was noticed in them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import attrs

from shequ_core.model._record import Record
from shequ_core.values import ALWAYS, Period, Ref


@attrs.frozen(kw_only=True)
class LedgerSheet(Record):
    """台账表. One sheet that was read: where, as which ledger, and column by column.

    ``columns`` pairs a field of the ledger with its column letter, ``身份证号=I``
    style; a column that asks about one choice of a field has ``care/disabled=L``.
    ``digest`` is the SHA-256 of the file; ``told_on`` the 填报时间 of its title.
    """

    id: Ref[LedgerSheet]
    file: str
    sheet: str
    ledger: str
    columns: tuple[str, ...] = ()
    digest: str = ""
    told_on: date | None = None
    period: Period = ALWAYS

    def cell(self, field: str, row: int) -> str:
        """单元格. Where a field of a row stands (I396); the row if no column fits."""
        places = [entry.rpartition("=") for entry in self.columns]
        own = [at for key, _, at in places if key == field]
        asked = [at for key, _, at in places if key.partition("/")[0] == field]
        column = next(iter(own or asked), "")
        return column if column[-1:].isdigit() else f"{column}{row}"


@attrs.frozen(kw_only=True)
class Remark(Record):
    """核对记录. Something noticed while reading: kept, so that no trouble is forgotten.

    ``finding`` is the stable word of its rule (``id-lost-precision``), ``field`` the
    ledger's field; ``message`` is what the clerk reads, without personal data.
    """

    id: Ref[Remark]
    sheet: Ref[LedgerSheet]
    row: int
    finding: str
    field: str = ""
    message: str = ""
    about: Ref[Any] | None = None
    period: Period = ALWAYS


@attrs.frozen(kw_only=True)
class Erasure(Record):
    """个人信息删除. What identified a person was erased, here and in the whole log.

    ``entries`` says what is left of each change that was: ``12/3:`` and the SHA-256
    of what stands there now (revision 12, position 3). ``basis`` is the ground, as
    个人信息保护法 (PIPL) article 47 has it: asked for, no longer needed, withdrawn.
    """

    id: Ref[Erasure]
    of: Ref[Any]
    entries: tuple[str, ...] = ()
    basis: str = ""
    period: Period = ALWAYS

    def remains(self) -> Mapping[str, str]:
        """删余. The digest of what is left, by its place in the log (``12/3``)."""
        return dict(entry.split(":", 1) for entry in self.entries if ":" in entry)


@attrs.frozen(kw_only=True)
class Waiver(Record):
    """豁免. A finding that is known and accepted: it is not told while this lasts.

    ``rule`` is the number of a rule (R-P02) or its stable word; ``about`` the record,
    None for whatever the rule finds. ``by`` is who accepted it, ``why`` the ground,
    such as an approval's number; the period says until when.
    """

    id: Ref[Waiver]
    rule: str
    about: Ref[Any] | None = None
    by: str = ""
    why: str = ""
    period: Period = ALWAYS
