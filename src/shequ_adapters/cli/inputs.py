"""输入. From the files and folders that are typed to sheets of cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from shequ_adapters.cli.progress import shown
from shequ_adapters.cli.words import say
from shequ_core.errors import Unreadable

if TYPE_CHECKING:
    from shequ_core.plugins import Plugins
    from shequ_core.ports import Sheet

_UNFINISHED = ("~$", ".")


def workbooks_in(paths: Iterable[Path], plugins: Plugins) -> tuple[Path, ...]:
    """台账文件. The files named, and those that can be read in the folders named.

    Lock files (~$…) and hidden files in folders are passed over. Raises Unreadable, a
    sentence, for what is not there or can not be a ledger, and where nothing is left.
    """
    suffixes = {offer.suffix for offer in plugins.workbooks}
    return _files_in(paths, suffixes, say("台账"))


def records_in(paths: Iterable[Path], plugins: Plugins) -> tuple[Path, ...]:
    """记录文件. As ``workbooks_in``, of the formats that are read back as records."""
    suffixes = {offer.suffix for offer in plugins.importers}
    return _files_in(paths, suffixes, say("记录"))


def _files_in(paths: Iterable[Path], suffixes: set[str], what: str) -> tuple[Path, ...]:
    found = [file for path in paths for file in _files(path, suffixes, what)]
    if not found:
        words = "没有找到{what}文件，能读的有 {suffixes}"
        raise Unreadable(say(words, what=what, suffixes=_listed(suffixes)))
    return tuple({file.resolve(): file for file in found}.values())


def _files(path: Path, suffixes: set[str], what: str) -> Iterator[Path]:
    if path.is_dir():
        for file in sorted(path.iterdir()):
            known = file.suffix.lower() in suffixes
            if known and file.is_file() and not file.name.startswith(_UNFINISHED):
                yield file
    elif not path.exists():
        raise Unreadable(say("没有文件 {path}", path=path))
    elif path.suffix.lower() not in suffixes:
        raise Unreadable(
            say(
                "{name}：不是能读的{what}文件，能读的有 {suffixes}",
                name=path.name,
                what=what,
                suffixes=_listed(suffixes),
            )
        )
    else:
        yield path


def _listed(suffixes: set[str]) -> str:
    return " ".join(sorted(suffixes))


def read_sheets(files: Sequence[Path], plugins: Plugins) -> list[Sheet]:
    """读工作表. Every sheet of the files. Raises Unreadable for the first bad file."""
    return [
        sheet
        for file in shown(files, say("读取台账"))
        for sheet in sheets_of(file, plugins)
    ]


def sheets_of(file: Path, plugins: Plugins) -> Sequence[Sheet]:
    """工作表. Of one file. Raises Unreadable, PluginError where a plug-in fails."""
    offer = plugins.workbook_offer(file)
    with offer.blamed():
        return offer.take().read(file)
