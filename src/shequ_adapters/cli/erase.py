"""删除. ``shequ erase``: what identifies a person, from the records and the log."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Annotated, Any

import typer

from shequ_adapters.cli.history import Name, ref_of
from shequ_adapters.cli.parameters import DB, Actor, AsJson
from shequ_adapters.cli.words import say, sign
from shequ_core.errors import InvalidValue, NotFound

if TYPE_CHECKING:
    from shequ_core.ports import Redaction, Store
    from shequ_core.values import Ref

_NAMED = 5

Reason = Annotated[
    str, typer.Option("--reason", metavar="事由", help="为什么删除，如 本人申请")
]
Basis = Annotated[
    str,
    typer.Option("--basis", metavar="依据", help="法律依据，如 个人信息保护法第47条"),
]
Yes = Annotated[
    bool, typer.Option("--yes", help="确认删除；不写则只说明将删除什么，不作改动")
]


def erase(
    db: DB,
    ref: Name,
    *,
    reason: Reason,
    basis: Basis = "",
    actor: Actor = "shequ erase",
    yes: Yes = False,
    json: AsJson = False,
) -> None:
    """删除. Name, id number, phones, address of a person: gone, the counts stay."""
    from shequ_adapters.cli import stores
    from shequ_adapters.cli.output import print_json, show
    from shequ_core import history
    from shequ_core.model import Person
    from shequ_core.plugins import Plugins

    person: Ref[Person] = ref_of(ref)
    if person.kind != Person.kind:
        raise InvalidValue(
            say("{ref} 不是人员记录，只能删除人员的信息", ref=person),
            problem="not-a-person",
        )
    with closing(stores.open_existing(db, Plugins.discover())) as store:
        redaction = _redaction(store, person, actor=actor, reason=reason, basis=basis)
        with store.view() as view:
            mentions = history.mentions(view, person)
        revision = store.redact(redaction) if yes else None
    records, changes = len(redaction.batch.puts) - 1, len(redaction.remains)
    if json:
        print_json(
            {
                "revision": revision,
                "records": records,
                "changes": changes,
                "mentions": list(mentions),
            }
        )
        return
    counts = {"records": f"{records:,}", "changes": f"{changes:,}"}
    if revision is None:
        words = "将删除 {records} 条记录、{changes} 条历史变更中的身份信息，不可恢复"
        show(say(words, **counts))
        show(say("没有改动；确认无误后加 --yes 再运行一次"))
    else:
        words = "已删除，成为第 {revision} 版：{records} 条记录、{changes} 条历史变更"
        show(say(words, revision=revision, **counts))
    if mentions:
        show(_mention_words(mentions))


def _redaction(
    store: Store, person: Ref[Any], *, actor: str, reason: str, basis: str
) -> Redaction:
    from shequ_core import history

    try:
        return history.erasure(store, person, actor=actor, reason=reason, basis=basis)
    except NotFound:
        raise NotFound(say("没有写过名为 {ref} 的记录", ref=person)) from None
    except InvalidValue:
        raise InvalidValue(
            say("{ref} 的身份信息已经删除，没有可删除的了", ref=person),
            problem="erased",
        ) from None


def _mention_words(mentions: tuple[str, ...]) -> str:
    named = sign("、").join(mentions[:_NAMED]) + (
        " …" if len(mentions) > _NAMED else ""
    )
    return say(
        "另有 {count} 条记录写着同样的姓名、证件号或电话，请核对：{named}",
        count=f"{len(mentions):,}",
        named=named,
    )
