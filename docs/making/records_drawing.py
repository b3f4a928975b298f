"""引用图. Every kind of record, chapter by chapter, and what each of its refs names."""

from collections.abc import Iterator, Sequence

from shequ_core import glossary

from .kinds import Kind, chapter_of, chapters, named_by, title_of
from .svg import FAINT, PAPER, ROOM, arrow_aside, box, drawing, heading, words

_WIDTH, _EDGE, _LEFT, _RIGHT = 760, 20, 330, 230
_HEAD, _LINE, _GAP = 28, 18, 10
_TEXT = 12


def records() -> str:
    """画引用. Chapter below chapter: its kinds at the left, what they name beside."""
    parts: list[str] = []
    y = float(_EDGE)
    for chapter, kinds in chapters().items():
        parts.append(heading(_EDGE, y + 14, title_of(chapter), chapter, 15))
        below = y + 24
        parts += _chapter(chapter, kinds, below)
        y = below + max(_height(kinds), _targets_height(kinds)) + 14
    return drawing(_WIDTH, y, "The kinds of record and their refs 记录和引用", parts)


def _chapter(chapter: str, kinds: Sequence[Kind], top: float) -> Iterator[str]:
    """The kinds of a chapter with their refs, and what these name."""
    x = _WIDTH - _EDGE - _RIGHT
    middle_of = {}
    for place, target in enumerate(_targets(kinds)):
        y = top + place * (_HEAD + _GAP)
        middle_of[target] = y + _HEAD / 2
        yield box(
            x, y, _RIGHT, _HEAD, fill=ROOM if chapter_of(target) == chapter else PAPER
        )
        yield heading(x + 10, y + 19, target.kind, glossary.kind_word(target), 12.5)
    y = top
    for kind in kinds:
        refs = named_by(kind)
        yield box(_EDGE, y, _LEFT, _kind_height(kind))
        yield heading(_EDGE + 10, y + 19, kind.kind, glossary.kind_word(kind), 12.5)
        for place, (field, targets) in enumerate(refs.items()):
            line = y + _HEAD + _LINE * place
            said = f"{field} {glossary.field_word(kind, field)}"
            said += "" if targets else " · any record 任何记录"
            yield words(_EDGE + 22, line + 11, said, size=_TEXT, fill=FAINT)
            for target in targets:
                yield arrow_aside((_EDGE + _LEFT, line + 7), (x - 1, middle_of[target]))
        y += _kind_height(kind) + _GAP


def _targets(kinds: Sequence[Kind]) -> list[Kind]:
    """What the refs of some kinds name, once each, in the order in which they do."""
    named = (
        it for kind in kinds for targets in named_by(kind).values() for it in targets
    )
    return list(dict.fromkeys(named))


def _kind_height(kind: Kind) -> float:
    refs = len(named_by(kind))
    return _HEAD + _LINE * refs + (4 if refs else 0)


def _height(kinds: Sequence[Kind]) -> float:
    return sum(_kind_height(kind) + _GAP for kind in kinds)


def _targets_height(kinds: Sequence[Kind]) -> float:
    return len(_targets(kinds)) * (_HEAD + _GAP)
