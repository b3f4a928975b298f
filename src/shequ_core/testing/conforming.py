"""检验. The laws of stores, run without a test file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import attrs

from shequ_core.ports import Store
from shequ_core.testing.stores import LAWS, StoreLaws


@attrs.frozen
class Verdict:
    """判定. Whether a store kept a law; ``trouble`` is what went wrong, or ""."""

    law: str
    promise: str
    trouble: str = ""

    @property
    def kept(self) -> bool:
        """合格. It kept the law."""
        return not self.trouble


def conform(
    open_store: Callable[[Path], Store], laws: tuple[str, ...] = LAWS
) -> Iterator[Verdict]:
    """检验. A verdict a law, as each is tried on a new store."""

    class Laws(StoreLaws):
        def open_store(self, folder: Path) -> Store:
            return open_store(folder)

    for law in laws:
        if law == "test_s0_no_law_is_overridden":
            continue
        with TemporaryDirectory() as folder:
            yield _verdict(Laws(), law, Path(folder))


def _verdict(laws: StoreLaws, law: str, folder: Path) -> Verdict:
    test = getattr(laws, law)
    promise = (test.__doc__ or "").strip()
    try:
        test(folder)
    # A store may fail in any way it likes: all of them are a law that was not kept.
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt | SystemExit):
            raise
        return Verdict(law, promise, f"{type(error).__name__}: {error}".strip())
    return Verdict(law, promise)
