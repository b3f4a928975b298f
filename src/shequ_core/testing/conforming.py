"""检验. The laws of stores, run without a test file."""

from __future__ import annotations

import linecache
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import attrs
from hypothesis import Phase, settings

from shequ_core.ports import Store
from shequ_core.testing.stores import LAWS, StoreLaws

_KIT = Path(__file__).parent
_PROFILE = "conform"


@attrs.frozen
class Verdict:
    """判定. Whether a store kept a law; ``trouble`` is what went wrong, or "".

    The first line of the trouble says which promise of the law was broken, and how;
    what it was tried with follows, where that was drawn by chance.
    """

    law: str
    promise: str
    trouble: str = ""

    @property
    def kept(self) -> bool:
        """合格. It kept the law."""
        return not self.trouble


def conform(
    open_store: Callable[[Path], Store],
    laws: tuple[str, ...] = LAWS,
    *,
    examples: int | None = None,
    steps: int | None = None,
) -> Iterator[Verdict]:
    """检验. A verdict a law, as each is tried on a new store.

    ``examples`` is how much is drawn for each law that is tried by chance, ``steps``
    how much two people do at most in each example of their law; None takes what the
    Hypothesis profile in force says.
    """
    wanted = {"max_examples": examples, "stateful_step_count": steps}
    terms = {name: number for name, number in wanted.items() if number is not None}

    class Laws(StoreLaws):
        def open_store(self, folder: Path) -> Store:
            return open_store(folder)

    for law in laws:
        if law == "test_s0_no_law_is_overridden":
            continue
        with TemporaryDirectory() as folder, _drawn(terms):
            verdict = _verdict(Laws(), law, Path(folder))
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


def _verdict(laws: StoreLaws, law: str, folder: Path) -> Verdict:
    test = getattr(laws, law)
    promise = (test.__doc__ or "").strip()
    try:
        test(folder)
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
