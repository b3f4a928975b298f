"""定律所问. The laws of a sort, asked of what somebody names: a store, a rule …"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any

import attrs

from shequ_core.errors import InvalidValue
from shequ_core.figures.figure import Figure
from shequ_core.ledgers import Practice
from shequ_core.plugins import Offer
from shequ_core.ports import Exporter, Store
from shequ_core.rules.rule import Rule
from shequ_core.testing.figures import FIGURE_LAWS, FigureLaws
from shequ_core.testing.format_probes import NUMBER, contains, with_secrets
from shequ_core.testing.formats import FORMAT_LAWS, FormatLaws
from shequ_core.testing.ledgers import LEDGER_LAWS, LedgerLaws
from shequ_core.testing.rules import RULE_LAWS, RuleLaws
from shequ_core.testing.small_town import small_town
from shequ_core.testing.stores import LAWS, StoreLaws
from shequ_core.testing.town_making import DAY


@attrs.frozen
class Kit:
    """定律套. The tests of a sort of thing, their names in order, and ``ask``: the
    tests over something of that sort.
    """

    tests: type[Any]
    laws: tuple[str, ...]
    ask: Callable[[Any], Any]

    def over(self, given: Any) -> Any:
        """所问. The laws over what is given, or as the author's own test asks them.

        Raises InvalidValue where it is nothing of that sort.
        """
        if isinstance(given, type) and issubclass(given, self.tests):
            return given()
        return self.ask(given)


def _store_laws(given: Callable[[Path], Store]) -> StoreLaws:
    class Laws(StoreLaws):
        def open_store(self, folder: Path) -> Store:
            return given(folder)

    if not callable(given):
        raise _is_no("a function that opens a store in a folder", given)
    return Laws()


def _format_laws(given: Any) -> FormatLaws:
    made = _one_format(given)
    offer = made if isinstance(made, Offer) else None
    format_ = offer.take() if offer else made
    if not hasattr(format_, "write"):
        raise _is_no("an exporter", format_)

    class Laws(FormatLaws):
        exporter = format_
        importer = format_ if hasattr(format_, "read") else None
        names_people = offer is None or offer.names_people
        numbers_people = _prints_numbers(format_)
        suffix = offer.suffix if offer else ""

    return Laws()


def _one_format(given: Any) -> Any:
    """An exporter or an offer of one, itself or what a hook or function gives."""
    made = given if isinstance(given, Offer) else _made(given, "write")
    if not isinstance(made, Iterable):
        return made
    several = tuple(made)
    if len(several) != 1:
        names = "、".join(str(getattr(it, "name", it)) for it in several)
        raise InvalidValue(
            f"一次检验一种格式，这里有{len(several)}种：{names}，"
            "请指明其中一个 (one format at a time: name an offer, an exporter)"
        )
    return several[0]


def _rule_laws(given: Any) -> RuleLaws:
    class Laws(RuleLaws):
        rules = _several(given, Rule)

    return Laws()


def _figure_laws(given: Any) -> FigureLaws:
    class Laws(FigureLaws):
        figures = _several(given, Figure)

    return Laws()


def _ledger_laws(given: Any) -> LedgerLaws:
    several = _several(given, Practice)
    if len(several) != 1:
        raise InvalidValue(
            f"一次检验一本台账 (one ledger at a time, and here are {len(several)})"
        )

    class Laws(LedgerLaws):
        practice = several[0]

    return Laws()


def _made(given: Any, verb: str) -> Any:
    """The thing itself; a class or a function is called for it."""
    is_made = hasattr(given, verb) and not isinstance(given, type)
    return given if is_made else _called(given)


def _several(given: Any, sort: type[Any]) -> tuple[Any, ...]:
    """One of them, several, or what a function (a hook, say) gives of them."""
    found = _called(given) if inspect.isroutine(given) else given
    several = tuple(found) if isinstance(found, Iterable) else (found,)
    for one in several:
        if not isinstance(one, sort):
            raise _is_no(f"a {sort.__name__}", one)
    return several


def _called(given: Any) -> Any:
    if not callable(given):
        return given
    try:
        return given()
    # What somebody wrote may fail in any way.
    except Exception as error:
        raise InvalidValue(
            f"调用时出错 (it failed when called: {type(error).__name__}: {error})"
        ) from error


def _prints_numbers(format_: Exporter) -> bool:
    """Whether id numbers are among what it writes, were they cut or rounded."""
    stream = BytesIO()
    # Where it fails, that is for the laws to tell.
    with suppress(Exception):
        format_.write(with_secrets(small_town()), stream, on=DAY)
    begun = (NUMBER[:10], f"{NUMBER[0]}.{NUMBER[1:10]}")
    return any(contains(stream.getvalue(), digits) for digits in begun)


def _is_no(wanted: str, given: object) -> InvalidValue:
    return InvalidValue(f"种类不符 (expected {wanted}, got {type(given).__name__})")


KITS: Mapping[str, Kit] = {
    "store": Kit(StoreLaws, LAWS, _store_laws),
    "format": Kit(FormatLaws, FORMAT_LAWS, _format_laws),
    "rule": Kit(RuleLaws, RULE_LAWS, _rule_laws),
    "figure": Kit(FigureLaws, FIGURE_LAWS, _figure_laws),
    "ledger": Kit(LedgerLaws, LEDGER_LAWS, _ledger_laws),
}
"""定律套. By the sort of thing that the laws are of."""
