"""门. Lets plug-ins in, asks them, and keeps those that fail from hurting the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.metadata import EntryPoint
from types import ModuleType
from typing import Any, Self, TypeVar

import attrs
import pluggy

from shequ_core.errors import NotFound, PluginError, ShequError
from shequ_core.figures.figure import Figure
from shequ_core.ledgers import Practice
from shequ_core.plugins import hookspecs
from shequ_core.plugins.guests import guest_ledger
from shequ_core.plugins.offer import Offer
from shequ_core.plugins.roll import (
    Broken,
    Loaded,
    Skipped,
    api_of,
    distribution,
    found,
    is_ours,
    last_line,
    name_of,
    note_on,
    note_on_rooms,
    why_skipped,
)
from shequ_core.rules.rule import Rule

T = TypeVar("T")

_FORMATS = ("exporters", "importers", "workbooks")

_GIVES: Mapping[str, type] = {
    **dict.fromkeys((*_FORMATS, "forms"), Offer),
    "rules": Rule,
    "figures": Figure,
    "ledgers": Practice,
}
"""What the hooks give many of."""


class Door:
    """门. What came in through ``shequ.plugins``, and how it is asked."""

    def __init__(self, *modules: ModuleType | object) -> None:
        self._hooks = pluggy.PluginManager("shequ")
        self._hooks.add_hookspecs(hookspecs)
        self._distributions: dict[str, str] = {}
        self._skipped: list[Skipped] = []
        self._broken: dict[tuple[str, str], Broken] = {}
        self._answers: dict[str, tuple[tuple[str, Any], ...]] = {}
        for module in modules:
            self._let_in(name_of(module), "", module)

    @classmethod
    def discover(cls) -> Self:
        """发现. Every installed plug-in."""
        plugins = cls()
        for entry in found():
            plugins._load(entry)
        return plugins

    @property
    def loaded(self) -> tuple[Loaded, ...]:
        """已加载. The plug-ins that are in, in the order in which they came."""
        return tuple(
            self._told(name, plugin)
            for name, plugin in self._hooks.list_name_plugin()
            if plugin is not None
        )

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """不兼容. The plug-ins that were left out, written for another door."""
        return tuple(self._skipped)

    @property
    def broken(self) -> tuple[Broken, ...]:
        """故障. The plug-ins that failed so far, each with what went wrong."""
        return tuple(self._broken.values())

    def _told(self, name: str, plugin: object) -> Loaded:
        callers = self._hooks.get_hookcallers(plugin) or ()
        hooks = tuple(sorted(caller.name for caller in callers))
        notes = note_on(api_of(plugin)), note_on_rooms(plugin, hooks)
        return Loaded(
            name=name,
            distribution=self._distributions[name],
            hooks=hooks,
            note="；".join(filter(None, notes)),
        )

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
            if reason := why_skipped(api_of(plugin)):
                left_out = Skipped(name=name, distribution=source, reason=reason)
                self._skipped.append(left_out)
                return
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
                (implementation.plugin_name, self._blamed(implementation, hook, one))
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

    def _blamed(self, implementation: pluggy.HookImpl, hook: str, one: Any) -> Any:
        """The same format or ledger; that of a guest says whose it is if it raises."""
        if is_ours(implementation.plugin):
            return one
        name = implementation.plugin_name
        brought_by = self._distributions[name] or name
        if hook in _FORMATS:
            return attrs.evolve(one, brought_by=brought_by)
        return guest_ledger(one, brought_by) if hook == "ledgers" else one

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

    def _brought_by(self, hook: str, one: object) -> str:
        """The distribution that gave it, or the plug-in where it came in none."""
        name = next(name for name, it in self._gather(hook) if it is one)
        return self._distributions[name] or name

    def _joined(
        self, ours: tuple[T, ...], hook: str, words: Callable[[T], tuple[str, ...]]
    ) -> tuple[T, ...]:
        """Ours, then the guests'; who goes by a word that is taken stays out."""
        joined = {word: one for one in ours for word in words(one)}
        for name, one in self._gather(hook):
            taken = [word for word in words(one) if joined.get(word, one) is not one]
            if taken:
                wrong = PluginError(f"{taken[0]} among {hook} is taken already")
                self._fail_as(name, wrong)
            else:
                joined.update(dict.fromkeys(words(one), one))
        return tuple(one for word, one in joined.items() if word == words(one)[0])
