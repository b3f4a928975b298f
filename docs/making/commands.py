"""命令. The page of the command line, from the commands themselves."""

from collections.abc import Iterator
from html import escape
from typing import Any

import typer

from shequ_adapters.cli.app import command
from shequ_adapters.cli.words import Language, speak

_HEADINGS = {
    Language.EN: ("# Commands", "Before any command", "Option", "What it is for"),
    Language.ZH: ("# 命令", "写在命令之前的", "选项", "作用"),
}


def commands_page(language: Language) -> str:
    """命令页. Every command in a language: how it is called, what it takes."""
    speak(language)
    try:
        whole = command()
        title, general, *heads = _HEADINGS[language]
        parts = [title, whole.help, f"## {general}", _table(whole, heads)]
        for words, each in _leaves(whole, "shequ"):
            parts += [f"## {words.removeprefix('shequ ')}", each.help]
            parts += [f"```text\n{_usage(words, each)}\n```", _table(each, heads)]
        return "\n\n".join(parts) + "\n"
    finally:
        speak(Language.ZH)


def _leaves(part: Any, words: str) -> Iterator[tuple[str, Any]]:
    """The commands in a command, by what is typed for each."""
    for name, each in part.commands.items():
        if hasattr(each, "commands"):
            yield from _leaves(each, f"{words} {name}")
        else:
            yield f"{words} {name}", each


def _usage(words: str, part: Any) -> str:
    return " ".join((words, *part.collect_usage_pieces(typer.Context(part))))


def _table(part: Any, heads: list[str]) -> str:
    """What a command takes: as it is typed, and what it is for."""
    context = typer.Context(part)
    records = (it.get_help_record(context) for it in part.params)
    rows = [
        (f"<code>{_cell(typed)}</code>", _cell(told))
        for typed, told in filter(None, records)
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in (heads, ("---", "---"), *rows))


def _cell(text: str) -> str:
    return escape(" ".join(text.split())).replace("|", "&#124;")
