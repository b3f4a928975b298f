"""发放. The register cut into workbooks: one a scope, each knowing what it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import attrs

from shequ_core import books
from shequ_core.handout.extent import as_handed
from shequ_core.handout.scopes import Scope, Split, scopes
from shequ_core.handout.stamp import WORD, Stamp, batch_of
from shequ_core.ledgers import PRACTICES, Practice
from shequ_core.ledgers.writing import WrittenLedger, written
from shequ_core.ports import Store
from shequ_core.privacy import masked
from shequ_core.register import Register


@attrs.frozen(kw_only=True)
class HandOut:
    """发放件. What goes into one workbook: the explanations, and the ledgers.

    ``counts`` are the rows of each ledger by its title, ``explained`` is what the page
    of explanations says, line by line.
    """

    stamp: Stamp
    title: str
    counts: Mapping[str, int]
    explained: Mapping[str, str]
    sheets: tuple[WrittenLedger, ...]


def hand_out(
    store: Store,
    community: str,
    split: Split,
    *,
    on: date,
    unmasked: bool,
    practices: Sequence[Practice] = PRACTICES,
) -> Iterator[HandOut]:
    """发放. Every workbook of a split, of what the store holds now; nothing is written.

    ``on`` is the 填报时间: who and what is there that day is handed out, and all of
    the ledgers that tell what happened. Raises NotFound where the store is empty.
    """
    with store.view() as view:
        register, revision = books.read(view, community), view.revision
    register = as_handed(register, on)
    batch = batch_of(store, revision)
    shown = register if unmasked else Register(masked(register))
    for scope in scopes(register, split, practices):
        stamp = Stamp(
            community=community,
            revision=revision,
            split=split,
            key=scope.key,
            on=on,
            masked=not unmasked,
        ).bound(batch)
        counts = {
            it.ledger.title: len(scope.rows[it.ledger.name])
            for it in practices
            if it.ledger.name in scope.rows
        }
        yield HandOut(
            stamp=stamp,
            title=scope.title,
            counts=counts,
            explained=_explained(scope, stamp, counts),
            sheets=tuple(handed_sheets(shown, scope, stamp, practices)),
        )


def handed_sheets(
    shown: Register, scope: Scope, stamp: Stamp, practices: Sequence[Practice]
) -> Iterator[WrittenLedger]:
    """发放的台账. The ledgers of a scope, titled by it, with the number over each.

    ``shown`` is the register as it may be shown: masked, if the stamp says so.
    """
    for sheet in written(shown, scope.practices(practices), stamp.on):
        yield attrs.evolve(
            sheet,
            title=_titled(sheet.title, scope),
            told=f"{sheet.told}      {WORD}{stamp}",
        )


_SHOWN = "本表写有姓名、证件号、电话、住址，请妥善保管，不要转发；用完交回。"
_HIDDEN = (
    "姓名、证件号、电话、住址已用*号代替。带*号的格交回后不作数；"
    "要改这样的格，请整格写全。"
)
_HOW: Mapping[str, str] = {
    "怎么改": (
        "直接改格子里的内容。只有改过的格才会收回去，别人在库里改过的不受影响；"
        "两边都改了同一格的，社区会再问您。"
    ),
    "怎么添": "写在表末，“记录编号(勿改)”一列空着。行可以排序、筛选，编号不要改。",
    "怎么去掉": (
        "不要删行，请在备注里写明是迁出还是去世、哪一天。"
        "删了的行，社区会来问您，不会自动删掉。"
    ),
    "怎么交回": (
        "存盘后原样交回；文件名可以改，也可以用 WPS 存。各表上方的发放号请保留。"
    ),
}


def _explained(
    scope: Scope, stamp: Stamp, counts: Mapping[str, int]
) -> Mapping[str, str]:
    """What the first page says, line by line."""
    return {
        "发放范围": scope.title,
        "内容": "，".join(f"{title} {count:,} 行" for title, count in counts.items()),
        "数据截至": f"{stamp.on.year}年{stamp.on.month}月{stamp.on.day}日",
        "发放号": str(stamp),
        "个人信息": _HIDDEN if stamp.masked else _SHOWN,
        **_HOW,
    }


__all__ = ["HandOut", "hand_out", "handed_sheets"]


def _titled(title: str, scope: Scope) -> str:
    """With whose part it is, unless that is the ledger itself."""
    return title if title.endswith(scope.title) else f"{title}（{scope.title}）"
