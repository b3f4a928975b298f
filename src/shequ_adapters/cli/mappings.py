"""列对应文件. From the file that is typed to mappings, and from looks to the file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import attrs
import typer

from shequ_adapters.cli.words import say
from shequ_core.errors import NotFound, Unreadable

if TYPE_CHECKING:
    from shequ_core.ledgers import Ledger, Look
    from shequ_core.ledgers.mappings import Mappings
    from shequ_core.plugins import Plugins

Mapping = Annotated[
    Path | None,
    typer.Option(
        "--mapping",
        metavar="FILE.toml",
        help="列对应：列名读作哪一栏；还没有这个文件时，look 把认出的写进去",
        show_default=False,
    ),
]
Profile = Annotated[
    str,
    typer.Option(
        "--profile", metavar="标准", help="表里代码用的标准，如 国标；不注明就不猜"
    ),
]
_ENCODINGS = ("utf-8-sig", "gb18030")


def mappings_of(path: Path | None, profile: str, plugins: Plugins) -> Mappings:
    """列对应. Of the file, if there is one; a profile that is typed outranks its own.

    Raises Unreadable, a sentence, for a file that says what can not be.
    """
    from shequ_core.ledgers.mappings import AS_THEY_ARE, profile_named, read_mappings

    mappings = AS_THEY_ARE
    if path and path.exists():
        try:
            known = [it.ledger for it in plugins.ledgers]
            mappings = read_mappings(_text(path), known)
        except Unreadable as error:
            raise Unreadable(f"{path.name}：{error}") from None
    if not profile:
        return mappings
    try:
        return attrs.evolve(mappings, profile=profile_named(profile))
    except NotFound as error:
        raise Unreadable(str(error)) from None


def there(path: Path | None) -> None:
    """须有. Raises Unreadable where a mapping is named that is not there."""
    if path and not path.exists():
        raise Unreadable(
            say("没有列对应文件 {path}；先用 shequ look 写一个", path=path)
        )


def write(
    path: Path, looks: Sequence[Look], profile: str, ledgers: Sequence[Ledger]
) -> None:
    """写列对应. What the looks understood, as a file to edit."""
    from shequ_adapters.cli.files import written_whole
    from shequ_core.ledgers.looking import mapping_text

    with written_whole(path) as stream:
        text = mapping_text(looks, profile=profile, ledgers=ledgers)
        stream.write(text.encode("utf-8", "replace"))


def _text(path: Path) -> str:
    """Editors of many offices still write GB 18030."""
    data = path.read_bytes()
    for encoding in _ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable(say("不是文本文件"))
