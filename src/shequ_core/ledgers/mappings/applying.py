"""列对应用法. The ledgers as an office means them: its words, its codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from functools import lru_cache

import attrs

from shequ_core.ledgers.ledger import Ledger, LedgerColumn
from shequ_core.ledgers.mappings.profiles import Profile
from shequ_core.ledgers.table_mapping import TableMapping


@attrs.frozen(kw_only=True, eq=False)
class Mappings:
    """列对应. Those of an office, the first that fits first, and its code tables.

    A mapping that names its own codes outranks the ``profile``.
    """

    tables: tuple[TableMapping, ...] = ()
    profile: Profile | None = None

    def ledgers_for(self, sheet: str, ledgers: Sequence[Ledger]) -> tuple[Ledger, ...]:
        """所用台账. The ledgers to look for on a sheet of that name, mapped ones first.

        Ledgers that nothing is said of are themselves.
        """
        return (*self._mapped(sheet, ledgers), *(self._coded(it) for it in ledgers))

    def unused(self, used: Iterable[int]) -> tuple[str, ...]:
        """未用上. A Chinese sentence for each mapping that was not ``used``."""
        left = {it.number: it for it in self.tables}
        for number in used:
            left.pop(number, None)
        return tuple(
            f"列对应里第{it.number}个 [[table]] 没有用上："
            f"{f'工作表“{it.sheet}”' if it.sheet else '哪张表'}里都没有它写的列名"
            for it in left.values()
        )

    def _mapped(self, sheet: str, ledgers: Sequence[Ledger]) -> Iterator[Ledger]:
        for mapping in self.tables:
            if mapping.meant_for(sheet):
                for ledger in ledgers:
                    if ledger.name == mapping.ledger:
                        yield _derived(ledger, self.profile, mapping)

    def _coded(self, ledger: Ledger) -> Ledger:
        return _derived(ledger, self.profile, None) if self.profile else ledger


AS_THEY_ARE = Mappings()
"""照原样. Nothing is said of the tables."""


@lru_cache(maxsize=256)
def _derived(
    ledger: Ledger, profile: Profile | None, mapping: TableMapping | None
) -> Ledger:
    codes = mapping.codes if mapping else {}
    return attrs.evolve(
        ledger,
        columns=tuple(
            _with_words(it, _national(it, profile), codes.get(it.key, {}))
            for it in ledger
        ),
        mapping=mapping,
    )


def _national(column: LedgerColumn, profile: Profile | None) -> Mapping[str, Enum]:
    return profile.codes.get(column.choices, {}) if profile and column.choices else {}


def _with_words(
    column: LedgerColumn, national: Mapping[str, Enum], own: Mapping[str, Enum]
) -> LedgerColumn:
    if not national and not own:
        return column
    return attrs.evolve(column, words={**national, **column.words, **own})
