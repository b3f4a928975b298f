"""问与答. Questions about the row being read, their candidates and their answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from shequ_core import glossary
from shequ_core.findings import Place
from shequ_core.ledgers.intake import Intake
from shequ_core.ledgers.questions import Option, Question
from shequ_core.ledgers.stays import home_of
from shequ_core.model import Person
from shequ_core.privacy import mask_name
from shequ_core.values import Ref, Sex

_LAST = 4


def ask(kind: str, message: str, options: tuple[Option, ...], intake: Intake) -> None:
    """问. What the row can not tell by itself; a remark too, so that it stays open."""
    sheet, row = intake.here
    asked = Question(
        id=_name(kind, intake),
        kind=kind,
        message=message,
        place=Place(sheet.file, sheet.sheet, sheet.cell("name", row)),
        options=options,
    )
    intake.questions.append(asked)
    intake.note(kind, message, field="name")


def answer_to(kind: str, intake: Intake) -> str:
    """答复. What was answered to that question about the row; "" where nothing."""
    sheet, row = intake.here
    name = _name(kind, intake)
    intake.asked.add(name)
    return intake.answers.to(name, sheet.file, sheet.sheet, row)


def _name(kind: str, intake: Intake) -> str:
    sheet, row = intake.here
    return f"{sheet.id.key}-{row}-{kind}"


def candidates(people: Iterable[Ref[Person]], intake: Intake) -> tuple[Option, ...]:
    """候选. The persons as answers, nobody named."""
    return tuple(
        Option(key=ref.key, words="，".join(_words(person, intake)))
        for ref in people
        if (person := intake.find(ref))
    )


def _words(person: Person, intake: Intake) -> Iterator[str]:
    """What tells namesakes apart; the day of birth stays out beside the number."""
    yield mask_name(person.name)
    if person.sex is not Sex.UNKNOWN:
        yield glossary.word(person.sex)
    if person.born:
        yield f"{person.born.year}年生"
    yield f"证号尾号{person.number[-_LAST:]}" if person.number else "没有证号"
    home = home_of(person.id, intake)
    if home is None:
        yield "没有居住登记"
        return
    household = intake.find(home.household)
    group = intake.find(home.group)
    yield from (f"户号{household.number}",) if household else ()
    yield from (group.name,) if group else ()
