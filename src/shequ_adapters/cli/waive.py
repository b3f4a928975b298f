"""豁免. ``shequ waive``: a finding that somebody accepted is told no longer."""

from __future__ import annotations

from contextlib import closing
from typing import Annotated

import typer

from shequ_adapters.cli.parameters import DB, AsJson, Community
from shequ_adapters.cli.words import say
from shequ_core.errors import NotFound

RuleName = Annotated[
    str,
    typer.Argument(metavar="RULE", help="规则编号或名称，如 R-P02、branch-too-big"),
]
About = Annotated[
    str,
    typer.Option(
        "--about", metavar="REF", help="只豁免这一条记录的；不写则全部同类问题"
    ),
]
By = Annotated[str, typer.Option("--by", metavar="姓名", help="谁批准")]
Why = Annotated[str, typer.Option("--why", metavar="理由", help="为什么，如批复文号")]
Until = Annotated[
    str, typer.Option("--until", metavar="日期", help="到哪天为止，当天在内")
]


def waive(
    db: DB,
    rule: RuleName,
    *,
    by: By,
    why: Why,
    about: About = "",
    until: Until = "",
    community: Community = "",
    json: AsJson = False,
) -> None:
    """豁免. Accept a finding, for a reason and for a time; the log keeps both."""
    from shequ_adapters.cli import stores
    from shequ_adapters.cli.days import day_of
    from shequ_adapters.cli.history import ref_of
    from shequ_adapters.cli.output import print_json, show
    from shequ_core import acts, books
    from shequ_core.model import Waiver
    from shequ_core.plugins import Plugins
    from shequ_core.values import Ref
    from shequ_core.work import UnitOfWork

    plugins = Plugins.discover()
    if rule not in {name for it in plugins.rules for name in (it.code, it.kind)}:
        raise NotFound(say("没有规则 {rule}，见 docs/rules.md", rule=rule))
    reason = say("豁免 {rule}：{why}", rule=rule, why=why)
    with (
        closing(stores.open_existing(db, plugins)) as store,
        UnitOfWork(store, actor=by, reason=reason) as work,
    ):
        key = stores.key_in(work.view, community)
        register = books.read(work.view, key)
        writes = acts.waive(
            register,
            Ref.to(key, Waiver.kind, str(work.view.revision + 1)),
            rule=rule,
            by=by,
            why=why,
            until=day_of(until) if until else None,
            about=ref_of(about) if about else None,
        )
        work.put(*writes.puts)
        revision = work.commit()
    if json:
        print_json({"revision": revision})
    else:
        words = "已豁免，成为第 {revision} 版；shequ check --waived 可以列出"
        show(say(words, revision=revision))
