"""插件管理. Plug-ins come in through one door, and a broken one hurts only itself."""

import subprocess
import sys
from importlib.metadata import Distribution, EntryPoint
from pathlib import Path
from types import ModuleType, SimpleNamespace

import attrs
import pytest
from tests.core.rules.examples import EXAMPLES
from tests.core.small_town import DAY

from shequ_core import figures, rules
from shequ_core.errors import NotFound, PluginError, Unreadable
from shequ_core.findings import Severity
from shequ_core.ledgers import PRACTICES
from shequ_core.plugins import API, Offer, Plugins, hookimpl, roll
from shequ_core.ports import Upgrade


class Markdown:
    """A format in two lines."""

    def write(self, records, stream, *, on):
        """Write one line a record."""
        stream.writelines(f"- {record.id}\n".encode() for record in records)


MARKDOWN = Offer(name="md", suffix=".md", summary="名册", load=Markdown)


def offering(name="md", **changes):
    """A plug-in that offers one export format."""
    offer = attrs.evolve(MARKDOWN, name=name, **changes)

    class Guest:
        @hookimpl
        def exporters(self):
            return [offer]

    return Guest()


def naming(hook, answer):
    """A plug-in that implements one hook so."""
    return SimpleNamespace(__name__=hook, **{hook: hookimpl(answer)})


def test_an_offer_is_taken_by_its_name():
    """A plug-in's exporter is had by the name it is offered under."""
    plugins = Plugins(offering())
    assert isinstance(plugins.exporter("md"), Markdown)
    assert plugins.broken == ()
    assert [one.hooks for one in plugins.loaded] == [("exporters",)]


def test_a_form_is_had_by_its_name():
    """The path of its binding; what is wrong with it is found when it is read."""

    def pack():
        return [
            Offer(
                name="月报", suffix=".docx", summary="县", load=lambda: Path("a.toml")
            )
        ]

    plugins = Plugins(naming("forms", pack))
    assert plugins.form("月报") == Path("a.toml")
    assert [it.name for it in plugins.forms] == ["月报"]
    with pytest.raises(NotFound, match="known: 月报"):
        plugins.form("季报")


def test_nothing_is_loaded_before_it_is_taken():
    """Listing offers imports nothing."""
    taken = []
    plugins = Plugins(offering(load=lambda: taken.append(1)))
    assert [offer.name for offer in plugins.exporters] == ["md"]
    assert taken == []


def test_an_unknown_name_tells_the_known_ones():
    """NotFound names what could have been meant."""
    with pytest.raises(NotFound, match="known: md"):
        Plugins(offering()).exporter("pdf")


def test_two_offers_of_one_name_name_both_plugins():
    """Neither wins: who installed both must decide; other names still work."""
    one, two, other = offering(), offering(), offering("md2")
    one.__name__, two.__name__ = "roster", "almanac"
    plugins = Plugins(one, two, other)
    with pytest.raises(PluginError, match="almanac and roster"):
        plugins.exporter("md")
    assert plugins.exporter("md2")


def test_a_missing_library_gives_the_line_to_type():
    """An offer that needs an extra says which."""

    def load():
        raise ModuleNotFoundError("No module named 'docx'", name="docx")

    plugins = Plugins(offering(load=load, needs="shequ[docx]"))
    with pytest.raises(PluginError, match=r"pip install 'shequ\[docx\]'"):
        plugins.exporter("md")


def test_a_misspelt_hook_is_named():
    """``exporterz`` is not taken in silence."""
    plugins = Plugins(naming("exporterz", lambda: None), offering())
    [broken] = plugins.broken
    assert "unknown hook 'exporterz'" in broken.reason
    assert plugins.exporter("md")


def test_a_module_that_may_hide_a_hook_is_noted():
    """``package/rules.py``, once imported, stands where ``def rules()`` stood."""
    package = naming("exporters", lambda: [MARKDOWN])
    package.rules = ModuleType("package.rules")
    plugins = Plugins(package)
    [loaded] = plugins.loaded
    assert "模块 rules 与接口同名" in loaded.note
    assert plugins.exporter("md")
    assert plugins.broken == ()


