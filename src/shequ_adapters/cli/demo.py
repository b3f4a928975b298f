"""示例. ``shequ demo``: one community, from its ledgers to its dashboard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shequ_adapters.cli.words import say
from shequ_core.values import Period

if TYPE_CHECKING:
    from rich.table import Table

    from shequ_adapters.cli.stores import Book
    from shequ_core.plugins import Plugins
    from shequ_core.register import Register

_YEAR_END = date(2004, 12, 31)
_OUTPUTS = (
    ("docx", "总结.docx", "年度工作总结"),
    ("xlsx", "台账.xlsx", "整理后的台账"),
    ("html", "看板.html", "社区看板，用浏览器打开"),
)
_FILLED = "报表（已填）"
_NOTICE = "居务公开"
_LAST_QUARTER = "2004-10-01..2004-12-31"
Folder = Annotated[
    Path, typer.Argument(metavar="DIR", help="写到哪个文件夹", show_default=True)
]


def demo(folder: Folder = Path("北正社区")) -> None:
    """示例. Write the example's files, load them, and show what comes out."""
    from shequ_adapters.cli import stores
    from shequ_adapters.cli.output import show
    from shequ_core.plugins import Plugins

    plugins = Plugins.discover()
    database = folder / "beizheng.db"
    ledgers, records, forms = folder / "台账", folder / "记录", folder / "报表"
    show(_written(example_ledgers(), ledgers, say("台账")))
    show(_written(example_records(), records, say("记录")))
    show(_written(example_forms(), forms, say("报表")))
    _load(ledgers, database, plugins)
    _import(records, database, plugins)
    book = stores.open_book(
        str(database), plugins, community="beizheng", on=_YEAR_END.isoformat()
    )
    register = book.register
    show(_headlines(register))
    _write_outputs(book, folder, plugins)
    fill_forms(forms, register, folder / _FILLED, plugins)
    _write_notice(register, folder, plugins)
    show(_what_now(folder, database))


def example() -> Traversable:
    """示例数据. The example community: in the wheel, or in the sources beside it."""
    packaged = files("shequ_adapters").joinpath("demo_data")
    if packaged.is_dir():
        return packaged
    return Path(__file__).parents[3] / "examples" / "beizheng"


def example_ledgers() -> Iterator[tuple[str, Traversable]]:
    """示例台账. The ledgers of the example, and what was stated of it, by file name."""
    data = example()
    for ledger in data.joinpath("ledgers").iterdir():
        yield ledger.name, ledger
    yield "13-上报数台账.csv", data.joinpath("statements.csv")


def example_records() -> Iterator[tuple[str, Traversable]]:
    """示例记录. What the ledgers have no columns for, by file name."""
    for chapter in example().joinpath("records").iterdir():
        yield chapter.name, chapter


def example_forms() -> Iterator[tuple[str, Traversable]]:
    """示例报表. Superiors' blank forms and their bindings, by file name."""
    for form in example().joinpath("forms").iterdir():
        yield form.name, form


def _written(
    contents: Iterable[tuple[str, Traversable]], folder: Path, what: str
) -> str:
    """Files that are there already are left alone: they may have been edited."""
    from shequ_adapters.cli.files import written_whole
    from shequ_core.errors import Unreadable

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise Unreadable(say("{path} 不是文件夹", path=folder.parent)) from None
    written = 0
    for name, content in contents:
        target = folder / name
        if not target.exists():
            with written_whole(target) as stream:
                stream.write(content.read_bytes())
            written += 1
    words = "写出示例{what} {count} 个：{folder}"
    if not written:
        words = "示例{what}已在 {folder}，没有改动"
    return say(words, what=what, count=written, folder=folder)


def _load(folder: Path, database: Path, plugins: Plugins) -> None:
    from shequ_adapters.cli import load, load_report
    from shequ_adapters.cli.output import show

    done = load.load_files(
        [folder],
        str(database),
        plugins,
        community="beizheng",
        actor="shequ demo",
    )
    show(*load_report.report(done.plan, plugins))
    show(
        *load_report.warnings(done, dry_run=False),
        load_report.outcome(done, str(database), dry_run=False),
    )


def _import(folder: Path, database: Path, plugins: Plugins) -> None:
    from shequ_adapters.cli import import_
    from shequ_adapters.cli.output import show

    done = import_.import_files([folder], str(database), plugins, actor="shequ demo")
    show(import_.outcome(done, str(database), dry_run=False))


def _headlines(register: Register) -> Table:
    """The figures that are one number each; ``shequ figures`` has them all."""
    from shequ_adapters.cli import figures
    from shequ_core.figures import Window, measure_all

    window = Window.year_to(_YEAR_END)
    measured = measure_all(register, window).values()
    return figures.as_table(
        (one for one in measured if not isinstance(one.value, Mapping)), window
    )


def _write_outputs(book: Book, folder: Path, plugins: Plugins) -> None:
    from shequ_adapters.cli import export

    for name, file, _ in _OUTPUTS:
        offer = plugins.export_offer(name)
        told = book.shown() if offer.names_people else book.register
        export.write(told, offer, folder / file, book)


def _write_notice(register: Register, folder: Path, plugins: Plugins) -> None:
    """What residents are told of a quarter, from a template that comes with shequ."""
    from shequ_adapters.cli.figures import window_of
    from shequ_adapters.cli.files import written_whole
    from shequ_adapters.cli.report import facts_of, writer
    from shequ_adapters.texts.report.ready import ready_template
    from shequ_core.privacy import masked
    from shequ_core.register import Register

    window = window_of(_YEAR_END, _LAST_QUARTER)
    facts = facts_of(register, Register(masked(register)), window, plugins)
    write = writer()
    with written_whole(folder / f"{_NOTICE}.docx") as stream:
        write(ready_template(_NOTICE), facts, stream, on=_YEAR_END)


def fill_forms(forms: Path, register: Register, out: Path, plugins: Plugins) -> None:
    """填报示例. Every form of a folder, of the last month of the year."""
    from shequ_adapters.cli.fill import Filling, forms_in, write
    from shequ_core.figures import Window
    from shequ_core.privacy import masked
    from shequ_core.register import Register

    filling = Filling(
        register=register,
        told=Register(masked(register)),
        window=Window(_YEAR_END, Period.month(_YEAR_END.year, _YEAR_END.month)),
        plugins=plugins,
    )
    found = forms_in([forms], plugins)
    write([filling.of(form, path.parent, out) for path, form in found], out)


def _what_now(folder: Path, database: Path) -> str:
    written = [f"{folder / file}  {say(what)}" for _, file, what in _OUTPUTS]
    notice = folder / f"{_NOTICE}.docx"
    written.append(f"{notice}  {say('第四季度的居务公开，从模板写出')}")
    written.append(f"{folder / _FILLED}  {say('上级的报表，已填好')}")
    return "\n".join(
        (
            say("已写出："),
            *(f"  {line}" for line in written),
            say("接着可以："),
            f"  shequ figures {database}",
            f"  shequ check {database}",
            f"  shequ why {database} registered_residents",
        )
    )
