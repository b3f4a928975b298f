"""填报. ``shequ fill``: superiors' forms out of the book, several at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import attrs
import typer

from shequ_adapters.cli.accesses import Purpose, enter
from shequ_adapters.cli.handing_in import check_submitting, submitted
from shequ_adapters.cli.parameters import DB, AsJson, Community, During, On, Unmasked
from shequ_adapters.cli.words import say, sign
from shequ_core.errors import InvalidValue, NotFound, Unreadable

if TYPE_CHECKING:
    from shequ_core.figures import Window
    from shequ_core.forms import Change, FilledForm, Form, Signed
    from shequ_core.plugins import Plugins
    from shequ_core.register import Register

Bindings = Annotated[
    list[Path],
    typer.Argument(
        metavar="FORM.toml…",
        help="报表的绑定文件，放它们的文件夹，或插件带来的报表的名称",
    ),
]
Folder = Annotated[
    Path,
    typer.Option(
        "--out", "-o", metavar="DIR", help="写到哪个文件夹", show_default=False
    ),
]
Submit = Annotated[bool, typer.Option("--submit", help="作为报送记入库，下次标出变动")]
Preparer = Annotated[str, typer.Option("--by", metavar="姓名", help="填报人")]
Reviewer = Annotated[str, typer.Option("--reviewed", metavar="姓名", help="审核人")]


@attrs.frozen(kw_only=True)
class Done:
    """已填. A form, what was filled in, what changed since, and the file's bytes."""

    form: Form
    filled: FilledForm
    changed: tuple[Change, ...]
    out: Path
    data: bytes
    lost: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Filling:
    """填报来源. The register as it is, and as it may be ``told`` (masked); the time,
    who signs, and the plug-ins with their figures and ledgers.
    """

    register: Register
    told: Register
    window: Window
    plugins: Plugins
    signed: Signed | None = None

    def of(self, form: Form, folder: Path, out: Path) -> Done:
        """填报. One form, whose blank is in a folder. Raises NotFound, Unreadable."""
        from shequ_core.datasets import with_guests
        from shequ_core.forms import Signed, changes, last_submission
        from shequ_core.forms import fill as filled_form

        signed, guests = self.signed or Signed(), self.plugins.guest_figures
        try:
            filled = filled_form(
                form,
                self.register,
                self.window,
                signed=signed,
                datasets=with_guests(self.plugins.guest_ledgers, guests),
                more=guests,
                masked=self.told,
            )
        except NotFound as error:
            raise NotFound(f"{form.name} {error}") from None
        last = last_submission(self.register, form.name, self.window.on)
        changed = tuple(changes(filled, last))
        stream = BytesIO()
        suffix = Path(form.blank).suffix.lower()
        lost = writer_of(suffix)(folder / form.blank, filled, changed, stream)
        return Done(
            form=form,
            filled=filled,
            changed=changed,
            out=out / f"{form.name}{suffix}",
            data=stream.getvalue(),
            lost=lost,
        )


def fill(
    db: DB,
    bindings: Bindings,
    *,
    out: Folder,
    on: On = "",
    period: During = "",
    by: Preparer = "",
    reviewed: Reviewer = "",
    submit: Submit = False,
    unmasked: Unmasked = False,
    purpose: Purpose = "",
    community: Community = "",
    json: AsJson = False,
) -> None:
    """填报. Each form filled; nothing is written unless all of them can be."""
    from shequ_adapters.cli import stores
    from shequ_adapters.cli.figures import window_of_paper
    from shequ_core.forms import Signed
    from shequ_core.plugins import Plugins
    from shequ_core.viewpoints import persons_in

    plugins = Plugins.discover()
    forms = forms_in(bindings, plugins)
    signed = Signed(by, reviewed)
    if submit:
        check_submitting(signed)
    book = stores.open_book(db, plugins, community=community, on=on)
    filling = Filling(
        register=book.register,
        told=book.shown(unmasked=unmasked),
        window=window_of_paper(book.on, on, period),
        signed=signed,
        plugins=plugins,
    )
    if unmasked:
        enter(
            db,
            book.key,
            plugins,
            by=by or "shequ fill",
            what=f"fill {' '.join(form.name for _, form in forms)}",
            persons=persons_in(filling.told),
            purpose=purpose,
        )
    done = [filling.of(form, path.parent, out) for path, form in forms]
    write(done, out)
    handed = {it.form.name: (it.filled, it.data) for it in done}
    revision = submitted(db, handed, plugins, signed, community) if submit else None
    _tell(done, revision, json=json)


