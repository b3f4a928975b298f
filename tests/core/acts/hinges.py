"""临界. What each act writes, and what that hangs on: written down, held ever after.

Run ``python -m tests.core.acts.hinges NAME`` after an act or a call has changed (of
all, without a name), and read what is different. New ones are written anyway.
"""

import inspect
import json
import sys
from collections.abc import Callable, Collection, Iterator
from datetime import date
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from tests.core.acts.calling import Call
from tests.core.acts.calls import CALLS
from tests.core.turning import looked_at, ordered, shape, tips, turned, turns

from shequ_core.model import Record
from shequ_core.values import Quantity, Ref, Yuan

READ = {
    date: date.fromisoformat,
    Decimal: Decimal,
    Yuan: Yuan.of,
    Quantity: Quantity.of,
}
CODED = {"education", "ethnicity", "marital", "political", "relation"}
"""编码. Of people, with too many values; relations have their own table."""
LONG = 15
"""长. An outcome of so many lines is turned by what is told alone."""
WRITTEN = Path(__file__).parent / "hinges.jsonl"


def told_if(
    name: str, where: str = "", field: str = "", value: Any = None
) -> list[str]:
    """The outcome of a call, had one thing been otherwise.

    A field of a record, the record (no field: it is gone), or what is told (``told``):
    what is lost of the usual outcome, and what comes instead. Or, where nothing is
    otherwise, the usual outcome.
    """
    call = CALLS[name]
    usual = call.outcome()
    if not where:
        return usual
    if where == "told":
        return unlike(usual, _said(call, field, value).outcome())
    return unlike(usual, _seen(call, where, field, value).outcome())


def unlike(usual: list[str], now: list[str]) -> list[str]:
    """差别. What is lost, by its name, and what is new; or how it is refused.

    Lines that differ in their numbers alone (another day, another count) are alike.
    """
    if now and now[0].startswith("refused"):
        return now if now != usual else []
    old, new = {shape(it) for it in usual}, {shape(it) for it in now}
    lost = (it.partition(":")[0] for it in usual if shape(it) not in new)
    return [
        *(f"- {it}" for it in lost),
        *(f"+ {it}" for it in now if shape(it) not in old),
    ]


def _said(call: Call, field: str, value: Any) -> Call:
    before = call.told[field]
    if value is None:
        left = {key: it for key, it in call.told.items() if key != field}
        return Call(call.town, call.act, left)
    if isinstance(before, Ref):
        value = Ref(value)
    elif isinstance(before, list):
        value = before[:value]
    elif not isinstance(before, int):
        value = READ[type(before)](value)
    return call.told_else(**{field: value})


def _seen(call: Call, where: str, field: str, value: Any) -> Call:
    record = call.town[Ref(where)]
    if not field:
        return Call(call.town.after([], [record.id]), call.act, call.told)
    town = call.town.after([turned(record, field, value)])
    return Call(town, call.act, call.told)


def _ways(name: str, call: Call) -> Iterator[tuple[str, Any]]:
    """How what is told may be told otherwise."""
    parameters = inspect.signature(call.act).parameters
    for field, value in call.told.items():
        order = ordered(value)
        if order:

            def see(payload: Any, field: str = field) -> list[str]:
                return told_if(name, "told", field, payload)

            yield from ((field, it) for it in tips(see, order))
        elif isinstance(value, Ref):
            like = [it.id for it in call.town if it.id.kind == value.kind]
            others = [it for it in like if it != value]
            gone = f"{value.community}/{value.kind}/gone"
            yield from ((field, str(it)) for it in (*others[:1], *others[-1:], gone))
        elif isinstance(value, list):
            yield from ((field, count) for count in range(len(value)))
        if parameters[field].default is not inspect.Parameter.empty:
            yield field, None


def _watched(call: Call) -> Callable[[Record], tuple[str, ...]]:
    """The outcome with another record in the place of one."""
    usual = call.outcome()

    def see(other: Record) -> tuple[str, ...]:
        now = Call(call.town.after([other]), call.act, call.told).outcome()
        return tuple(unlike(usual, now))

    return see


def lines(name: str) -> Iterator[list[Any]]:
    """Of one call: where, a field, its values, and what comes of them."""
    call = CALLS[name]
    cases: list[tuple[str, str, Any]] = [("", "", None)]
    cases += [("told", field, value) for field, value in _ways(name, call)]
    names = [it for it in call.told.values() if isinstance(it, Ref)]
    names += [line.split()[1].rstrip(":") for line in call.outcome() if "/" in line]
    for record in looked_at(call.town, lambda it: call.act(it, **call.told), names):
        if told_if(name, record.id):
            cases.append((record.id, "", None))
        if len(call.outcome()) > LONG:
            continue
        found = turns(record, call.town, _watched(call))
        cases += [(record.id, *turn) for turn in found if turn[0] not in CODED]
    told: dict[tuple[str, ...], list[Any]] = {}
    for where, field, value in cases:
        outcome = told_if(name, where, field, value)
        told.setdefault((where, field, *outcome), []).append(value)
    for (where, field, *outcome), values in told.items():
        yield [name, where, field, list(dict.fromkeys(values)), outcome]


def main(chosen: Collection[str]) -> None:
    """Write those that are chosen anew, or all; the others stay as they are."""
    told = [json.loads(line) for line in WRITTEN.read_text("utf-8").splitlines()]
    known = {name: list(its) for name, its in groupby(told, itemgetter(0))}
    for name in CALLS:
        if name in chosen or not chosen or name not in known:
            known[name] = list(lines(name))
    with WRITTEN.open("w", encoding="utf-8") as out:
        for name in sorted(known.keys() & CALLS.keys()):
            for line in known[name]:
                out.write(json.dumps(line, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(set(sys.argv[1:]))
