"""出错的插件. A rule or figure that raises is blamed in a line; the rest go on."""

import pytest
from tests.kit import faulty

STATED = (
    '{{"kind":"statement","schema":1,"id":"{key}/statement/{n}",'
    '"figure":"{code}","value":"=7","on":"2004-12-31"}}\n'
)
RULE = "规则 dog-unlicensed（faulty）出错：ValueError，faulty.py:"
FIGURE = "指标 dogs（faulty）出错：KeyError，faulty.py:"
UNMEASURED = "指标 stated_dogs（faulty）出错：TypeError"


@pytest.fixture
def kept(db, shequ, data, ledgers, installed):
    """The small book, numbers stated under the codes, and the plug-in let in."""
    key = data("load", ledgers, "--into", db, "--again")["community"]
    path = ledgers.parent / "上报.jsonl"
    codes = ("dogs", "stated_dogs")
    lines = (STATED.format(key=key, n=n, code=it) for n, it in enumerate(codes))
    path.write_text("".join(lines), "utf-8")
    assert shequ("import", path, "--into", db)[0] == 0
    installed("faulty", "tests.kit.faulty")
    return db


def test_figures_that_fail_are_left_out_and_told(shequ, data, kept):
    """Ours are measured; of theirs a line says which, whose and where."""
    told = data("figures", kept)
    assert told["registered_households"]["value"] == 2
    assert told["dogs"]["failed"].startswith(FIGURE)
    assert told["stated_dogs"] == {"failed": UNMEASURED}
    code, out, err = shequ("figures", kept)
    assert (code, err, FIGURE in out, UNMEASURED in out) == (0, "", True, True)
    looked = data("--as", "superior", "figures", kept)
    assert looked["dogs"]["failed"].startswith(FIGURE)


@pytest.mark.parametrize("command", ["figures", "check"])
def test_a_figure_is_asked_once(data, kept, command):
    """Whoever wants to know what it is, and whether it fails."""
    faulty.asked.clear()
    assert data(command, kept)
    assert len(faulty.asked) == 1


def test_a_rule_that_fails_is_a_finding(data, kept):
    """Beside what it found before, and what all the others find."""
    found = data("check", kept)
    [failed] = [it for it in found if it["kind"] == "rule-failed"]
    assert failed["message"].startswith(RULE)
    assert failed["severity"] == "warning"
    kinds = [it["kind"] for it in found]
    assert kinds.count("dog-unlicensed") == 1
    assert kinds.count("figure-failed") == 2
    assert len({*kinds}) > 3


def test_nobody_is_named(data, kept):
    """What they raise holds a name, and is not passed on."""
    said = [it["message"] for it in data("check", kept) if "failed" in it["kind"]]
    said += [it.get("failed", "") for it in data("figures", kept).values()]
    assert not any(name in it for name in ("张三", "李小", "王五") for it in said)


def test_a_load_goes_on(shequ, kept, ledgers):
    """The rule is tried then, too."""
    code, _, err = shequ("load", ledgers, "--into", kept, "--again")
    assert (code, err) == (0, "")


@pytest.mark.parametrize("looking", [(), ("--as", "superior")], ids=["", "superior"])
def test_why_says_who_failed(shequ, kept, looking):
    """In one line, without a trace; to superiors, who see no small cells, too."""
    code, _, err = shequ(*looking, "why", kept, faulty.FIGURE.code)
    assert (code, err.count("\n"), FIGURE in err) == (2, 1, True)
