"""用语. What the command line says, in Chinese or in English."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from contextvars import ContextVar
from enum import Enum
from functools import cache
from importlib.resources import files


class Language(Enum):
    """语言. Chinese (the default) or English."""

    ZH = "zh"
    EN = "en"


_SIGNS: Mapping[str, str] = {"、": ", ", "，": ", ", "；": "; ", "：": ": "}

_spoken = ContextVar("language", default=Language.ZH)


def speak(language: Language) -> None:
    """选用语言. From here on, say everything so."""
    _spoken.set(language)


def speaks(language: Language) -> bool:
    """正用语言. Whether that is the language spoken."""
    return _spoken.get() is language


def say(words: str, /, **facts: object) -> str:
    """说. The Chinese words in the language spoken, with the facts put in."""
    text = words if speaks(Language.ZH) else english().get(words, words)
    return text.format(**facts) if facts else text


def sign(chinese: str) -> str:
    """标点. That sign, or the English one that stands in its place."""
    return chinese if speaks(Language.ZH) else _SIGNS[chinese]


@cache
def english() -> Mapping[str, str]:
    """英文. The English of everything that the command line says, by its Chinese."""
    text = files("shequ_adapters.cli").joinpath("english.toml").read_text("utf-8")
    return tomllib.loads(text)
