"""插件接口. Every hook there is, on one page; docs/plugins.md explains each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypeVar

import pluggy

from shequ_core.figures.figure import Figure
from shequ_core.ledgers import Practice
from shequ_core.plugins.offer import Offer
from shequ_core.ports import (
    Change,
    Exporter,
    Importer,
    Store,
    Upgrade,
    WorkbookReader,
)
from shequ_core.rules.rule import Rule

API = 1
"""接口版本. A plug-in may state the one it was written for: ``shequ_api = 1``.

It grows when a hook changes its meaning or goes; the number before it is let in for
one more release.
"""

GROUP = "shequ.plugins"
"""入口组. The entry-point group that plug-ins are found in."""

F = TypeVar("F")

_hookspec = pluggy.HookspecMarker("shequ")
hookimpl = pluggy.HookimplMarker("shequ")
"""实现. Marks a function of a plug-in as an implementation of the hook of its name."""


@_hookspec(firstresult=True)
def open_store(url: str) -> Store | None:
    """打开存储. The store at an address; None if the address is not of your kind."""


@_hookspec(firstresult=True)
def store_exists(url: str) -> bool | None:
    """库是否存在. Whether a store of yours is there; make none to find out."""


@_hookspec(firstresult=True)
def upgrade_store(url: str) -> Upgrade | None:
    """升级存储. Bring a store of yours up to this shequ, or leave it as it was."""


@_hookspec
def exporters() -> Iterable[Offer[Exporter]]:  # type: ignore[empty-body]  # a hook is its signature
    """导出格式. The formats that you write."""


@_hookspec
def importers() -> Iterable[Offer[Importer]]:  # type: ignore[empty-body]  # a hook is its signature
    """导入格式. The formats that you read back as records."""


@_hookspec
def workbooks() -> Iterable[Offer[WorkbookReader]]:  # type: ignore[empty-body]  # a hook is its signature
    """工作簿读取器. The files that you open as sheets of cells, an offer a suffix."""


@_hookspec
def forms() -> Iterable[Offer[Path]]:  # type: ignore[empty-body]  # a hook is its signature
    """报表包. Forms that you bind: each the path of a binding, its blank beside it."""


@_hookspec
def rules() -> Iterable[Rule]:  # type: ignore[empty-body]  # a hook is its signature
    """规则. Further rules, checked with ours."""


@_hookspec
def figures() -> Iterable[Figure]:  # type: ignore[empty-body]  # a hook is its signature
    """指标. Further figures, measured with ours."""


@_hookspec
def ledgers() -> Iterable[Practice]:  # type: ignore[empty-body]  # a hook is its signature
    """台账种类. Further ledgers, read and written beside ours wherever these are."""


@_hookspec
def committed(changes: Sequence[Change]) -> None:
    """已提交. What a commit changed, told after it: too late to veto."""


HOOKS: tuple[str, ...] = tuple(
    name for name, found in globals().items() if hasattr(found, "shequ_spec")
)
"""接口名. What the hooks are called, in the order of this page."""
