"""供应. What a plug-in offers: named, described, and imported only when taken."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Generic, TypeVar

import attrs

from shequ_core.errors import PluginError
from shequ_core.plugins.blame import blaming

T_co = TypeVar("T_co", covariant=True)


@attrs.frozen(kw_only=True)
class Offer(Generic[T_co]):
    """供应. A format: its ``name`` (xlsx), ``suffix`` (.xlsx) and Chinese ``summary``.

    ``load`` imports and makes it; until then nothing heavy is imported. ``lossless``
    formats read back what they wrote. ``names_people`` formats are given masked
    records by default; those that print figures or public facts alone say False.
    ``counts_people`` formats print how many persons there are, of this and that kind.
    ``needs`` is what ``pip install`` is to be given where its library is missing:
    shequ[docx]. ``brought_by`` is entered when a plug-in is asked: its distribution,
    which is blamed for what the format raises; "" in ours.
    """

    name: str
    suffix: str
    summary: str
    load: Callable[[], T_co]
    lossless: bool = False
    names_people: bool = True
    counts_people: bool = False
    needs: str = ""
    brought_by: str = ""

    def take(self) -> T_co:
        """取用. Import and make it. Raises PluginError, with the line to type, where
        its library is missing; and where a plug-in's raises anything else.
        """
        with self.blamed():
            try:
                return self.load()
            except ImportError as error:
                if not self.needs:
                    raise PluginError(f"{self.name}: {error}") from error
                raise lacking(self.name, self.needs, error) from error

    @contextmanager
    def blamed(self) -> Iterator[None]:
        """归责. What a plug-in's format raises inside is a PluginError which says whose
        it is; what ours raises is as it was.
        """
        if not self.brought_by:
            yield
            return
        with blaming(f"格式 {self.name}（{self.brought_by}）"):
            yield


def lacking(what: str, needs: str, error: ImportError) -> PluginError:
    """缺库. What to say where the library of something is missing: the line to type."""
    return PluginError(
        f"{what} 还缺软件库，请安装：pip install '{needs}' ({what} needs it: {error})"
    )
