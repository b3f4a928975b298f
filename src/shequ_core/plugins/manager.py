"""插件管理. Finds plug-ins, keeps the broken from hurting the rest, gives offers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import attrs

from shequ_core.errors import Unreadable
from shequ_core.figures import FIGURES
from shequ_core.figures.figure import Figure
from shequ_core.ledgers import PRACTICES, Practice
from shequ_core.plugins.door import Door
from shequ_core.plugins.guests import guest_figure, guest_rule
from shequ_core.plugins.offer import Offer
from shequ_core.ports import (
    Exporter,
    Importer,
    LedgerExporter,
    Store,
    Upgrade,
    WorkbookReader,
)
from shequ_core.rules import RULES, rules_knowing
from shequ_core.rules.rule import Rule


class Plugins(Door):
    """插件. The typed face of everything that came in through ``shequ.plugins``.

    ``Plugins.discover()`` takes what is installed, ``Plugins(module, ...)`` just those.
    A plug-in that fails, on the way in or when asked, is entered in ``broken``, one of
    another ``shequ_api`` in ``skipped``; the others go on.
    """

    # -- what there is --------------------------------------------------------

    @property
    def exporters(self) -> tuple[Offer[Exporter], ...]:
        """导出格式. Every format that can be written, the guests' ledgers in it."""
        return tuple(self._with_guests(it) for _, it in self._gather("exporters"))

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
        """规则. Ours, then those of plug-ins (a word that is taken stays ours). Ours
        know the figures of plug-ins, and which remarks these have rules for. That one
        of theirs raises is a finding.
        """
        kinds = {rule.kind for _, rule in self._gather("rules")}
        ours = rules_knowing(self.guest_figures, kinds)
        joined = self._joined(ours, "rules", lambda rule: (rule.kind,))
        guests = (
            guest_rule(it, self._brought_by("rules", it)) for it in joined[len(ours) :]
        )
        return (*ours, *guests)

    @property
    def guest_rules(self) -> tuple[Rule, ...]:
        """外来规则. The rules that plug-ins add to ours."""
        return self.rules[len(RULES) :]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """指标. Ours, then those of plug-ins (a code that is taken stays ours): where
        one of theirs raises, that is a PluginError.
        """
        joined = self._joined(FIGURES, "figures", lambda figure: (figure.code,))
        guests = (
            guest_figure(it, self._brought_by("figures", it))
            for it in joined[len(FIGURES) :]
        )
        return (*FIGURES, *guests)

    @property
    def guest_figures(self) -> tuple[Figure, ...]:
        """外来指标. The figures that plug-ins add to ours."""
        return self.figures[len(FIGURES) :]

    @property
    def ledgers(self) -> tuple[Practice, ...]:
        """台账. What is done with ours, then with those of plug-ins (a name or a title
        that is taken stays ours): where one of theirs raises, that is a PluginError.
        """
        return self._joined(PRACTICES, "ledgers", _called)

    @property
    def guest_ledgers(self) -> tuple[Practice, ...]:
        """外来台账. The ledgers that plug-ins add to ours."""
        return self.ledgers[len(PRACTICES) :]

    # -- taking one -----------------------------------------------------------

    def exporter(self, name: str) -> Exporter:
        """导出格式. The one of that name. Raises NotFound, or PluginError where it can
        not be had.
        """
        return self.export_offer(name).take()

    def export_offer(self, name: str) -> Offer[Exporter]:
        """导出供应. What is said of the format of that name. Raises as ``exporter``."""
        return self._with_guests(self._one("exporters", "name", name))

    def importer(self, name: str) -> Importer:
        """导入格式. The one of that name. Raises as ``exporter``."""
        offer: Offer[Importer] = self._one("importers", "name", name)
        return offer.take()

    def workbook(self, path: Path) -> WorkbookReader:
        """工作簿读取器. The one for files of that suffix. Raises as ``exporter``."""
        return self.workbook_offer(path).take()

    def workbook_offer(self, path: Path) -> Offer[WorkbookReader]:
        """工作簿供应. What is said of the reader of such files. Raises NotFound."""
        suffix = path.suffix.lower()
        offer: Offer[WorkbookReader] = self._one("workbooks", "suffix", suffix)
        return offer

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

    def store_exists(self, url: str) -> bool | None:
        """库是否存在. Whether a store is at an address, which makes none; None where no
        plug-in can tell. Raises Unreadable where what is there can not be asked.
        """
        found: bool | None = self._first("store_exists", url)
        return found

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

    def _with_guests(self, offer: Offer[Exporter]) -> Offer[Exporter]:
        """The same offer; an exporter of ledgers, once taken, knows the guests' too."""
        guests = self.guest_ledgers
        if not guests:
            return offer
        return attrs.evolve(offer, load=lambda: _knowing(offer.load(), self.ledgers))


def _knowing(exporter: Exporter, ledgers: Sequence[Practice]) -> Exporter:
    if isinstance(exporter, LedgerExporter):
        return exporter.with_ledgers(ledgers)
    return exporter


def _called(practice: Practice) -> tuple[str, ...]:
    return practice.ledger.name, practice.ledger.title
