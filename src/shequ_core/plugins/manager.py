"""插件管理. Finds plug-ins, keeps the broken from hurting the rest, gives offers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.metadata import EntryPoint
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

import pluggy

from shequ_core.errors import NotFound, PluginError, ShequError, Unreadable
from shequ_core.figures import FIGURES
from shequ_core.figures.figure import Figure
from shequ_core.plugins import hookspecs
from shequ_core.plugins.offer import Offer
from shequ_core.plugins.roll import (
    Broken,
    Loaded,
    check_api,
    distribution,
    found,
    last_line,
    name_of,
)
from shequ_core.ports import Exporter, Importer, Store, Upgrade, WorkbookReader
from shequ_core.rules import RULES
from shequ_core.rules.rule import Rule

T = TypeVar("T")

_GIVES: Mapping[str, type] = {
    **dict.fromkeys(("exporters", "importers", "workbooks", "forms"), Offer),
    "rules": Rule,
    "figures": Figure,
}
"""What the hooks give many of."""


class Plugins:
    """插件. The typed face of everything that came in through ``shequ.plugins``.

    ``Plugins.discover()`` takes what is installed, ``Plugins(module, ...)`` just those.
    A plug-in that fails, on the way in or when asked, is entered in ``broken`` and the
    others go on.
    """

    def __init__(self, *modules: ModuleType | object) -> None:
        self._hooks = pluggy.PluginManager("shequ")
        self._hooks.add_hookspecs(hookspecs)
        self._distributions: dict[str, str] = {}
        self._broken: dict[tuple[str, str], Broken] = {}
        self._answers: dict[str, tuple[tuple[str, Any], ...]] = {}
        for module in modules:
            self._let_in(name_of(module), "", module)

    @classmethod
    def discover(cls) -> Plugins:
        """发现. Every installed plug-in."""
        plugins = cls()
        for entry in found():
            plugins._load(entry)
        return plugins

    # -- what there is --------------------------------------------------------

    @property
    def loaded(self) -> tuple[Loaded, ...]:
        """已加载. The plug-ins that are in, in the order in which they came."""
        return tuple(
            Loaded(
                name=name,
                distribution=self._distributions[name],
                hooks=tuple(
                    sorted(
                        caller.name
                        for caller in self._hooks.get_hookcallers(plugin) or ()
                    )
                ),
            )
            for name, plugin in self._hooks.list_name_plugin()
            if plugin is not None
        )

    @property
    def broken(self) -> tuple[Broken, ...]:
        """故障. The plug-ins that failed so far, each with what went wrong."""
        return tuple(self._broken.values())

    @property
    def exporters(self) -> tuple[Offer[Exporter], ...]:
        """导出格式. Every format that can be written."""
        return tuple(offer for _, offer in self._gather("exporters"))

    @property
    def importers(self) -> tuple[Offer[Importer], ...]:
        """导入格式. Every format that can be read back as records."""
        return tuple(offer for _, offer in self._gather("importers"))

    @property
    def workbooks(self) -> tuple[Offer[WorkbookReader], ...]:
        """工作簿读取器. Every kind of file that can be opened as sheets of cells."""
        return tuple(offer for _, offer in self._gather("workbooks"))

    @property
    def forms(self) -> tuple[Offer[Path], ...]:
        """报表包. Every form that comes bound."""
        return tuple(offer for _, offer in self._gather("forms"))

    @property
    def rules(self) -> tuple[Rule, ...]:
        """规则. Ours, then those of plug-ins (a word that is taken stays ours)."""
        return self._joined(RULES, "rules", lambda rule: rule.kind)

    @property
    def guest_rules(self) -> tuple[Rule, ...]:
        """外来规则. The rules that plug-ins add to ours."""
        return self.rules[len(RULES) :]

    @property
    def guest_figures(self) -> tuple[Figure, ...]:
        """外来指标. The figures that plug-ins add to ours."""
        return self.figures[len(FIGURES) :]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """指标. Ours, then those of plug-ins (a code that is taken stays ours)."""
        return self._joined(FIGURES, "figures", lambda figure: figure.code)

    # -- taking one -----------------------------------------------------------

    def exporter(self, name: str) -> Exporter:
        """导出格式. The one of that name. Raises NotFound, or PluginError where it can
        not be had.
        """
        return self.export_offer(name).take()

    def export_offer(self, name: str) -> Offer[Exporter]:
        """导出供应. What is said of the format of that name. Raises as ``exporter``."""
        offer: Offer[Exporter] = self._one("exporters", "name", name)
        return offer

    def importer(self, name: str) -> Importer:
        """导入格式. The one of that name. Raises as ``exporter``."""
        offer: Offer[Importer] = self._one("importers", "name", name)
        return offer.take()

    def workbook(self, path: Path) -> WorkbookReader:
        """工作簿读取器. The one for files of that suffix. Raises as ``exporter``."""
        suffix = path.suffix.lower()
        offer: Offer[WorkbookReader] = self._one("workbooks", "suffix", suffix)
        return offer.take()

    def form(self, name: str) -> Path:
        """报表绑定. The binding of the form of that name. Raises as ``exporter``."""
        return Path(self._one("forms", "name", name).take())

    def open_store(self, url: str) -> Store:
        """打开存储. The store at an address. Raises Unreadable where no plug-in knows
        the kind of address, or what is there can not be opened.
        """
        store: Store | None = self._first("open_store", url)
        if store is not None:
            return store
        kind = url.partition(":")[0]
        raise Unreadable(
            f"没有插件能打开 {kind}: 开头的存储地址，可用的如 sqlite:///文件.db "
            f"(no plug-in opens stores of the kind {kind!r})"
        )

    def upgrade_store(self, url: str) -> Upgrade | None:
        """升级存储. What became of the store at an address; None where no plug-in knows
        how stores of its kind age. Raises Unreadable where it is left as it was.
        """
        upgrade: Upgrade | None = self._first("upgrade_store", url)
        return upgrade

    def announce(self, store: Store, *, after: int) -> None:
        """通告. Tell listeners what was committed after a revision.

        The log is read only if somebody listens.
        """
        listeners = self._implementations("committed")
        if listeners:
            changes = tuple(store.changes(after=after))
            for listener in listeners:
                self._ask(listener, changes)

    # -- the door -------------------------------------------------------------

    def _load(self, entry: EntryPoint) -> None:
        try:
            plugin = entry.load()
        except (Exception, SystemExit) as error:
            self._fail(entry.name, distribution(entry), error)
        else:
            self._let_in(entry.name, distribution(entry), plugin)

    def _let_in(self, name: str, source: str, plugin: object) -> None:
        if name in self._distributions:
            self._fail(name, source, PluginError(f"another plug-in is called {name}"))
            return
        try:
            check_api(plugin)
            self._hooks.register(plugin, name)
            self._hooks.check_pending()
        except Exception as error:
            if self._hooks.has_plugin(name):
                self._hooks.unregister(name=name)
            self._fail(name, source, error)
        else:
            self._distributions[name] = source

    def _fail(self, name: str, source: str, error: BaseException) -> None:
        self._broken[name, source] = Broken(
            name=name, distribution=source, reason=last_line(error)
        )

    def _why_broken(self, name: str) -> str:
        broken = self._broken.get((name, self._distributions[name]))
        return f"{name}: {broken.reason}" if broken else ""

    def _fail_as(self, name: str, error: BaseException) -> None:
        self._fail(name, self._distributions[name], error)

    def _implementations(self, hook: str) -> list[pluggy.HookImpl]:
        """As pluggy would call them: who came last is asked first."""
        caller: pluggy.HookCaller = getattr(self._hooks.hook, hook)
        return caller.get_hookimpls()[::-1]

    def _ask(
        self,
        implementation: pluggy.HookImpl,
        *given: object,
        through: tuple[type[Exception], ...] = (),
    ) -> Any:
        """The answer of one plug-in; None where it fails, unless it may say so."""
        try:
            answer = implementation.function(*given[: len(implementation.argnames)])
            return tuple(answer) if isinstance(answer, Iterator) else answer
        except through:
            raise
        except Exception as error:
            self._fail_as(implementation.plugin_name, error)
            return None

    def _first(self, hook: str, url: str) -> Any:
        """The first answer about an address; a plug-in may refuse it with an error."""
        failed = ""
        for implementation in self._implementations(hook):
            answer = self._ask(implementation, url, through=(ShequError,))
            if answer is not None:
                return answer
            failed = failed or self._why_broken(implementation.plugin_name)
        if failed:
            raise PluginError(f"{hook}: nobody did it, and a plug-in failed: {failed}")
        return None

    def _gather(self, hook: str) -> tuple[tuple[str, Any], ...]:
        """What plug-ins answer to a hook, each by the plug-in's name; asked once."""
        if hook not in self._answers:
            self._answers[hook] = tuple(
                (implementation.plugin_name, one)
                for implementation in self._implementations(hook)
                for one in self._given(implementation, _GIVES[hook])
            )
        return self._answers[hook]

    def _given(self, implementation: pluggy.HookImpl, kind: type) -> Iterator[Any]:
        answer = self._ask(implementation) or ()
        for one in answer if isinstance(answer, Iterable) else (answer,):
            if isinstance(one, kind):
                yield one
            else:
                wrong = f"expected {kind.__name__}, got {type(one).__name__}"
                self._fail_as(implementation.plugin_name, PluginError(wrong))

    def _one(self, hook: str, field: str, word: str) -> Any:
        """The one offer with that word in that field."""
        offers = self._gather(hook)
        fitting = [(name, o) for name, o in offers if getattr(o, field) == word]
        if not fitting:
            known = ", ".join(sorted({getattr(offer, field) for _, offer in offers}))
            raise NotFound(f"no plug-in offers {word!r} among {hook}; known: {known}")
        if len(fitting) > 1:
            names = " and ".join(name for name, _ in fitting)
            raise PluginError(f"{word!r} among {hook} is offered by {names}")
        return fitting[0][1]

    def _joined(
        self, ours: tuple[T, ...], hook: str, word: Callable[[T], str]
    ) -> tuple[T, ...]:
        joined = {word(one): one for one in ours}
        for name, one in self._gather(hook):
            if joined.setdefault(word(one), one) is not one:
                taken = PluginError(f"{word(one)} among {hook} is taken already")
                self._fail_as(name, taken)
        return tuple(joined.values())
