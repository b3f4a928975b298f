"""文档表. The tables of the docs, made from the code."""

import inspect
import re
from collections.abc import Iterable, Mapping
from enum import Enum
from typing import get_args

from docs.making.reference import told
from tests.house.ledger_tables import LEDGER_TABLES
from tests.house.markdown import table
from tests.house.sources import ROOT

from shequ_adapters import plugin
from shequ_adapters.cli.words import english
from shequ_core import glossary, model
from shequ_core.figures import CHAPTERS, Clock
from shequ_core.findings import Matter, Severity
from shequ_core.model import KINDS, field_types
from shequ_core.model.request_life import MOVES, RequestState
from shequ_core.plugins import Plugins, hookspecs
from shequ_core.rules import RULES
from shequ_core.rules.left_out import LEFT_OUT

CLOCKS = {Clock.STOCK: "时点", Clock.FLOW: "时期", Clock.MOVEMENT: "变动"}
MATTERS = {Matter.COMMUNITY: "社区", Matter.LEDGER: "台账"}
HEADING = re.compile(r"\A# (\d+)\.? (.+)")
SEVERITIES = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"}


def kinds() -> str:
    """Every kind: its class, its words, and its fields with their types."""
    return table(
        ("Kind", "Class", "中文", "What it is", "Fields"),
        (
            (
                f"`{kind.kind}`",
                f"`{kind.__name__}`",
                glossary.kind_word(kind),
                told(kind)[1],
                ", ".join(
                    f"`{name}: {type_word(hint)}` {glossary.field_word(kind, name)}"
                    for name, hint in field_types(kind).items()
                    if name not in {"id", "period"}
                ),
            )
            for kind in KINDS
        ),
    )


def type_word(hint: object) -> str:
    """A type as one writes it, without the modules that it is from."""
    words = hint.__name__ if inspect.isclass(hint) else str(hint)
    words = re.sub(r"\b(?:\w+\.)+(?=\w)", "", words)
    return re.sub(r"^Optional\[(.+)\]$", r"\1 | None", words)


def choices() -> str:
    """Every choice of a field: where it is from, and its members."""
    return table(
        ("Choice", "From", "Members"),
        (
            (
                f"`{choice.__name__}`",
                f"`shequ_core.{_room(choice)}`",
                ", ".join(f"`{it.name}` {glossary.word(it)}" for it in choice),
            )
            for choice in sorted(_choices(), key=lambda choice: choice.__name__)
        ),
    )


def _room(choice: type[Enum]) -> str:
    return "model" if choice.__name__ in model.__all__ else "values"


def hooks() -> str:
    """Every hook: its signature and what it is for."""
    return table(
        ("Hook", "中文", "What it is for"),
        (
            (f"`{name}{signature(hook)}`", *told(hook))
            for name, hook in vars(hookspecs).items()
            if hasattr(hook, "shequ_spec")
        ),
    )


def signature(hook: object) -> str:
    """The arguments and the result of a hook, as they are written."""
    return str(inspect.signature(hook)).replace("'", "")


def figures() -> str:
    """Every figure: code, words, unit, basis, clock."""
    return "\n".join(
        f"## {chapter.title} {chapter.english}\n\n"
        + table(
            ("Code", "指标", "单位", "口径", "时间", "English"),
            (
                (
                    f"`{figure.code}`",
                    figure.label,
                    getattr(figure, "unit", ""),
                    figure.basis,
                    CLOCKS.get(getattr(figure, "clock", None), ""),
                    figure.english,
                )
                for figure in chapter.figures
            ),
        )
        for chapter in CHAPTERS
    )


def rules() -> str:
    """Every rule: number, severity, matter, words, source, stable word."""
    return table(
        ("规则", "级别", "事由", "检查内容", "English", "Source", "Word"),
        (
            (
                rule.code,
                SEVERITIES[rule.severity],
                MATTERS[rule.matter],
                rule.title,
                rule.english,
                rule.source,
                f"`{rule.kind}`",
            )
            for rule in sorted(RULES, key=lambda rule: (rule.code, rule.kind))
        ),
    )


def left_out() -> str:
    """Rules of the domain that no check speaks for, and why."""
    return table(
        ("规则", "内容", "Why no rule checks it"),
        ((it.code, it.title, it.why) for it in LEFT_OUT),
    )


def words() -> str:
    """Every kind, field, choice and problem with its Chinese word."""
    kinds_ = ((f"`{kind.kind}`", glossary.kind_word(kind)) for kind in KINDS)
    fields = (
        (f"`{kind.kind}.{name}`", glossary.field_word(kind, name))
        for kind in KINDS
        for name in field_types(kind)
    )
    choices = (
        (f"`{type(member).__name__}.{member.name}`", glossary.word(member))
        for choice in sorted(_choices(), key=lambda choice: choice.__name__)
        for member in choice
    )
    problems = (
        (f"`{it}`", glossary.problem_word(it))
        for it in sorted(glossary._words().problems)
    )
    parts = (
        ("Kinds", kinds_),
        ("Fields", fields),
        ("Choices", choices),
        ("Problems", problems),
    )
    return "\n".join(
        f"## {title}\n\n{table(('Code', '中文'), rows)}" for title, rows in parts
    )


def _choices() -> set[type[Enum]]:
    hints = {hint for kind in KINDS for hint in field_types(kind).values()}
    return {
        part
        for hint in hints
        for part in (hint, *get_args(hint))
        if isinstance(part, type) and issubclass(part, Enum)
    }


def steps() -> str:
    """Every step of a request: when it can be taken, where it leads, what it needs."""
    needs = (("reason", "理由"), ("handler", "承办单位"))
    return table(
        ("Step", "环节", "When", "Then", "Needs"),
        (
            (
                f"`{step.value}`",
                glossary.word(step),
                "、".join(glossary.word(it) for it in RequestState if it in move.since),
                glossary.word(move.to),
                "、".join(word for name, word in needs if getattr(move, name)),
            )
            for step, move in MOVES.items()
        ),
    )


def decisions() -> str:
    """Every decision: its number and its heading."""
    pages = sorted((ROOT / "docs/decisions").glob("[0-9]*.md"))
    return table(
        ("", "Decision"),
        (
            (f"[{number}]({page.name})", heading)
            for page in pages
            for number, heading in HEADING.findall(page.read_text("utf-8"))
        ),
    )


def formats() -> str:
    """Every format that is written, in Chinese: its name, what it is, of whom."""
    heading = ("格式", "后缀", "内容", "可还原", "不含个人信息")
    return _exporters(heading, "是", {})


def exports() -> str:
    """Every format that is written: its name, what it is, whether it names people."""
    heading = ("Format", "Suffix", "What it is", "Lossless", "Names nobody")
    return _exporters(heading, "yes", english())


def _exporters(heading: Iterable[str], yes: str, words: Mapping[str, str]) -> str:
    return table(
        heading,
        (
            (
                f"`{offer.name}`",
                offer.suffix,
                words.get(offer.summary, offer.summary),
                yes if offer.lossless else "",
                "" if offer.names_people else yes,
            )
            for offer in Plugins(plugin).exporters
        ),
    )


TABLES = {
    **LEDGER_TABLES,
    "choices": choices,
    "steps": steps,
    "kinds": kinds,
    "hooks": hooks,
    "figures": figures,
    "rules": rules,
    "left_out": left_out,
    "glossary": words,
    "decisions": decisions,
    "exports": exports,
    "formats": formats,
}