def test_a_module_beside_its_hook_is_not_noted():
    """The hook is there under another name, so that nothing is hidden."""
    package = naming("exporters", lambda: ())
    package.rules = ModuleType("package.rules")
    package.our_rules = hookimpl(lambda: (), specname="rules")
    [loaded] = Plugins(package).loaded
    assert (loaded.hooks, loaded.note) == (("exporters", "rules"), "")


def test_all_notes_on_a_plugin_are_told():
    """That it is older, and that one of its modules may hide a hook."""
    older = offering()
    older.shequ_api, older.forms = API - 1, ModuleType("guest.forms")
    [loaded] = Plugins(older).loaded
    assert "下一版起不再加载" in loaded.note
    assert "模块 forms 与接口同名" in loaded.note


def test_a_wrong_argument_is_named():
    """A hook that asks for what it is not given is broken from the start."""
    plugins = Plugins(naming("open_store", lambda address: None))
    [broken] = plugins.broken
    assert "address" in broken.reason


def test_who_knows_an_address_upgrades_it():
    """The first that answers; what it refuses is told, what nobody knows is None."""
    done = Upgrade(before=1, after=1, commits=0)

    def ours(url):
        if url == "box:newer":
            raise Unreadable("box:newer 由更新版本的 shequ 写成")
        return done if url.startswith("box:") else None

    plugins = Plugins(offering(), naming("upgrade_store", ours))
    assert plugins.upgrade_store("box:1") is done
    assert plugins.upgrade_store("crate:1") is None
    with pytest.raises(Unreadable, match="更新版本"):
        plugins.upgrade_store("box:newer")


def test_who_knows_an_address_tells_whether_a_store_is_there():
    """The first that answers, no as well as yes; None where nobody knows."""

    def ours(url):
        return url == "box:1" if url.startswith("box:") else None

    plugins = Plugins(offering(), naming("store_exists", ours))
    asked = [plugins.store_exists(url) for url in ("box:1", "box:2", "crate:1")]
    assert asked == [True, False, None]


def test_a_rule_of_a_plugin_speaks_for_its_remarks():
    """A ledger's own word is a remark among others until a rule has that word."""
    own = attrs.evolve(
        rules.rule_named("reading-remark"),
        code="X-02",
        kind="odd-colour",
        severity=Severity.INFO,
        check=lambda register, on: rules.remarked(register, "odd-colour"),
    )
    town = EXAMPLES["reading-remark"]
    with_rule, without = Plugins(naming("rules", lambda: [own])), Plugins()
    told, untold = (
        {it.kind for it in rules.check(town, DAY, plugins.rules)}
        for plugins in (with_rule, without)
    )
    assert told - untold == {"odd-colour"}
    assert untold - told == {"reading-remark"}


def test_a_plugin_that_fails_over_an_address_is_named():
    """Nobody else knew it, so the failure is the answer."""
    plugins = Plugins(naming("upgrade_store", lambda url: 1 / 0))
    with pytest.raises(PluginError, match="ZeroDivisionError"):
        plugins.upgrade_store("box:1")


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(lambda: 1 / 0, id="raises"),
        pytest.param(lambda: (1 / 0 for _ in "x"), id="raises-midway"),
        pytest.param(lambda: [object()], id="gives-no-offer"),
        pytest.param(lambda: 5, id="gives-no-list"),
    ],
)
def test_a_hook_that_fails_hurts_only_its_plugin(answer):
    """The others are asked all the same, and the failure is kept by name."""
    plugins = Plugins(naming("exporters", answer), offering())
    assert [offer.name for offer in plugins.exporters] == ["md"]
    assert [broken.name for broken in plugins.broken] == ["exporters"]


