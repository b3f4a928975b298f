"""临界. What each rule's finding hangs on: written down once, held ever after.

Run ``python -m tests.core.rules.hinges KIND`` after a rule or its example has changed
(of all, without a name), and read what is different. New ones are written anyway.
"""

import json
import sys
from collections.abc import Collection, Iterator
from datetime import date
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from tests.core.rules.examples import EXAMPLES, LATER
from tests.core.small_town import DAY, TOWN
from tests.core.turning import edges, looked_at, shape, turned, turns

from shequ_core.model import Record
from shequ_core.register import Register
from shequ_core.rules import rule_named
from shequ_core.rules.reading import NOTICED
from shequ_core.values import Ref

WRITTEN = Path(__file__).parent / "hinges.jsonl"
ALIKE = {rule.kind for rule in NOTICED} - {"two-phones", "id-lost-precision"}
"""照转. Rules that pass on what was noticed in reading, all in one way."""


def says(kind: str, town: Register, on: date) -> list[str]:
    """How many findings a rule has, and the first two: what, of whom, which field."""
    found = list(rule_named(kind)(town, on))
    if not found:
        return []
    told = (f"{it.message} @ {' '.join(it.about[:3])} . {it.field}" for it in found[:2])
    return [str(len(found)), *told]


def said_if(kind: str, name: str = "", field: str = "", value: Any = None) -> list[str]:
    """What a rule says of its example, had one thing been otherwise.

    A field of a record, the record (no field: it is gone), or the day (no record).
    """
    town, on = EXAMPLES[kind], LATER.get(kind, DAY)
    if not name:
        return says(kind, town, date.fromisoformat(value))
    record = town[Ref(name)]
    if not field:
        return says(kind, town.after([], [record.id]), on)
    return says(kind, town.after([turned(record, field, value)]), on)


def _looked_at(kind: str, town: Register, on: date) -> list[Record]:
    rule = rule_named(kind)
    about = [name for it in rule(town, on) for name in it.about[:3]]
    fresh = [it.id for it in town if TOWN.find(it.id) != it]
    return looked_at(town, lambda other: list(rule(other, on)), [*about, *fresh[:4]])


def _days(kind: str, town: Register, on: date) -> Iterator[str]:
    """Days on both sides of where the rule begins or ends to speak, near and far."""
    near = [on.toordinal() + days for days in (*range(-800, 801, 16), -1, 1)]
    far = [date(year, 7, 1).toordinal() for year in range(1985, 2036)]

    def said(at: int) -> list[str]:
        return says(kind, town, date.fromordinal(at))

    found = [*edges(sorted(near), lambda at: bool(said(at)))]
    found += edges(far, lambda at: shape(said(at)))
    yield from (date.fromordinal(at).isoformat() for at in found)


def lines(kind: str) -> Iterator[list[Any]]:
    """Of one rule: a record, a field, its values, and what is said of them."""
    town, on = EXAMPLES[kind], LATER.get(kind, DAY)
    cases = [
        ("", "", day) for day in (on.isoformat(), *list(_days(kind, town, on))[:12])
    ]
    for record in _looked_at(kind, town, on):
        if said_if(kind, record.id) != says(kind, town, on):
            cases.append((record.id, "", None))
        cases += [
            (record.id, field, value)
            for field, value in turns(
                record, town, lambda it: says(kind, town.after([it]), on)
            )
        ]
    told: dict[tuple[str, ...], list[Any]] = {}
    for name, field, value in cases:
        said = said_if(kind, name, field, value)
        told.setdefault((name, field, *said), []).append(value)
    usual = says(kind, town, on)
    for (name, field, *said), values in told.items():
        outcome = ["as usual"] if said == usual and name else said
        yield [kind, name, field, list(dict.fromkeys(values)), outcome]


def main(chosen: Collection[str]) -> None:
    """Write those that are chosen anew, or all; the others stay as they are."""
    told = [json.loads(line) for line in WRITTEN.read_text("utf-8").splitlines()]
    known = {name: list(its) for name, its in groupby(told, itemgetter(0))}
    for name in EXAMPLES.keys() - ALIKE:
        if name in chosen or not chosen or name not in known:
            known[name] = list(lines(name))
    with WRITTEN.open("w", encoding="utf-8") as out:
        for name in sorted(known.keys() & EXAMPLES.keys()):
            for line in known[name]:
                out.write(json.dumps(line, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(set(sys.argv[1:]))
