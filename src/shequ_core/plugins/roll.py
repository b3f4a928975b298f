"""插件名册. Which plug-ins are in, which are broken and why."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import EntryPoint, entry_points

import attrs

from shequ_core.errors import PluginError
from shequ_core.plugins.hookspecs import API, GROUP


@attrs.frozen(kw_only=True)
class Loaded:
    """已加载插件. Its name, the distribution it came in, the hooks it implements."""

    name: str
    distribution: str
    hooks: tuple[str, ...]


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


def check_api(plugin: object) -> None:
    """核对接口版本. Raises PluginError unless it was written for this door."""
    wanted = getattr(plugin, "shequ_api", API)
    if wanted != API:
        raise PluginError(
            f"不兼容: written for plug-in API {wanted}, this shequ has API {API}; "
            "install the release of either that fits"
        )
