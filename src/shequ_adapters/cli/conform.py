"""定律检验. ``shequ conform``: the laws of stores over a store of anybody's."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from shequ_adapters.cli.words import say

if TYPE_CHECKING:
    from rich.text import Text

    from shequ_core.testing import Verdict

LAWS = {
    "S1": "提交即全有",
    "S2": "拒绝即全无",
    "S3": "视图不动",
    "S4": "先到为准",
    "S5": "有序，按需读取",
    "S6": "首日在内，末日在外",
    "S7": "范围不漏",
    "S8": "有案可查",
    "S9": "原样取回",
    "S10": "重发不重记",
    "S11": "未来不可引",
    "S12": "视图随块而终",
    "S13": "可核验",
    "S14": "删除不留痕",
    "S1 to S10": "任意次序，定律皆成立",
}
"""定律. By number, in a few words; docs/laws.md tells them in full."""

Factory = Annotated[
    str,
    typer.Argument(
        metavar="MODULE:FACTORY",
        help="新建存储的函数 open_store(folder)，如 my_store.store:open_store",
    ),
]
Report = Annotated[
    Path | None, typer.Option("--json", metavar="报告", help="另存一份 JSON 报告")
]
Examples = Annotated[
    int,
    typer.Option("--examples", metavar="次数", min=1, help="靠随机试的定律各试多少次"),
]
Steps = Annotated[
    int,
    typer.Option(
        "--steps", metavar="步数", min=1, help="任意次序的定律每次最多走多少步"
    ),
]


def conform(
    factory: Factory,
    *,
    json: Report = None,
    examples: Examples = 100,
    steps: Steps = 20,
) -> None:
    """定律检验. A line a law, as it is tried; exit 1 where one is not kept."""
    from shequ_adapters.cli.output import console
    from shequ_core.plugins import Offer

    kit = Offer(name="shequ conform", suffix="", summary="", load=_kit, needs=_NEEDS)
    verdicts = kit.take()(_imported(factory), examples, steps)
    screen, found = console(), []
    for verdict in verdicts:
        screen.print(_line(verdict), soft_wrap=True)
        found.append(verdict)
    screen.print(_outcome(found))
    if json:
        terms = {"factory": factory, "examples": examples, "steps": steps}
        _write_report(json, terms, found)
    if not all(verdict.kept for verdict in found):
        raise typer.Exit(1)


_NEEDS = "shequ[testing]"


def _kit() -> Callable[[Any, int, int], Iterator[Verdict]]:
    from shequ_core.testing import conform as tried

    return lambda open_store, examples, steps: tried(
        open_store, examples=examples, steps=steps
    )


def _imported(factory: str) -> Any:
    """The function of that name; modules of the folder one is in are found too."""
    from shequ_core.errors import Unreadable

    module, _, function = factory.partition(":")
    if not (module and function):
        words = "“{name}”应写作 模块:函数，如 my_store.store:open_store"
        raise Unreadable(say(words, name=factory))
    sys.path.insert(0, str(Path.cwd()))
    try:
        found = getattr(import_module(module), function, None)
    # A module may fail in any way it likes when it is imported.
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
        words = "模块 {module} 无法导入：{reason}"
        raise Unreadable(say(words, module=module, reason=reason)) from error
    finally:
        sys.path.pop(0)
    if not callable(found):
        words = "模块 {module} 里没有函数 {function}"
        raise Unreadable(say(words, module=module, function=function))
    return found


def number_of(verdict: Verdict) -> str:
    """定律编号. S1 to S14; "S1 to S10" for what tries them together."""
    return verdict.promise.partition(".")[0]


def _line(verdict: Verdict) -> Text:
    from rich.text import Text

    number = number_of(verdict)
    mark, colour = ("✓", "green") if verdict.kept else ("✗", "red")
    line = Text.assemble((mark, colour), f" {number:<10}{say(LAWS[number])}")
    if not verdict.kept:
        line.append(f" — {verdict.trouble.splitlines()[0]}", "red")
    return line


def _outcome(verdicts: Sequence[Verdict]) -> str:
    count, broken = len(verdicts), sum(not it.kept for it in verdicts)
    if broken:
        words = "{count} 条定律中有 {broken} 条没有遵守"
        return say(words, count=count, broken=broken)
    return say("全部 {count} 条定律都遵守", count=count)


def _write_report(
    target: Path, terms: dict[str, object], verdicts: Sequence[Verdict]
) -> None:
    import json

    from shequ_adapters import __version__
    from shequ_adapters.cli.files import written_whole

    report = {
        **terms,
        "shequ": __version__,
        "kept": all(verdict.kept for verdict in verdicts),
        "laws": [
            {
                "number": number_of(verdict),
                "law": verdict.law,
                "promise": verdict.promise,
                "kept": verdict.kept,
                "trouble": verdict.trouble,
            }
            for verdict in verdicts
        ],
    }
    with written_whole(target) as stream:
        text = json.dumps(report, ensure_ascii=False, indent=2)
        stream.write(f"{text}\n".encode())
