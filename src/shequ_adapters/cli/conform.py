"""定律检验. ``shequ conform``: the laws over a store, format or rule of anybody's."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from shequ_adapters.cli.conform_laws import LAWS
from shequ_adapters.cli.words import say, sign

if TYPE_CHECKING:
    from rich.text import Text

    from shequ_core.testing import Verdict


class Sort(Enum):
    """种类. What the laws are of."""

    STORE = "store"
    FORMAT = "format"
    RULE = "rule"
    FIGURE = "figure"
    LEDGER = "ledger"


Named = Annotated[
    str,
    typer.Argument(
        metavar="MODULE:NAME",
        help="检验什么：新建存储的函数，格式、规则、指标、台账，或测试类",
    ),
]
Kind = Annotated[
    Sort,
    typer.Option(
        "--kind", metavar="种类", help="store、format、rule、figure 或 ledger"
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
    named: Named,
    *,
    kind: Kind = Sort.STORE,
    json: Report = None,
    examples: Examples = 100,
    steps: Steps = 20,
) -> None:
    """定律检验. A line a law, as it is tried; exit 1 where one is not kept."""
    from shequ_adapters.cli.output import console
    from shequ_core.plugins import Offer

    kit = Offer(name="shequ conform", suffix="", summary="", load=_kit, needs=_NEEDS)
    verdicts = kit.take()(kind.value, _imported(named), examples, steps)
    screen, found = console(), []
    for verdict in verdicts:
        screen.print(_line(verdict), soft_wrap=True)
        found.append(verdict)
    screen.print(_outcome(found))
    if json:
        terms: dict[str, object] = {
            "kind": kind.value,
            "factory": named,
            "examples": examples,
            "steps": steps,
        }
        _write_report(json, terms, found)
    if not all(verdict.kept for verdict in found):
        raise typer.Exit(1)


_NEEDS = "shequ[testing]"


def _kit() -> Callable[[str, Any, int, int], Iterator[Verdict]]:
    from shequ_core.testing import conform_as

    return lambda sort, given, examples, steps: conform_as(
        sort, given, examples=examples, steps=steps
    )


def _imported(named: str) -> Any:
    """What is called so; modules of the folder one is in are found too."""
    from shequ_core.errors import Unreadable

    module, _, name = named.partition(":")
    if not (module and name):
        words = "“{name}”应写作 模块:名称，如 my_store.store:open_store"
        raise Unreadable(say(words, name=named))
    sys.path.insert(0, str(Path.cwd()))
    try:
        found = getattr(import_module(module), name, None)
    # A module may fail in any way it likes when it is imported.
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
        words = "模块 {module} 无法导入：{reason}"
        raise Unreadable(say(words, module=module, reason=reason)) from error
    finally:
        sys.path.pop(0)
    if found is None:
        words = "模块 {module} 里没有 {name}"
        raise Unreadable(say(words, module=module, name=name))
    return found


def number_of(verdict: Verdict) -> str:
    """定律编号. S1, F1, R1, G1 …; "S1 to S10" for what tries them together."""
    return verdict.promise.partition(".")[0]


def _line(verdict: Verdict) -> Text:
    from rich.text import Text

    number = number_of(verdict)
    mark, colour = ("✓", "green") if verdict.kept else ("✗", "red")
    if verdict.unasked:
        mark, colour = "–", "dim"
    line = Text.assemble((mark, colour), f" {number:<10}{say(LAWS[number])}")
    if said := verdict.trouble or verdict.unasked:
        line.append(f" — {said.splitlines()[0]}", colour)
    return line


def _outcome(verdicts: Sequence[Verdict]) -> str:
    asked = [it for it in verdicts if not it.unasked]
    count, broken = len(asked), sum(not it.kept for it in asked)
    unasked = sign("、").join(number_of(it) for it in verdicts if it.unasked)
    if broken:
        words = "{count} 条定律中有 {broken} 条没有遵守"
        told = say(words, count=count, broken=broken)
    elif unasked:
        told = say("{count} 条定律都遵守", count=count)
    else:
        return say("全部 {count} 条定律都遵守", count=count)
    if unasked:
        words = "；没有检验的：{laws}，原因和还缺什么见各行"
        told += say(words, laws=unasked)
    return told


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
                "unasked": verdict.unasked,
            }
            for verdict in verdicts
        ],
    }
    with written_whole(target) as stream:
        text = json.dumps(report, ensure_ascii=False, indent=2)
        stream.write(f"{text}\n".encode())
