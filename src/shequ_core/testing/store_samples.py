"""样本. What the laws of stores write, and how they ask for all that is there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from shequ_core.model import KINDS, Household, Person, Record
from shequ_core.ports import Batch, Store
from shequ_core.values import Ref


def household(key: str, number: str = "1", community: str = "bei") -> Household:
    """户. A household to write; ``number`` tells its versions apart."""
    return Household(id=Ref.to(community, "household", key), number=number)


def commit(store: Store, *puts: Record, **terms: Any) -> int:
    """提交. Puts on the newest revision, unless the ``terms`` say otherwise."""
    with store.view() as view:
        return store.commit(Batch(**{"base": view.revision, "puts": puts, **terms}))


def everything(store: Store) -> list[Record]:
    """全部. All that the store holds, kind by kind."""
    with store.view() as view:
        return [record for kind in KINDS for record in view.scan(kind)]


def somebody(key: str, name: str) -> Person:
    """某人. A person with an id number and a phone of their own."""
    return Person(
        id=Ref.to("bei", "person", key),
        name=name,
        number=f"43018119500101000{key}",
        phones=(f"1391234567{key}",),
    )


class StoreOpening:
    """打开. How the laws come by a store, and leave it."""

    def open_store(self, folder: Path) -> Store:
        """打开. An empty store that may keep its files in the folder."""
        raise NotImplementedError("a test of the laws says how its store is opened")

    @contextmanager
    def opened(self, folder: Path) -> Iterator[Store]:
        """打开. The store, closed afterwards; twice, which does no harm."""
        store = self.open_store(folder)
        try:
            yield store
        finally:
            store.close()
            store.close()
