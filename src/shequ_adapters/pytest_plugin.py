"""测试插件. Fixtures for authors of plug-ins and apps, wherever shequ is installed.

pytest loads this module in every project of that machine: nothing of ours is imported
before a fixture is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from shequ_core import Plugins, Register, Store

pytest.register_assert_rewrite("shequ_core.testing")


@pytest.fixture(scope="session")
def town() -> Register:
    """样镇. A small community, the same every time, coherent on ``town_day``."""
    from shequ_core.testing import small_town

    return small_town()


@pytest.fixture(scope="session")
def town_day() -> date:
    """截止日. The day that ``town`` is coherent on: much happened before it."""
    from shequ_core.testing import DAY

    return DAY


@pytest.fixture
def memory_store() -> Iterator[Store]:
    """内存存储. A new store with nothing in it, closed after the test."""
    from shequ_adapters.storage.memory import MemoryStore

    store = MemoryStore()
    yield store
    store.close()


@pytest.fixture
def town_store(memory_store: Store, town: Register) -> Store:
    """样镇存储. A new store with ``town`` in it, written in one batch."""
    from shequ_core import Batch

    memory_store.commit(Batch(base=0, puts=tuple(town), reason="样镇"))
    return memory_store


@pytest.fixture(scope="session")
def shequ_plugins() -> Plugins:
    """插件. All that are installed; where one is broken or left out, the test fails."""
    from shequ_core import Plugins

    plugins = Plugins.discover()
    wrong = [f"{it.name} ({it.distribution}): {it.reason}" for it in plugins.broken]
    wrong += [f"{it.name} ({it.distribution}): {it.reason}" for it in plugins.skipped]
    if wrong:
        pytest.fail("\n".join(wrong), pytrace=False)
    return plugins
