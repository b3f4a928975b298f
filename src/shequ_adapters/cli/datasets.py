"""数据集. ``shequ datasets``: what can leave; and a few of them, in a format."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from shequ_adapters.cli.parameters import AsJson
from shequ_adapters.cli.words import say, sign
from shequ_core.errors import InvalidValue, NotFound

if TYPE_CHECKING:
    from pathlib import Path

    from rich.table import Table

    from shequ_adapters.cli.stores import Book
    from shequ_core.datasets import Dataset
    from shequ_core.plugins import Offer, Plugins
    from shequ_core.ports import Exporter, TableExporter
    from shequ_core.viewpoints import Viewpoint


def datasets(*, json: AsJson = False) -> None:
    """数据集. List them: ledgers, figures, and every kind of record."""
    from shequ_adapters.cli.output import print_json, show
    from shequ_core.datasets import with_guests
    from shequ_core.plugins import Plugins

    plugins = Plugins.discover()
    known = with_guests(plugins.guest_ledgers, plugins.guest_figures)
    if json:
        print_json([_as_json(it) for it in known])
    else:
        show(_as_table(known))


def chosen(
    names: Sequence[str],
    offer: Offer[Exporter],
    looking: Viewpoint,
    plugins: Plugins,
) -> list[Dataset]:
    """所选数据集. By name or title, ours and those of plug-ins, as far as the
    viewpoint may have them, for a format that takes any tables.

    Raises NotFound, InvalidValue.
    """
    from shequ_core.datasets import Source, with_guests

    known = with_guests(plugins.guest_ledgers, plugins.guest_figures)
    found = [_named(name, known) for name in names]
    if found:
        _table_exporter(offer)
    for it in found:
        if counts_everybody(looking) and it.source is Source.LEDGERS:
            raise InvalidValue(
                say(
                    "“{title}”的视角不能导出台账 {name}，可导出指标和各类记录",
                    title=looking.title,
                    name=it.title,
                ),
                problem="viewpoint",
            )
    return found


def counts_everybody(looking: Viewpoint) -> bool:
    """只见公开. Whether what counts persons in passing is not for the viewpoint: it
    sees too few of them to count right, or too many to be told of small cells.
    """
    from shequ_core.viewpoints import Clearance

    return bool(looking.least) or looking.ceiling is Clearance.OPEN


def _named(name: str, known: Iterable[Dataset]) -> Dataset:
    from shequ_core.datasets import dataset_named

    try:
        return dataset_named(name, known)
    except NotFound:
        raise NotFound(
            say("没有数据集 {name}，有哪些见 shequ datasets", name=name)
        ) from None


def write(
    book: Book,
    datasets: Sequence[Dataset],
    offer: Offer[Exporter],
    out: Path,
    *,
    unmasked: bool,
) -> None:
    """写出. Some datasets in one format that takes any tables. Raises InvalidValue."""
    from shequ_adapters.cli.files import written_whole
    from shequ_core.datasets import tables

    writer = _table_exporter(offer)
    told = tables(
        datasets,
        shown=book.shown(unmasked=unmasked),
        counted=book.register,
        on=book.on,
        least=book.viewpoint.least,
    )
    with written_whole(out) as stream, offer.blamed():
        writer.write_tables(told, stream, on=book.on)


def _table_exporter(offer: Offer[Exporter]) -> TableExporter:
    from shequ_core.ports import TableExporter

    writer = offer.take()
    if not isinstance(writer, TableExporter):
        raise InvalidValue(
            say("{name} 不能只写几张表，可用 csv、xlsx", name=offer.name),
            problem="no-tables",
        )
    return writer


def _as_json(dataset: Dataset) -> dict[str, object]:
    return {
        "name": dataset.name,
        "title": dataset.title,
        "privacy": dataset.privacy.value,
        "columns": [
            {
                "key": it.key,
                "title": it.title,
                "type": it.type.value,
                "privacy": it.privacy.value,
            }
            for it in dataset.columns
        ],
    }


def _as_table(listed: Iterable[Dataset]) -> Table:
    from shequ_adapters.cli.output import table

    made = table(say("能导出的表"), ("数据集", "名称", "隐私", "列"), right=[])
    for it in listed:
        columns = sign("、").join(column.title for column in it.columns)
        made.add_row(it.title, it.name, say(_PRIVACY[it.privacy.value]), columns)
    return made


_PRIVACY = {"open": "公开", "internal": "内部", "personal": "个人信息"}
