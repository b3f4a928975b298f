"""待答问题. What a load can not tell by itself: it is asked, never guessed."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from shequ_core.findings import NOWHERE, Place

WHICH_PERSON = "which-person"
"""分不清是谁. Several known persons fit the row, or several rows a person."""

SAME_PERSON = "same-person"
"""是否同一人. The row may be of a known person of that name, or of somebody new."""

WHOSE_NUMBER = "whose-number"
"""号码是谁的. The number of the row is known of somebody of another name."""

TOLD_APART = "told-apart"
"""已答复是另一人. Remarked of whom nobody is to ask about again."""

SOMEBODY_ELSE = "另一人"
"""另一人. The answer that none of the candidates is meant."""


@attrs.frozen(kw_only=True)
class Option:
    """候选. A possible answer: ``key`` is what to answer, ``words`` say it, masked."""

    key: str
    words: str


@attrs.frozen(kw_only=True)
class Question:
    """待答问题. ``message`` is a Chinese sentence without personal data.

    ``kind`` is its stable word, ``id`` names it among the questions of a sheet, as
    long as the row stands where it stands.
    """

    id: str
    kind: str
    message: str
    place: Place = NOWHERE
    options: tuple[Option, ...] = ()


@attrs.frozen
class Answers:
    """答复. What was answered: by the id of a question, and by file, sheet and row."""

    by_id: Mapping[str, str] = attrs.field(factory=dict)
    by_row: Mapping[tuple[str, str, int], str] = attrs.field(factory=dict)

    def to(self, question: str, file: str, sheet: str, row: int) -> str:
        """答复. To that question, at that row; "" where there is none."""
        return self.by_id.get(question) or self.by_row.get((file, sheet, row), "")


NO_ANSWERS = Answers()
"""没有答复. To nothing."""


SET_APART = "这一行未入库"
"""未入库. What becomes of a row that is surely of one of several."""

AS_SOMEBODY_ELSE = "这一行先按另一人入库"
"""按另一人. What becomes of a row that may be of somebody new."""

AS_A_NAME = "这一行先只记姓名"
"""只记姓名. What becomes of a row that makes no person."""


def sentence(kind: str, count: int, so_far: str) -> str:
    """问句. What the clerk reads of a question with so many candidates."""
    if kind == WHICH_PERSON:
        asked = f"底册里有{count}人与这一行相符（或几行与同一人相符），分不清是谁"
    elif kind == WHOSE_NUMBER:
        asked = "这个公民身份号码登记在底册里另一个姓名之下，请核对号码和姓名"
    else:
        asked = f"底册里有{count}个同名的人，可能是同一人"
    return f"{asked}；{so_far}，请在标注件的“答复”栏选定"
