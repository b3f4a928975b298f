"""换钥. ``shequ rotate``: the current records under the first of the keys."""

from __future__ import annotations

import os
from contextlib import closing

from shequ_adapters.cli.parameters import DB, Actor, AsJson
from shequ_adapters.cli.words import say
from shequ_core.errors import Conflict


def rotate(db: DB, *, actor: Actor = "shequ rotate", json: AsJson = False) -> None:
    """换钥. Seal anew what is not under the first key of SHEQU_KEYS."""
    from shequ_adapters.cli import stores
    from shequ_adapters.cli.output import print_json, show
    from shequ_adapters.storage.sealed import rotated
    from shequ_core.plugins import Plugins

    with closing(stores.open_underneath(db, Plugins.discover())) as store:
        try:
            count = rotated(store, os.environ, actor=actor)
        except Conflict as conflict:
            words = say(
                "换钥时有人改了 {count} 条记录，请再运行一次",
                count=f"{len(conflict.refs):,}",
            )
            raise Conflict(conflict.refs, words) from None
    if json:
        print_json({"sealed": count})
    elif count:
        words = "已改用第一个密钥：{count} 条记录。历史仍用旧密钥，请继续保管"
        show(say(words, count=f"{count:,}"))
    else:
        show(say("全部记录已用第一个密钥，没有改动"))
