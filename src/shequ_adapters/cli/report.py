"""模板报告. ``shequ report``: a user's own Word template, filled from the book."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from shequ_adapters.cli.accesses import Purpose, enter
from shequ_adapters.cli.parameters import (
    DB,
    Actor,
    AsJson,
    Community,
    During,
    On,
    Unmasked,
)
from shequ_adapters.cli.words import say, sign
from shequ_core.errors import NotFound, Unreadable

if TYPE_CHECKING:
    from shequ_core.facts import Facts
    from shequ_core.figures import Window
    from shequ_core.plugins import Plugins
    from shequ_core.register import Register

Wanted = Annotated[
    str,
    typer.Argument(
        metavar="TEMPLATE",
        help="模板：自己的 .docx 文件，或现成模板的名称，如 居务公开",
    ),
]
Name = Annotated[
    str, typer.Argument(metavar="NAME", help="现成模板的名称，不写则列出全部")
]
Copy = Annotated[
    Path | None,
    typer.Option(
        "-o", "--out", metavar="OUT.docx", help="写到哪个文件", show_default=False
    ),
]
Out = Annotated[
    Path,
    typer.Option(
        "-o", "--out", metavar="OUT.docx", help="写到哪个文件", show_default=False
    ),
]


def report(
    db: DB,
    template: Wanted,
    *,
    out: Out,
    on: On = "",
    period: During = "",
    unmasked: Unmasked = False,
    purpose: Purpose = "",
    actor: Actor = "shequ report",
    community: Community = "",
    json: AsJson = False,
) -> None:
    """模板报告. The template with its figures, tables and charts put in."""
    from shequ_adapters.cli import stores
    from shequ_adapters.cli.figures import as_json, window_of_paper
    from shequ_adapters.cli.files import written_whole
    from shequ_adapters.cli.output import print_json, show
    from shequ_core.plugins import Plugins
    from shequ_core.viewpoints import persons_in

    plugins = Plugins.discover()
    write = writer()
    wanted = _wanted(template)
    _refuse(template, out)
    book = stores.open_book(db, plugins, community=community, on=on)
    window = window_of_paper(book.on, on, period)
    shown = book.shown(unmasked=unmasked)
    facts = facts_of(book.register, shown, window, plugins, whole=book.whole)
    if unmasked:
        enter(
            db,
            book.key,
            plugins,
            by=actor,
            what=f"report {out.name}",
            persons=persons_in(shown),
            purpose=purpose,
        )
    with written_whole(out) as stream:
        write(wanted, facts, stream, on=window.on)
    if json:
        told = {code: as_json(it) for code, it in facts.told.items()}
        print_json({"out": str(out), "masked": not unmasked, "figures": told})
        return
    words = "已写出 {out}（已脱敏，--unmasked 可写出原样）"
    show(say("已写出 {out}" if unmasked else words, out=out))


def report_template(name: Name = "", *, out: Copy = None) -> None:
    """报告模板. One that comes with shequ, to be edited; or the list of them."""
    from shequ_adapters.cli.files import written_whole
    from shequ_adapters.cli.output import show, table

    ready = _ready()
    if not name or out is None:
        made = table(say("现成模板"), ("名称", "内容"))
        for word, told in ready.READY.items():
            made.add_row(word, told)
        show(made)
        return
    data = ready.ready_template(name).data
    with written_whole(out) as stream:
        stream.write(data)
    show(say("已写出 {out}", out=out))


def facts_of(
    register: Register,
    shown: Register,
    window: Window,
    plugins: Plugins,
    *,
    whole: Register | None = None,
) -> Facts:
    """取数. What a template may ask of a book: figures of all of it, and the rows of
    what may be shown. Of a part, bodies owe what they owe in the ``whole``.
    """
    from shequ_core.facts import Facts

    return Facts(
        register,
        window,
        masked=shown,
        whole=whole,
        more=plugins.guest_figures,
        practices=plugins.ledgers,
    )


def writer() -> Any:
    """写报告. Raises PluginError where its library is missing."""
    from shequ_core.plugins import Offer

    offer: Offer[Any] = Offer(
        name="report", suffix=".docx", summary="", load=_load, needs="shequ[report]"
    )
    return offer.take()


def _load() -> Any:
    from shequ_adapters.texts.report import write_report

    return write_report


def _wanted(template: str) -> Any:
    """The file of that name, or the template of it that comes with shequ."""
    from shequ_adapters.texts.package import bytes_of
    from shequ_adapters.texts.report import Template

    path, ready = Path(template), _ready()
    if template in ready.READY and not path.exists():
        return ready.ready_template(template)
    if not path.exists():
        known = sign("、").join(ready.READY)
        raise NotFound(
            say("没有文件 {path}，现成的模板有 {known}", path=path, known=known)
        )
    return Template(bytes_of(path), path.name)


def _ready() -> Any:
    writer()
    from shequ_adapters.texts.report import ready

    return ready


def _refuse(template: str, out: Path) -> None:
    if out.suffix.lower() != ".docx":
        raise Unreadable(say("报告 {path} 须以 .docx 结尾", path=out))
    if out.resolve() == Path(template).resolve():
        raise Unreadable(say("{path} 是模板，报告请写到别处", path=out))
