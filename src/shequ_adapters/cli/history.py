"""历史. ``shequ history``: all that was ever written of one record."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from typing import TYPE_CHECKING, Annotated, Any

import typer

from shequ_adapters.cli.accesses import Purpose, enter
from shequ_adapters.cli.batches import as_json, moment_words
from shequ_adapters.cli.looking import viewpoint
from shequ_adapters.cli.parameters import DB, Actor, AsJson, Unmasked
from shequ_adapters.cli.words import say
from shequ_core.errors import InvalidValue, NotFound

if TYPE_CHECKING:
    from rich.table import Table

    from shequ_adapters.cli.steps import Step
    from shequ_core.values import Ref

Name = Annotated[
    str,
    typer.Argument(metavar="REF", help="记录的名称，如 beizheng/household/00400001"),
]


def history(
    db: DB,
    ref: Name,
    *,
    unmasked: Unmasked = False,
    purpose: Purpose = "",
    actor: Actor = "shequ history",
    json: AsJson = False,
) -> None:
    """历史. Tell of a record who wrote what and when, from the first time on."""
    from shequ_adapters.cli import stores
    from shequ_adapters.cli.output import print_json, show
    from shequ_adapters.cli.steps import steps
    from shequ_core import history as told
    from shequ_core.plugins import Plugins
    from shequ_core.privacy import masked

    name, plugins = ref_of(ref), Plugins.discover()
    _check_clearance(unmasked)
    with closing(stores.open_existing(db, plugins)) as store:
        changes = told.history(store, name)
        found = list(steps(store, changes, shown=iter if unmasked else masked))
    if not found:
        raise NotFound(say("没有写过名为 {ref} 的记录", ref=name))
    if unmasked:
        enter(
            db,
            name.community,
            plugins,
            by=actor,
            what=f"history {name}",
            persons=1,
            purpose=purpose,
        )
    if json:
        print_json([_step_json(step) for step in found])
    else:
        show(_as_table(name, found))


def _check_clearance(unmasked: bool) -> None:
    """Of a record's history all or nothing is unmasked. Raises InvalidValue."""
    from shequ_core.viewpoints import Clearance

    looking = viewpoint()
    if unmasked and looking.ceiling is not Clearance.FULL:
        raise InvalidValue(
            say("“{title}”的视角不能看未脱敏的历史", title=looking.title),
            problem="viewpoint",
        )


def ref_of(text: str) -> Ref[Any]:
    """引用. Of what was typed. Raises InvalidValue."""
    from shequ_core.values import Ref

    try:
        return Ref(text)
    except InvalidValue:
        raise InvalidValue(
            say(
                "“{text}”不是记录的名称，应如 beizheng/household/00400001",
                text=text,
            ),
            problem="ref-shape",
        ) from None


def _step_json(step: Step) -> dict[str, object]:
    from shequ_core.codec import dump

    origin = step.origin
    return {
        **as_json(step.change),
        "change": "strike" if step.after is None else "put",
        "fields": list(step.fields),
        "record": dump(step.after) if step.after else None,
        "file": origin.file if origin else "",
        "sheet": origin.sheet if origin else "",
        "row": origin.row if origin else None,
    }


def _as_table(name: str, steps: Sequence[Step]) -> Table:
    from shequ_adapters.cli.findings import place_words
    from shequ_adapters.cli.output import table

    made = table(
        say("{ref} 的历次变更 {count} 条", ref=name, count=f"{len(steps):,}"),
        ("版次", "时间", "经办人", "事由", "变更", "内容", "来源"),
        right=[0],
    )
    for step in steps:
        made.add_row(
            f"{step.change.revision:,}",
            moment_words(step.change.at),
            step.change.actor,
            step.change.reason,
            say(step.verb),
            step.words,
            place_words(step.origin.place()) if step.origin else "",
        )
    return made
