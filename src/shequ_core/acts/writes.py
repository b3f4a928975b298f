"""写入. What an act asks to be written, and a register with it written."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import attrs

from shequ_core.model import Record
from shequ_core.register import Register
from shequ_core.values import Ref


@attrs.frozen
class Writes:
    """写入. Records to put and refs to strike, as a batch or a unit of work takes them.

    ``work.put(*writes.puts); work.strike(*writes.strikes)``
    """

    puts: tuple[Record, ...] = ()
    strikes: tuple[Ref[Any], ...] = ()

    def then(self, later: Writes) -> Writes:
        """随后. Both as one; of a record that both name, what the later one says."""
        puts = {record.id: record for record in self.puts}
        strikes = dict.fromkeys(self.strikes)
        for record in later.puts:
            strikes.pop(record.id, None)
            puts[record.id] = record
        for ref in later.strikes:
            puts.pop(ref, None)
            strikes[ref] = None
        return Writes(tuple(puts.values()), tuple(strikes))

    def of(self, community: str) -> Writes:
        """某社区. Only what is written in one book."""
        return Writes(
            tuple(it for it in self.puts if it.id.community == community),
            tuple(ref for ref in self.strikes if ref.community == community),
        )


def cut(records: Iterable[Record], on: date) -> Writes:
    """截止. Records end on a day; what would then never have been is struck."""
    before = [(it, it.period.split(on)[0]) for it in records]
    return Writes(
        tuple(it.evolve(period=period) for it, period in before if not period.empty),
        tuple(it.id for it, period in before if period.empty),
    )


Act = Callable[[Register], Writes]
"""事项. What happens, still to be asked of a register."""


def apply(register: Register, writes: Writes) -> Register:
    """其后底册. The register with it written."""
    return register.after(writes.puts, writes.strikes)


def in_turn(register: Register, acts: Iterable[Act]) -> Writes:
    """依次. One act after the other, each on what those before it left; as one batch.

    ``in_turn(register, [partial(move_out, person=p, on=d), ...])``. Raises whatever
    the first act raises that can not be.
    """
    so_far, now = Writes(), register
    for act in acts:
        writes = act(now)
        so_far, now = so_far.then(writes), apply(now, writes)
    known = tuple(ref for ref in so_far.strikes if ref in register)
    return Writes(so_far.puts, known)
