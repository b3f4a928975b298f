"""检验. The laws of stores, formats, rules …, run without a test file."""

from __future__ import annotations

import inspect
import linecache
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import attrs
import pytest
from hypothesis import Phase, settings

from shequ_core.ports import Store
from shequ_core.testing.kits import KITS
from shequ_core.testing.stores import LAWS

_KIT = Path(__file__).parent
_PROFILE = "conform"


@attrs.frozen
class Verdict:
    """判定. Whether a law was kept; ``trouble`` is what went wrong, or "".

    The first line of the trouble says which promise of the law was broken, and how;
    what it was tried with follows, where that was drawn by chance. ``unasked`` says why
    a law was not tried: it does not concern what it was to be tried on.
    """

    law: str
    promise: str
    trouble: str = ""
    unasked: str = ""

    @property
    def kept(self) -> bool:
        """合格. Nothing was found against it."""
        return not self.trouble


def conform(
    open_store: Callable[[Path], Store],
    laws: tuple[str, ...] = LAWS,
    *,
    examples: int | None = None,
    steps: int | None = None,
) -> Iterator[Verdict]:
    """检验. A verdict a law of stores, as each is tried on a new store.

    ``examples`` is how much is drawn for each law that is tried by chance, ``steps``
    how much two people do at most in each example of their law; None takes what the
    Hypothesis profile in force says.
    """
    terms = {"max_examples": examples, "stateful_step_count": steps}
    yield from _tried(KITS["store"].over(open_store), laws, terms)


def conform_as(
    sort: str, given: object, *, examples: int | None = None, steps: int | None = None
) -> Iterator[Verdict]:
    """检验. A verdict a law of that sort (store, format, rule, figure, ledger).

    ``given`` is a function that opens a store; an exporter, or what makes or offers
    one; rules or figures, one, several, or a hook that gives them; a ledger's practice;
    or a class of tests, as in a test file. Raises InvalidValue where it is none of
    these.
    """
    kit = KITS[sort]
    terms = {"max_examples": examples, "stateful_step_count": steps}
    return _tried(kit.over(given), kit.laws, terms)


def _tried(
    tests: Any, laws: tuple[str, ...], wanted: Mapping[str, int | None]
) -> Iterator[Verdict]:
    terms = {name: number for name, number in wanted.items() if number is not None}
    for law in laws:
        if not law.endswith("_no_law_is_overridden"):
            with TemporaryDirectory() as folder, _drawn(terms):
                verdict = _verdict(getattr(tests, law), law, Path(folder))
            yield verdict


@contextmanager
def _drawn(terms: Mapping[str, Any]) -> Iterator[None]:
    """So much is drawn inside the block; one trouble is told, nothing is kept."""
    if not terms:
        yield
        return
    before = settings.get_current_profile_name()
    settings.register_profile(
        _PROFILE,
        **terms,
        database=None,
        report_multiple_bugs=False,
        phases=[phase for phase in Phase if phase is not Phase.explain],
    )
    settings.load_profile(_PROFILE)
    try:
        yield
    finally:
        settings.load_profile(before)


def _verdict(test: Callable[..., None], law: str, folder: Path) -> Verdict:
    promise = (test.__doc__ or "").strip()
    try:
        test(folder) if inspect.signature(test).parameters else test()
    except pytest.skip.Exception as skipped:
        return Verdict(law, promise, unasked=str(skipped))
    # A store may fail in any way it likes: all of them are a law that was not kept.
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt | SystemExit):
            raise
        return Verdict(law, promise, _trouble(error))
    return Verdict(law, promise)


def _trouble(error: BaseException) -> str:
    """What went wrong, where in the kit, and what it was tried with."""
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    said = f"{type(error).__name__}: {error}".strip().removesuffix(":")
    notes = getattr(error, "__notes__", ())
    return "\n".join((f"{said} at {_asserted(error)}", *notes))


def _asserted(error: BaseException) -> str:
    """The statement of the kit in which it went wrong, on one line."""
    told = traceback.extract_tb(error.__traceback__)
    ours = [it for it in told if Path(it.filename).parent == _KIT]
    at = ours[-1]
    first = at.lineno or 0
    lines = range(first, (at.end_lineno or first) + 1)
    words = (linecache.getline(at.filename, line).strip() for line in lines)
    return f"{Path(at.filename).name}:{first}: {' '.join(words)}"
