"""模型图. The chapters of the model, and which of them name records of which."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from statistics import mean

from shequ_core import glossary

from .kinds import chapters, chapters_named, title_of
from .svg import FAINT, ROOM, arrow, box, drawing, words, wrapped

_COLUMNS, _CARD, _GAP, _EDGE, _RISE = 7, 124, 14, 20, 46
_WIDTH = _COLUMNS * (_CARD + _GAP) - _GAP + 2 * _EDGE
_TITLE, _TEXT, _LEADING = 14, 11.5, 15
_COLOURS = ("#f6d5c9", "#f7e3ae", "#cfe8cf", "#cfe3f5", "#e3d6f2", "#f3d3e2")
"""众所引用. What most chapters name has a colour, and is a mark on them, no arrow."""


def model() -> str:
    """画模型. What nearly all name is at the bottom, the rest above what it names."""
    return _Sheet().drawn()


class _Sheet:
    """The drawing in the making: what is an arrow, what a mark, and in which row."""

    def __init__(self) -> None:
        named = chapters_named()
        counted = Counter(it for targets in named.values() for it in targets)
        most = dict(counted.most_common(len(_COLOURS)))
        self.hubs = [it for it in chapters() if it in most]
        self.colours = dict(zip(self.hubs, _COLOURS, strict=True))
        self.arrows = {
            chapter: [it for it in chapters() if it in targets - set(self.hubs)]
            for chapter, targets in named.items()
        }
        self.marks = {
            chapter: [it for it in self.hubs if it in targets]
            for chapter, targets in named.items()
        }

    def drawn(self) -> str:
        """The whole drawing."""
        places = self._places()
        cards = [
            it for chapter, at in places.items() for it in self._card(chapter, *at)
        ]
        height = max(y + self._height(chapter) for chapter, (_, y) in places.items())
        title = "The chapters of the model 模型"
        lines = self._lines(places)
        return drawing(_WIDTH, height + _EDGE, title, [*lines, *cards])

    def _places(self) -> dict[str, tuple[float, float]]:
        """Where each card begins: in its row, and near above what it names."""
        left: dict[str, float] = {}
        rows = [*_rows(self.arrows, self.hubs), self.hubs]
        for row in reversed(rows):
            row.sort(
                key=lambda it: _middle([left.get(to, 0) for to in self.arrows[it]])
            )
            start = (_WIDTH - len(row) * (_CARD + _GAP) + _GAP) / 2
            left |= {it: start + n * (_CARD + _GAP) for n, it in enumerate(row)}
        places: dict[str, tuple[float, float]] = {}
        y = float(_EDGE)
        for row in rows:
            places |= {chapter: (left[chapter], y) for chapter in row}
            y += max(map(self._height, row)) + _RISE
        return places

    def _lines(self, places: Mapping[str, tuple[float, float]]) -> Iterator[str]:
        for chapter, targets in self.arrows.items():
            x, y = places[chapter]
            for place, target in enumerate(sorted(targets, key=places.__getitem__)):
                to_x, to_y = places[target]
                begin = x + _CARD * (place + 1) / (len(targets) + 1)
                middle = to_x + _CARD / 2
                if to_y > y:
                    yield arrow((begin, y + self._height(chapter)), (middle, to_y - 1))
                else:
                    yield arrow((begin, y), (middle, to_y + self._height(target) + 1))

    def _said(self, chapter: str) -> list[str]:
        """The kinds of a chapter, in lines."""
        kinds = [glossary.kind_word(kind) for kind in chapters()[chapter]]
        return wrapped(kinds, "、", _TEXT, _CARD - 18)

    def _height(self, chapter: str) -> float:
        marks = 22 if self.marks[chapter] else 0
        return 46 + _LEADING * len(self._said(chapter)) + marks

    def _card(self, chapter: str, x: float, y: float) -> Iterator[str]:
        height = self._height(chapter)
        yield box(x, y, _CARD, height, fill=self.colours.get(chapter, ROOM))
        yield words(x + 9, y + 20, title_of(chapter), size=_TITLE, weight=600)
        yield words(x + 9, y + 35, chapter, size=10.5, fill=FAINT)
        for at, line in enumerate(self._said(chapter)):
            yield words(x + 9, y + 53 + _LEADING * at, line, size=_TEXT)
        for place, hub in enumerate(self.marks[chapter]):
            left, top = x + 9 + place * 18, y + height - 21
            yield box(left, top, 14, 14, fill=self.colours[hub])
            yield words(
                left + 7, top + 10.5, self._letter(hub), size=9.5, anchor="middle"
            )

    def _letter(self, hub: str) -> str:
        """The character that tells a hub from the others."""
        said = "".join(map(title_of, self.hubs))
        return min(title_of(hub), key=said.count)


def _middle(places: Sequence[float]) -> float:
    return mean(places) if places else 0


def _rows(arrows: Mapping[str, Sequence[str]], hubs: Sequence[str]) -> list[list[str]]:
    """Rows from the top: what is tied to nothing, then each above all that it names."""
    named = {it for targets in arrows.values() for it in targets}
    others = [it for it in arrows if it not in hubs]
    apart = [it for it in others if not arrows[it] and it not in named]
    floors: dict[int, list[str]] = {}
    for chapter in others:
        if chapter not in apart:
            floors.setdefault(_floor(chapter, arrows), []).append(chapter)
    rows = [apart, *(floors[floor] for floor in sorted(floors, reverse=True))]
    return [part for row in rows if row for part in _broken(row)]


def _broken(row: list[str]) -> list[list[str]]:
    """A row as rows of about the same length that fit."""
    rows = -(-len(row) // _COLUMNS)
    length = -(-len(row) // rows)
    return [row[at : at + length] for at in range(0, len(row), length)]


def _floor(chapter: str, arrows: Mapping[str, Sequence[str]]) -> int:
    return 1 + max((_floor(it, arrows) for it in arrows[chapter]), default=-1)
