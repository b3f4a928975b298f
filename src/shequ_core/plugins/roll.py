"""插件名册. Which plug-ins are in, which are broken and why."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from importlib.metadata import EntryPoint, entry_points
from types import ModuleType

import attrs

from shequ_core.errors import PluginError
from shequ_core.plugins.hookspecs import API, GROUP, HOOKS

_OURS = "shequ_adapters"


@attrs.frozen(kw_only=True)
class Loaded:
    """已加载插件. Its name, the distribution it came in, the hooks it implements.

    ``note`` says what its author has to do before the next release, or to look at, or
    "".
    """

    name: str
    distribution: str
    hooks: tuple[str, ...]
    note: str = ""


@attrs.frozen(kw_only=True)
class Skipped:
    """不兼容插件. One that was written for another door, and what to do about it."""

    name: str
    distribution: str
    reason: str


@attrs.frozen(kw_only=True)
class Broken:
    """故障插件. Its name and distribution, and the last line of what went wrong."""

    name: str
    distribution: str
    reason: str


def found() -> Iterator[EntryPoint]:
    """已安装插件. The entry points of the group, each once, sorted by name."""
    seen = {(entry.name, entry.value): entry for entry in entry_points(group=GROUP)}
    for key in sorted(seen):
        yield seen[key]


def distribution(entry: EntryPoint) -> str:
    """发行包. The name and version of what brought the plug-in."""
    dist = entry.dist
    return f"{dist.name} {dist.version}" if dist else ""


def last_line(error: BaseException) -> str:
    """末行. What went wrong, as the last line of a traceback says it."""
    words = str(error).strip().splitlines()
    return f"{type(error).__name__}: {words[-1]}" if words else type(error).__name__


def name_of(plugin: object) -> str:
    """名称. Of a module or object that was given as a plug-in."""
    return getattr(plugin, "__name__", type(plugin).__name__)


def is_ours(plugin: object) -> bool:
    """自带. Whether it comes with shequ itself."""
    return name_of(plugin).partition(".")[0] == _OURS


def api_of(plugin: object) -> int:
    """接口版本. The one that a plug-in was written for; ours where it says nothing.

    Raises PluginError where it says no number.
    """
    stated: object = getattr(plugin, "shequ_api", API)
    if type(stated) is not int:
        raise PluginError(f"shequ_api (接口版本) is a whole number, not {stated!r}")
    return stated


def why_skipped(api: int) -> str:
    """不兼容的原因. Why a plug-in of that number stays out; "" where it may come in.

    Whoever was written for the number before ours has one release to follow.
    """
    if api > API:
        return (
            f"插件要求接口版本 {api}，本程序是 {API}，请升级 shequ "
            f"(plug-in API {api}, and this shequ has {API}: upgrade shequ)"
        )
    if api < API - 1:
        return (
            f"插件为接口版本 {api} 所写，本程序已是 {API}，请升级插件 "
            f"(plug-in API {api}, and this shequ has {API}: upgrade the plug-in)"
        )
    return ""


def note_on(api: int) -> str:
    """提醒. That a plug-in is let in for the last time, or ""."""
    if api >= API:
        return ""
    return (
        f"为接口版本 {api} 所写，下一版起不再加载 "
        f"(plug-in API {api}: not let in from the next release on)"
    )


def note_on_rooms(plugin: object, hooks: Collection[str]) -> str:
    """模块名提醒. That modules of a package are called like hooks that it does not
    implement, or "".

    A module, once imported, takes the place of what its package calls so: a hook of
    that name is gone, and nobody would say so. Where there was none, all is well.
    """
    names = [
        name
        for name in HOOKS
        if name not in hooks and isinstance(getattr(plugin, name, None), ModuleType)
    ]
    if not names:
        return ""
    modules = "、".join(names)
    return (
        f"模块 {modules} 与接口同名：若另有同名接口，已被它遮住，请给模块改名 "
        f"(called like hooks, {', '.join(names)}: a module hides the hook of its name)"
    )