def forms_in(bindings: Sequence[Path], plugins: Plugins) -> list[tuple[Path, Form]]:
    """绑定. Of files, of folders, and of forms that plug-ins bind, by name; each with
    its file. Raises NotFound, Unreadable.
    """
    return [(path, _form(path)) for path in _files(bindings, plugins)]


def _files(bindings: Sequence[Path], plugins: Plugins) -> list[Path]:
    files: list[Path] = []
    for path in bindings:
        if path.is_dir():
            inside = sorted(path.glob("*.toml"))
        else:
            inside = [path if path.exists() else _bound(str(path), plugins)]
        if not inside:
            raise NotFound(say("{path} 里没有绑定文件（.toml）", path=path))
        files += inside
    return files


def _bound(name: str, plugins: Plugins) -> Path:
    known = sorted({offer.name for offer in plugins.forms})
    if name in known:
        return plugins.form(name)
    if not known or name.endswith(".toml"):
        raise Unreadable(say("没有文件 {path}", path=name))
    listed = sign("、").join(known)
    raise NotFound(
        say("没有文件 {path}，插件带来的报表有 {known}", path=name, known=listed)
    )


def _form(path: Path) -> Form:
    from shequ_core.forms import read_form

    try:
        return read_form(path.read_text("utf-8-sig"))
    except FileNotFoundError:
        raise Unreadable(say("没有文件 {path}", path=path)) from None
    except (InvalidValue, UnicodeDecodeError) as error:
        raise Unreadable(f"{path.name}：{error}") from None


def write(done: Iterable[Done], out: Path) -> None:
    """写出. All forms into a folder, each whole or not at all. Raises Unreadable."""
    from shequ_adapters.cli.files import written_whole

    if out.exists() and not out.is_dir():
        raise Unreadable(say("{path} 不是文件夹", path=out))
    out.mkdir(parents=True, exist_ok=True)
    for it in done:
        with written_whole(it.out) as stream:
            stream.write(it.data)


def writer_of(suffix: str) -> Any:
    """写报表. Of workbooks or of Word forms. Raises PluginError where its library is
    missing.
    """
    from shequ_core.plugins import lacking

    try:
        if suffix == ".docx":
            from shequ_adapters.texts.filling import write_form as write_word_form

            return write_word_form
        from shequ_adapters.workbooks.filling import write_form
    except ImportError as error:
        needs = "shequ[docx]" if suffix == ".docx" else "shequ[xlsx]"
        raise lacking("fill", needs, error) from error
    return write_form


def _tell(done: Sequence[Done], revision: int | None, *, json: bool) -> None:
    from shequ_adapters.cli.output import print_json, show

    if json:
        print_json({"forms": [_as_json(it) for it in done], "revision": revision})
        return
    for it in done:
        show(*_report(it))
    if revision is not None:
        show(say("已记入库，成为第 {revision} 版", revision=revision))


def _report(done: Done) -> Iterable[str]:
    filled = done.filled
    yield say(
        "{out}：填了 {cells} 格、{rows} 格台账行，比上次变动 {changed} 格",
        out=done.out,
        cells=len(filled.cells),
        rows=len(filled.rows),
        changed=len(done.changed),
    )
    for at, words in filled.by_hand:
        yield say("  手填 {at}：{words}", at=at, words=words)
    yield from (f"  {sentence}" for sentence in (*filled.lacking, *done.lost))


def _as_json(done: Done) -> dict[str, Any]:
    return {
        "form": done.form.name,
        "out": str(done.out),
        "cells": {
            str(it.at): {"value": _plain(it.value), "figure": it.figure}
            for it in done.filled.cells
        },
        "changed": {str(it.at): it.was for it in done.changed},
        "by_hand": {str(at): words for at, words in done.filled.by_hand},
        "lacking": [*done.filled.lacking, *done.lost],
    }


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, int | str) else str(value)
