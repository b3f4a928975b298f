"""文稿. ``shequ narrate check``: the numbers of a text beside what the records say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from shequ_adapters.cli.parameters import DB, AsJson, Community, KnownAt, On
from shequ_adapters.cli.words import say, sign

if TYPE_CHECKING:
    from rich.table import Table

    from shequ_core.narrative import Checked

_WORDS = {
    "same": "一致",
    "admitted": "约数相容",
    "different": "不一致",
    "unrecorded": "无记录",
    "blank": "漏填",
    "other-name": "名称可疑",
}

Draft = Annotated[
    Path, typer.Argument(metavar="FILE", help="文稿：.docx，或 .txt 文本")
]
Out = Annotated[
    Path | None,
    typer.Option("--out", "-o", metavar="FILE.docx", help="标注件：原稿标色，逐处批注"),
]


def check(
    draft: Draft,
    db: DB,
    *,
    out: Out = None,
    on: On = "",
    community: Community = "",
    known_at: KnownAt = "",
    json: AsJson = False,
) -> None:
    """核对文稿. Each number of a text, and what the figures say to it.

    Of some groups, those numbers alone that the text says of one of them.
    """
    from shequ_adapters.cli import stores
    from shequ_adapters.cli.files import written_whole
    from shequ_adapters.cli.output import print_json, show
    from shequ_core.plugins import Plugins
    from shequ_core.viewpoints import text_checked

    plugins = Plugins.discover()
    text = _opened(draft)
    if out is not None:
        _refuse_original(draft, out)
    book = stores.open_book(db, plugins, community=community, on=on, known_at=known_at)
    checked = text_checked(
        text.paragraphs,
        book.whole,
        book.viewpoint,
        counted=book.register,
        on=book.on,
        today=date.today(),
        more=plugins.guest_figures,
    )
    if out is not None:
        with written_whole(out) as stream:
            text.write_marked(checked, stream)
    if json:
        print_json([_as_json(it) for it in checked])
        return
    show(_as_table(checked, str(book.on)), *_summary(checked))
    if out is not None:
        show(say("已写出标注件 {path}", path=out))


def _opened(draft: Path) -> Any:
    from shequ_core.plugins import lacking

    try:
        from shequ_adapters.texts import open_text
    except ImportError as error:
        raise lacking("narrate", "shequ[docx]", error) from error
    return open_text(draft)


def _refuse_original(draft: Path, out: Path) -> None:
    from shequ_core.errors import Unreadable

    if out.suffix.lower() != ".docx":
        raise Unreadable(say("标注件 {path} 须以 .docx 结尾", path=out))
    if out.resolve() == draft.resolve():
        raise Unreadable(say("{path} 是原件，标注件请写到别处", path=out))


def _as_table(checked: Iterable[Checked], on: str) -> Table:
    from shequ_adapters.cli.output import table

    made = table(
        say("文稿核对（截至 {on}）", on=on), ("段", "原文", "结论", "台账怎么说")
    )
    for it in checked:
        made.add_row(
            str(it.paragraph + 1), it.words, say(_WORDS[it.verdict.value]), it.message
        )
    return made


def _summary(checked: Iterable[Checked]) -> Iterable[str]:
    from shequ_core.narrative import Verdict

    counted = Counter(it.verdict for it in checked)
    told = [f"{say(_WORDS[it.value])} {counted[it]}" for it in Verdict if counted[it]]
    yield sign("，").join(told) if told else say("文稿里没有要核对的数")


def _as_json(it: Checked) -> dict[str, Any]:
    return {
        "paragraph": it.paragraph + 1,
        "start": it.start,
        "end": it.end,
        "words": it.words,
        "verdict": it.verdict.value,
        "figure": it.figure,
        "label": it.label,
        "found": None if it.found is None else str(it.found),
        "on": str(it.on) if it.on else None,
        "message": it.message,
    }
