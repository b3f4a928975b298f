"""户主名册. Households group by group, in Markdown: docs/writing-a-format.md."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import BinaryIO

from shequ_core import Record, Register
from shequ_core.model import Household, Residence
from shequ_core.values import Relation

SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")


class Roster:
    """户主名册. A heading a group, a line a household: its head, and how many."""

    def write(self, records: Iterable[Record], stream: BinaryIO, *, on: date) -> None:
        """写. The households as they are on a day."""
        for line in lines(Register.of(records).on(on), on):
            stream.write(f"{line}\n".encode())


def lines(register: Register, on: date) -> Iterator[str]:
    """各行. Every household is in one place, those of no group at the end."""
    yield f"# 户主名册（{on}）"
    households = register.grouped(Household, "group")
    for ref in sorted(households, key=lambda ref: ref or "~"):
        group = register.find(ref)
        yield f"\n## {text(group.name) if group else '没有登记小组'}\n"
        for household in households[ref]:
            yield line(register, household)


def line(register: Register, household: Household) -> str:
    """一行. A household's number, its head as far as there is one, and how many."""
    stays = register.tied(Residence, "household", household.id)
    heads = [it.person for it in stays if it.relation is Relation.HEAD]
    known = [person for head in heads if (person := register.find(head))]
    who = "；".join(" ".join((it.name, *it.phones)) for it in known)
    return f"- {text(household.number)} {text(who) or '没有登记户主'}，{len(stays)}人"


def text(words: str) -> str:
    """文字. On one line, and nothing in it is Markdown: the stars of a mask are not."""
    return SPECIAL.sub(r"\\\1", " ".join(words.split()))