@pytest.mark.parametrize(
    ("stated", "to_do"),
    [(API + 1, "请升级 shequ"), (API + 9, "请升级 shequ"), (API - 2, "请升级插件")],
)
def test_a_plugin_of_another_api_says_what_to_do(stated, to_do):
    """It is left out, 不兼容 and not broken, with both numbers."""
    other = offering()
    other.shequ_api = stated
    plugins = Plugins(other, offering("md2"))
    [skipped] = plugins.skipped
    assert to_do in skipped.reason
    assert f"API {stated}, and this shequ has {API}" in skipped.reason
    assert plugins.broken == ()
    assert [offer.name for offer in plugins.exporters] == ["md2"]


def test_a_plugin_of_the_api_before_has_one_release():
    """It works, and is told so."""
    older = offering()
    older.shequ_api = API - 1
    plugins = Plugins(older)
    [loaded] = plugins.loaded
    assert "下一版起不再加载" in loaded.note
    assert plugins.exporter("md")
    older.shequ_api = API
    assert Plugins(older).loaded[0].note == ""


@pytest.mark.parametrize("stated", ["1", 1.0, True, None])
def test_a_number_that_is_none_breaks_the_plugin(stated):
    """One is a number, and neither text nor truth."""
    odd = offering()
    odd.shequ_api = stated
    [broken] = Plugins(odd).broken
    assert "shequ_api (接口版本) is a whole number" in broken.reason


def test_further_rules_and_figures_join_ours():
    """Those of plug-ins come after ours, and a taken word stays ours."""
    new = attrs.evolve(rules.RULES[0], code="X-01", kind="x-one")
    same = attrs.evolve(rules.RULES[0])
    guest = SimpleNamespace(
        __name__="guest",
        rules=hookimpl(lambda: [new]),
        figures=hookimpl(lambda: [attrs.evolve(figures.FIGURES[0], code="x_one")]),
    )
    thief = naming("rules", lambda: [same])
    plugins = Plugins(guest, thief)
    assert [rule.kind for rule in plugins.guest_rules] == ["x-one"]
    assert [figure.code for figure in plugins.guest_figures] == ["x_one"]
    assert [broken.name for broken in plugins.broken] == ["rules"]


def test_further_ledgers_join_ours():
    """After ours; one whose name or title is taken stays out."""
    residents = PRACTICES[3].ledger
    new = attrs.evolve(residents, name="stairs", title="楼道长名册")
    thieves = [
        attrs.evolve(residents, name="residents", title="名册"),
        attrs.evolve(residents, name="stairs2", title="居民花名册"),
    ]
    given = [attrs.evolve(PRACTICES[3], ledger=it) for it in (new, *thieves)]
    plugins = Plugins(naming("ledgers", lambda: given))
    assert plugins.ledgers == (*PRACTICES, *plugins.guest_ledgers)
    assert [it.ledger for it in plugins.guest_ledgers] == [new]
    [broken] = plugins.broken
    assert "居民花名册" in broken.reason


def test_an_exporter_of_ledgers_is_told_of_the_guests():
    """By whoever takes it, by name or out of the list; others are left as they are."""

    @attrs.frozen
    class Titles:
        practices: tuple = PRACTICES

        def with_ledgers(self, ledgers):
            return Titles(ledgers)

    title = attrs.evolve(PRACTICES[3].ledger, name="stairs", title="楼道长名册")
    guest = attrs.evolve(PRACTICES[3], ledger=title)
    other = naming("exporters", lambda: [MARKDOWN])
    plugins = Plugins(
        offering("titles", load=Titles),
        other,
        naming("ledgers", lambda: [guest]),
    )
    known = {it.name: it.take() for it in plugins.exporters}
    assert [it.ledger for it in plugins.guest_ledgers] == [title]
    assert plugins.exporter("titles").practices == plugins.ledgers
    assert known["titles"].practices == plugins.ledgers
    assert isinstance(known["md"], Markdown)
    assert Plugins(offering("titles", load=Titles)).exporter("titles") == Titles()


