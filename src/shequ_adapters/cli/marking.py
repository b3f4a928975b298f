"""标注件. The user's own workbooks back, with what was found written into them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from shequ_adapters.cli.words import say
from shequ_core.errors import Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

    from shequ_core.ledgers.mappings import Mappings
    from shequ_core.loading import MarkedBook, Plan
    from shequ_core.plugins import Plugins
    from shequ_core.ports import Sheet

    Marker = Callable[[Path, tuple[Sheet, ...], MarkedBook, BinaryIO], tuple[str, ...]]

_SUFFIX = ".xlsx"


def copies_of(
    paths: Sequence[Path], out: Path, plugins: Plugins
) -> Mapping[Path, Path]:
    """标注件位置. Where the copy of each file goes: in ``out``, or ``out`` itself.

    It is the file where one file is loaded, else the folder, which is made. Raises
    Unreadable rather than write over an original or into a file of another kind.
    """
    from shequ_adapters.cli import inputs

    files = inputs.workbooks_in(paths, plugins)
    if len(files) == 1 and not out.is_dir():
        if out.suffix.lower() != _SUFFIX:
            raise Unreadable(say("标注件 {path} 须以 .xlsx 结尾", path=out))
        copies = {files[0]: out}
    else:
        copies = dict(zip(files, _in_folder(files, out), strict=True))
    originals = {file.resolve() for file in files}
    for copy in copies.values():
        if copy.resolve() in originals:
            raise Unreadable(say("{path} 是原件，标注件请写到别处", path=copy))
    return copies


def _in_folder(files: Sequence[Path], folder: Path) -> Iterator[Path]:
    if folder.exists() and not folder.is_dir():
        raise Unreadable(say("{path} 不是文件夹", path=folder))
    taken: set[str] = set()
    for file in files:
        name = file.with_suffix(_SUFFIX).name
        if name in taken:
            name = f"{file.name}{_SUFFIX}"
        taken.add(name)
        yield folder / name


def write(
    copies: Mapping[Path, Path],
    plan: Plan,
    plugins: Plugins,
    mappings: Mappings | None = None,
) -> list[str]:
    """写标注件. Each copy, whole; a line for each, and what is lacking in it."""
    if not copies:
        return []
    from shequ_adapters.cli.files import written_whole
    from shequ_adapters.cli.inputs import sheets_of
    from shequ_adapters.cli.progress import shown
    from shequ_core.ledgers.mappings import AS_THEY_ARE
    from shequ_core.ledgers.marking import unmarked
    from shequ_core.loading import marked_book

    mark_up = _marker()
    told: list[str] = []
    for file, out in shown(tuple(copies.items()), say("写标注件")):
        sheets = tuple(unmarked(sheets_of(file, plugins)))
        book = marked_book(
            sheets,
            plan.findings,
            rules=plugins.rules,
            ledgers=[it.ledger for it in plugins.ledgers],
            mappings=mappings or AS_THEY_ARE,
            proposals=plan.proposals,
            questions=plan.questions,
        )
        if len(copies) > 1:
            out.parent.mkdir(parents=True, exist_ok=True)
        with written_whole(out) as stream:
            lacking = mark_up(file, sheets, book, stream)
        words = "标注件 {out}：问题 {count} 处，建议值 {proposed} 处，待答复 {asked} 处"
        counts = (len(book.findings), len(book.proposals), len(book.questions))
        count, proposed, asked = (f"{it:,}" for it in counts)
        told.append(say(words, out=out, count=count, proposed=proposed, asked=asked))
        told.extend(lacking)
    return told


def _marker() -> Marker:
    from shequ_core.plugins import Offer

    offer: Offer[Marker] = Offer(
        name="marked-up",
        suffix=_SUFFIX,
        summary="",
        load=_load_marker,
        needs="shequ[xlsx]",
    )
    return offer.take()


def _load_marker() -> Marker:
    from shequ_adapters.workbooks.marking import mark_up

    return mark_up
