"""核对合计. What a totals row says is held against the rows above it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal

from shequ_core.ledgers.ledger import Row
from shequ_core.ledgers.table import Table, Total
from shequ_core.values import Quantity, Yuan


def mismatches(
    table: Table, total: Total, refused: Collection[int]
) -> Iterator[tuple[str, str]]:
    """不符. The columns (by key) whose total is not what the rows give, and a sentence.

    A total may count the rows, count different words (320户 under 户号), or sum them;
    rows set apart (listed twice) may be in it or not.
    """
    above = [row for row in table.rows if total.since <= row.number < total.row]
    for key, said in total.said.items():
        if _may_be(said, [row.values.get(key) for row in above]):
            continue
        found = _candidates(key, above, refused)
        if said not in found:
            likely = min(found, key=lambda number: abs(number - said))
            yield key, _sentence(table, key, said, likely)


def _sentence(table: Table, key: str, said: Decimal, likely: Decimal) -> str:
    """What stands in a personal column may be somebody's, even in a totals row."""
    header = table.columns[key].header if key in table.columns else key
    if table.ledger.column(key).personal:
        return f"合计行“{header}”与表中数出来的{likely:f}不符"
    return f"合计行“{header}”写的是{said:f}，表中数出来是{likely:f}"


def _may_be(said: Decimal, values: Iterable[object]) -> bool:
    """Whether rows that are not all exact (300多) can make up the total."""
    told = [it for it in values if isinstance(it, Quantity)]
    return any(it.exact is None for it in told) and sum(
        (it.counted for it in told), start=Quantity.exactly(0)
    ).admits(said)


def _candidates(
    key: str, rows: Collection[Row], refused: Collection[int]
) -> set[Decimal]:
    kept = [row for row in rows if row.number not in refused]
    found: set[Decimal] = set()
    for chosen in (rows, kept):
        values = [row.values.get(key) for row in chosen]
        numbers = [number for value in values if (number := _number(value)) is not None]
        if numbers:
            found.add(sum(numbers, Decimal(0)))
        else:
            found.add(Decimal(len(set(values) - {None, ""})))
        found.add(Decimal(len(chosen)))
    return found


def _number(value: object) -> Decimal | None:
    if isinstance(value, Yuan):
        return value.amount
    if isinstance(value, Quantity):
        return value.exact
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    return Decimal(value)