def test_stores_are_opened_by_whoever_knows_the_address():
    """None means: not mine."""
    store = object()
    plugins = Plugins(
        naming("open_store", lambda url: store if url == "x:" else None),
    )
    assert plugins.open_store("x:") is store
    with pytest.raises(Unreadable, match="oracle"):
        plugins.open_store("oracle://scott:tiger@host/db")


def test_an_unknown_address_keeps_its_password():
    """Only the kind of address is said, never the rest of it."""
    with pytest.raises(Unreadable) as refused:
        Plugins().open_store("oracle://scott:tiger@host/db")
    assert "tiger" not in str(refused.value)


def test_what_a_store_says_of_its_data_goes_through():
    """Unreadable is an answer, not a broken plug-in."""

    def open_store(url):
        raise Unreadable("是别的程序的数据库")

    plugins = Plugins(naming("open_store", open_store))
    with pytest.raises(Unreadable, match="别的程序"):
        plugins.open_store("x:")
    assert plugins.broken == ()


def test_a_store_that_fails_to_open_is_named():
    """Where nobody else opens it, the plug-in that failed is the reason."""
    plugins = Plugins(naming("open_store", lambda url: 1 / 0))
    with pytest.raises(PluginError, match="open_store: ZeroDivisionError"):
        plugins.open_store("x:")
    kind = naming("open_store", lambda url: "store")
    kind.__name__ = "kind"
    assert Plugins(kind, naming("open_store", lambda url: 1 / 0)).open_store("x:")


def test_listeners_hear_of_commits():
    """A listener is told what changed; one that fails does not undo it."""
    heard = []

    def listen(changes):
        heard.extend(changes)

    store = SimpleNamespace(changes=lambda after: iter([f"change after {after}"]))
    deaf = naming("committed", lambda changes: 1 / 0)
    deaf.__name__ = "deaf"
    plugins = Plugins(naming("committed", listen), deaf)
    plugins.announce(store, after=3)
    assert heard == ["change after 3"]
    assert [broken.name for broken in plugins.broken] == ["deaf"]


def test_nobody_listening_reads_no_log():
    """The log is left alone where no plug-in wants it."""
    Plugins(offering()).announce(SimpleNamespace(), after=0)


def test_installed_plugins_are_discovered():
    """Ours come in through the entry point that guests use."""
    plugins = Plugins.discover()
    assert "shequ" in {one.name for one in plugins.loaded}


def test_a_plugin_that_breaks_at_import_is_named(monkeypatch, tmp_path):
    """Its name and the last line of the trouble are kept; the rest come in."""
    (tmp_path / "broken_guest.py").write_text("raise RuntimeError('no licence')")
    (tmp_path / "quitting_guest.py").write_text("raise SystemExit(3)")
    monkeypatch.syspath_prepend(tmp_path)
    entries = [
        EntryPoint("broken", "broken_guest", roll.GROUP),
        EntryPoint("quitting", "quitting_guest", roll.GROUP),
        EntryPoint("shequ", "shequ_adapters.plugin", roll.GROUP),
    ]
    monkeypatch.setattr(roll, "entry_points", lambda group: entries)
    plugins = Plugins.discover()
    reasons = {broken.name: broken.reason for broken in plugins.broken}
    assert reasons == {
        "broken": "RuntimeError: no licence",
        "quitting": "SystemExit: 3",
    }
    assert [one.name for one in plugins.loaded] == ["shequ"]


def test_a_distribution_is_named_with_its_version():
    """What brought a plug-in is said as name and version."""

    class Wheel(Distribution):
        def read_text(self, filename):
            return "Name: roster\nVersion: 1.2\n"

        def locate_file(self, path):
            return Path(path)

    entry = EntryPoint("roster", "x", roll.GROUP)._for(Wheel())
    assert roll.distribution(entry) == "roster 1.2"


def test_the_door_is_light():
    """In a fresh process the door and what we offer bring in nothing heavy."""
    heavy = "sqlalchemy docx jinja2 pyarrow xlsxwriter python_calamine icalendar rich"
    script = (
        "import sys, shequ_core.plugins, shequ_adapters.plugin\n"
        f"print([name for name in {heavy.split()} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
