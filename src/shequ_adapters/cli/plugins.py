"""插件. ``shequ plugins``: what came in, what is broken, what is offered."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import attrs

from shequ_adapters.cli.parameters import AsJson
from shequ_adapters.cli.words import say, sign

if TYPE_CHECKING:
    from rich.table import Table

    from shequ_core.plugins import Offer, Plugins


def plugins(*, json: AsJson = False) -> None:
    """插件. List plug-ins and what they offer."""
    from shequ_adapters.cli.output import print_json, show
    from shequ_core.plugins import Plugins

    found = Plugins.discover()
    offers = _offers(found)
    further = [rule.kind for rule in found.guest_rules]
    further += [figure.code for figure in found.guest_figures]
    further += [practice.ledger.title for practice in found.guest_ledgers]
    if json:
        print_json(
            {
                "loaded": [attrs.asdict(one) for one in found.loaded],
                "skipped": [attrs.asdict(one) for one in found.skipped],
                "broken": [attrs.asdict(one) for one in found.broken],
                "offers": [_offer_json(hook, offer) for hook, offer in offers],
                "further": further,
            }
        )
    else:
        show(_plugins_table(found), _offers_table(offers))
        if further:
            show(
                say(
                    "插件带来的规则、指标和台账：{words}",
                    words=sign("、").join(further),
                )
            )
        show(say("插件以你的权限运行，你能读写的它都能读写：只装信得过的"))


def _offers(found: Plugins) -> list[tuple[str, Offer[Any]]]:
    """Every offer by its hook. Whoever fails when asked is broken from then on."""
    hooks: Iterable[tuple[str, tuple[Offer[Any], ...]]] = (
        ("exporters", found.exporters),
        ("importers", found.importers),
        ("workbooks", found.workbooks),
        ("forms", found.forms),
    )
    return [(hook, offer) for hook, offers in hooks for offer in offers]


def _offer_json(hook: str, offer: Offer[Any]) -> dict[str, object]:
    return {
        "hook": hook,
        "name": offer.name,
        "suffix": offer.suffix,
        "summary": offer.summary,
        "lossless": offer.lossless,
        "names_people": offer.names_people,
        "needs": offer.needs,
    }


def _plugins_table(found: Plugins) -> Table:
    from shequ_adapters.cli.output import table

    made = table(say("插件"), ("插件", "发行包", "状态", "说明"))
    for one in found.loaded:
        said = sign("；").join(filter(None, (" ".join(one.hooks), one.note)))
        made.add_row(one.name, one.distribution, say("已加载"), said)
    for skipped in found.skipped:
        made.add_row(skipped.name, skipped.distribution, say("不兼容"), skipped.reason)
    for broken in found.broken:
        made.add_row(broken.name, broken.distribution, say("故障"), broken.reason)
    return made


def _offers_table(offers: list[tuple[str, Offer[Any]]]) -> Table:
    from shequ_adapters.cli.output import table

    ways = {
        "exporters": "导出",
        "importers": "导入",
        "workbooks": "读台账",
        "forms": "填报",
    }
    made = table(say("格式"), ("用途", "名称", "后缀", "说明", "可还原"))
    for hook, offer in offers:
        lossless = say("是") if offer.lossless else ""
        made.add_row(
            say(ways[hook]), offer.name, offer.suffix, say(offer.summary), lossless
        )
    return made
