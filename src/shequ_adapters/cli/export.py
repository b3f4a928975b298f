"""导出. ``shequ export``: the book in a format, masked unless told otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shequ_adapters.cli.accesses import Purpose, enter
from shequ_adapters.cli.datasets import chosen, counts_everybody
from shequ_adapters.cli.datasets import write as write_datasets
from shequ_adapters.cli.parameters import DB, Actor, Community, On, Unmasked
from shequ_adapters.cli.words import say
from shequ_core.errors import InvalidValue, NotFound

if TYPE_CHECKING:
    from shequ_adapters.cli.stores import Book
    from shequ_core.datasets import Dataset
    from shequ_core.plugins import Offer, Plugins
    from shequ_core.ports import Exporter
    from shequ_core.register import Register

Format = Annotated[
    str,
    typer.Argument(
        metavar="FORMAT", help="格式：xlsx、docx、html…（见 shequ plugins）"
    ),
]
Out = Annotated[
    Path,
    typer.Option("-o", "--out", metavar="OUT", help="写到哪个文件", show_default=False),
]


Datasets = Annotated[
    list[str] | None,
    typer.Option(
        "--dataset",
        metavar="名称",
        help="只要这一张表，如 居民花名册、指标，可写几次（见 shequ datasets）",
        show_default=False,
    ),
]


def export(
    db: DB,
    format: Format,
    *,
    out: Out,
    dataset: Datasets = None,
    on: On = "",
    unmasked: Unmasked = False,
    purpose: Purpose = "",
    actor: Actor = "shequ export",
    community: Community = "",
) -> None:
    """导出. Write the book to a file, as far as the viewpoint sees it.

    What names persons leaves an entry in the database before it leaves. Who is told of
    no small cells gets what counts people out of published figures alone.
    """
    from shequ_adapters.cli import stores
    from shequ_adapters.cli.output import show
    from shequ_core.plugins import Plugins
    from shequ_core.viewpoints import persons_in

    plugins = Plugins.discover()
    offer = _offer(plugins, format, db)
    book = stores.open_book(db, plugins, community=community, on=on)
    wanted = chosen(dataset or (), offer, book.viewpoint, plugins)
    names_people = _names_people(offer, wanted)
    if not wanted and offer.counts_people and counts_everybody(book.viewpoint):
        _publish(offer, out, book, plugins)
        show(say("已写出 {out}", out=out))
        return
    shown = book.shown(unmasked=unmasked) if names_people else book.register
    if names_people:
        enter(
            db,
            book.key,
            plugins,
            by=actor,
            what=" ".join(("export", format, *(it.name for it in wanted))),
            persons=persons_in(shown),
            purpose=purpose,
        )
    if wanted:
        write_datasets(book, wanted, offer, out, unmasked=unmasked)
    else:
        write(shown, offer, out, book)
    masked = "已写出 {out}（已脱敏，--unmasked 可写出原样）"
    is_masked = names_people and not unmasked
    show(say(masked if is_masked else "已写出 {out}", out=out))


def _names_people(offer: Offer[Exporter], wanted: Iterable[Dataset]) -> bool:
    """Whether somebody is in what is written: by its columns, or by its format."""
    from shequ_core.datasets import Privacy

    levels = [it.privacy for it in wanted]
    if levels:
        return any(it is not Privacy.OPEN for it in levels)
    return offer.names_people


def _offer(plugins: Plugins, name: str, db: str) -> Offer[Exporter]:
    """The format of that name. Raises NotFound, with the order of the two words where
    they were typed the other way round.
    """
    known = sorted({offer.name for offer in plugins.exporters})
    if name not in known:
        if Path(name).exists():
            words = (
                "{name} 不是格式，是文件：数据库写在前，格式写在后，"
                "如 shequ export {name} {db}"
            )
            raise NotFound(say(words, name=name, db=db))
        listed = " ".join(known)
        raise NotFound(
            say("没有格式 {name}，可用的有 {known}", name=name, known=listed)
        )
    return plugins.export_offer(name)


def _publish(offer: Offer[Exporter], out: Path, book: Book, plugins: Plugins) -> None:
    """What counts persons in passing has cells of one or two: out of what is published
    of figures, or not at all.
    """
    from shequ_adapters.cli.files import written_whole
    from shequ_core.ports import PublishingExporter
    from shequ_core.viewpoints import write_published

    exporter = offer.take()
    if not isinstance(exporter, PublishingExporter):
        raise InvalidValue(
            say(
                "“{title}”的视角不能导出 {name}：其中有逐项的人数",
                title=book.viewpoint.title,
                name=offer.name,
            ),
            problem="viewpoint",
        )
    with written_whole(out) as stream, offer.blamed():
        write_published(
            exporter,
            stream,
            book.viewpoint,
            counted=book.register,
            on=book.on,
            more=plugins.guest_figures,
        )


def write(shown: Register, offer: Offer[Exporter], out: Path, book: Book) -> None:
    """写出. One file in one format, whole or not at all, of what may be told of a book.

    Where figures stand beside records, they are those of the book itself.
    """
    from shequ_adapters.cli.files import written_whole
    from shequ_adapters.cli.progress import waiting
    from shequ_core.ports import CountingExporter
    from shequ_core.viewpoints import judging

    named = say("写出 {out}", out=out.name)
    with waiting(named), written_whole(out) as stream, offer.blamed():
        exporter = judging(
            offer.take(), book.whole, book.viewpoint, counted=book.register, on=book.on
        )
        if isinstance(exporter, CountingExporter):
            exporter.write_counted(
                shown,
                stream,
                counted=book.register,
                on=book.on,
                place_of=book.origins.place_of,
            )
        else:
            exporter.write(shown, stream, on=book.on)
