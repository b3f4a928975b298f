"""先看. ``shequ look``: what is understood of some files; nothing is written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import attrs
import typer

from shequ_adapters.cli.mappings import Mapping, Profile
from shequ_adapters.cli.parameters import AsJson
from shequ_adapters.cli.words import say, sign

if TYPE_CHECKING:
    from shequ_core.ledgers.looking import Look
    from shequ_core.plugins import Plugins
    from shequ_core.ports import Sheet

Files = Annotated[
    list[Path],
    typer.Argument(
        metavar="FILE", help="台账文件，或放台账的文件夹", show_default=False
    ),
]


@attrs.frozen(kw_only=True)
class Unread:
    """读不了的文件. Its name, and the sentence that says why."""

    file: str
    reason: str


def look(
    files: Files,
    *,
    mapping: Mapping = None,
    profile: Profile = "",
    json: AsJson = False,
) -> None:
    """先看. Say what is understood of the files. Exit 0; 1 where nothing was.

    A mapping that is not there yet is written; nothing else ever is.
    """
    from shequ_adapters.cli import inputs, mappings
    from shequ_adapters.cli.output import print_json, show
    from shequ_core import ledgers
    from shequ_core.errors import Unreadable
    from shequ_core.plugins import Plugins

    plugins = Plugins.discover()
    known = tuple(it.ledger for it in plugins.ledgers)
    said = mappings.mappings_of(mapping, profile, plugins)
    sheets, unread = _sheets(inputs.workbooks_in(files, plugins), plugins)
    looks = ledgers.look(sheets, known, mappings=said)
    unused = said.unused(table.mapping for it in looks for table in it.tables)
    written = mapping is not None and not mapping.exists()
    if mapping and written:
        title = said.profile.title if said.profile else ""
        mappings.write(mapping, looks, title, known)
    if json:
        print_json({**_as_json(looks, unread), "unused_mappings": unused})
    else:
        from shequ_adapters.cli.looks import report

        show(*report(looks, plugins.rules), *unused)
        if written:
            show(say("列对应已写入 {path}：改好后下次用 --mapping 读", path=mapping))
    if unread:
        raise Unreadable(sign("；").join(it.reason for it in unread))
    if not any(it.understood for it in looks):
        raise typer.Exit(1)


def _sheets(
    files: Sequence[Path], plugins: Plugins
) -> tuple[list[Sheet], list[Unread]]:
    """The sheets of the files that can be read, and the files that can not."""
    from shequ_adapters.cli.inputs import sheets_of
    from shequ_adapters.cli.progress import shown
    from shequ_core.errors import Unreadable

    sheets: list[Sheet] = []
    unread: list[Unread] = []
    for file in shown(files, say("读取台账")):
        try:
            sheets.extend(sheets_of(file, plugins))
        except Unreadable as error:
            unread.append(Unread(file=file.name, reason=str(error)))
    return sheets, unread


def _as_json(looks: Sequence[Look], unread: Sequence[Unread]) -> dict[str, object]:
    return {
        "sheets": [_sheet_json(it) for it in looks],
        "unreadable": [attrs.asdict(it) for it in unread],
    }


def _sheet_json(it: Look) -> dict[str, object]:
    told = attrs.asdict(it, value_serializer=_plain)
    for table, seen in zip(told["tables"], it.tables, strict=True):
        table["certainty"]["tied"] = seen.certainty.tied
    return {**told, "understood": it.understood}


def _plain(_record: object, _field: object, value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value
