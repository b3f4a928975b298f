"""试算内容. What a load would do: added, changed, ended, asked; all masked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from shequ_adapters.cli.words import say
from shequ_core.ledgers.questions import SOMEBODY_ELSE

if TYPE_CHECKING:
    from rich.table import Table

    from shequ_core.loading import Edit, Plan
    from shequ_core.model import Record
    from shequ_core.register import Register

SHOWN = 20
"""列出几条. Of each list, unless all are asked for."""


def lists(plan: Plan, *, most: int | None = SHOWN) -> Iterator[Table | str]:
    """试算清单. The lists that are not empty, each cut at ``most`` lines."""
    from shequ_core import loading

    added = list(loading.additions(plan))
    ends = {record.id for it in plan.endings for record in it.records}
    changed = [
        it for it in loading.edits(plan) if it.ref not in ends or it.field != "period"
    ]
    if added:
        yield _table("新增", ("类别", "内容"), _in_words(added, plan.register), most)
        yield from _more(added, most)
    if changed:
        columns = ("对象", "栏目", "原为", "改为")
        yield _table("更改", columns, _changed(changed, plan), most)
        yield from _more(changed, most)
    for it in plan.endings:
        if it.records:
            title = say("{title}：从 {on} 起减员", title=it.title, on=it.on)
            yield _table(
                title, ("类别", "内容"), _in_words(it.records, plan.known), most
            )
            yield from _more(it.records, most)
    yield from questions(plan, most=most)


def questions(plan: Plan, *, most: int | None = SHOWN) -> Iterator[Table | str]:
    """待答复. What has to be answered, with the options, and how; nothing for none."""
    if plan.questions:
        columns = ("编号", "位置", "问题", "可答")
        yield _table("待答复", columns, _asked(plan), most)
        yield from _more(plan.questions, most)
        words = (
            '答复：加 --answers 答复.toml 写出一份待填的；一行一个，如 "{id}" = "{key}"'
        )
        first = plan.questions[0]
        keys = [option.key for option in first.options]
        yield say(words, id=first.id, key=keys[0] if keys else SOMEBODY_ELSE)


def questions_json(plan: Plan) -> list[dict[str, object]]:
    """待答复 JSON. Each with its id, sentence, place and options."""
    return [
        {
            "id": it.id,
            "kind": it.kind,
            "message": it.message,
            "file": it.place.file,
            "sheet": it.place.sheet,
            "cell": it.place.cell,
            "options": {option.key: option.words for option in it.options},
        }
        for it in plan.questions
    ]


def as_json(plan: Plan) -> dict[str, object]:
    """试算 JSON. All of it, nothing cut; masked likewise."""
    from shequ_core import loading

    added, edits = list(loading.additions(plan)), list(loading.edits(plan))
    told = zip(added, _in_words(added, plan.register), strict=True)
    changed = zip(edits, _changed(edits, plan), strict=True)
    return {
        "additions": [
            {"ref": it.id, "kind": it.kind, "words": words} for it, (_, words) in told
        ],
        "edits": [
            {"ref": it.ref, "field": it.field, "before": was, "after": now}
            for it, (_, _, was, now) in changed
        ],
    }


def outcome_json(plan: Plan) -> dict[str, object]:
    """结论 JSON. Who ends, what is asked and what is doubted, tried out or done."""
    return {
        "endings": [
            {
                "ledger": it.ledger,
                "on": it.on.isoformat(),
                "among": it.among,
                "refs": [record.id for record in it.records],
            }
            for it in plan.endings
        ],
        "questions": questions_json(plan),
        "doubts": [{"kind": it.kind, "message": it.message} for it in plan.doubts],
    }


def _table(
    title: str, columns: Sequence[str], rows: Iterator[Sequence[str]], most: int | None
) -> Table:
    from shequ_adapters.cli.output import table

    made = table(say(title), columns)
    for row in islice(rows, most):
        made.add_row(*row)
    return made


def _more(items: Sequence[object], most: int | None) -> Iterator[str]:
    if most is not None and len(items) > most:
        count = f"{len(items) - most:,}"
        yield say("另有 {count} 条，加 --all 列出全部", count=count)


def _in_words(
    records: Sequence[Record], register: Register
) -> Iterator[tuple[str, str]]:
    from shequ_adapters.cli.records import words_of
    from shequ_core.glossary import kind_word
    from shequ_core.privacy import masked

    for record in masked(records):
        yield kind_word(type(record)), words_of(record, register)


def _changed(
    changed: Sequence[Edit], plan: Plan
) -> Iterator[tuple[str, str, str, str]]:
    from shequ_core.glossary import field_word, kind_word

    for edit in changed:
        kind = type(plan.register[edit.ref])
        yield (
            f"{kind_word(kind)} {_called(edit.ref, plan.register)}",
            field_word(kind, edit.field),
            _field_of(edit.ref, edit.field, plan.known),
            _field_of(edit.ref, edit.field, plan.register),
        )


def _called(ref: Any, register: Register) -> str:
    from shequ_adapters.cli.records import word_of

    subject = register[ref]
    return word_of(getattr(subject, "person", None) or ref, register)


def _field_of(ref: Any, field: str, register: Register) -> str:
    from shequ_adapters.cli.records import word_of
    from shequ_core.privacy import masked

    [record] = masked([register[ref]])
    return word_of(getattr(record, field), register)


def _asked(plan: Plan) -> Iterator[tuple[str, str, str, str]]:
    from shequ_adapters.cli.findings import place_words

    for it in plan.questions:
        options = [f"{option.key}：{option.words}" for option in it.options]
        words = "\n".join((*options, SOMEBODY_ELSE))
        yield it.id, place_words(it.place), it.message, words
