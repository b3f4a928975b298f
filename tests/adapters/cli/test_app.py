"""应用. Two languages, one-line errors, three exit codes."""

import ast
import re
import sqlite3
import subprocess
import sys

import pytest
from tests.house.sources import MODULES, SRC, docstrings, tree_of

from shequ_adapters import __version__, plugin
from shequ_adapters.cli.new_plugin import EXAMPLES
from shequ_adapters.cli.words import english

CLI = [path for path in MODULES if (SRC / "shequ_adapters/cli") in path.parents]
NAMES_OF_FILES = {
    "北正社区",
    "总结.docx",
    "台账.xlsx",
    "看板.html",
    "13-上报数台账.csv",
    "报表（已填）",
    "居务公开",
}
IN_A_README = {it.left for it in EXAMPLES.values()}
"""写在文件里. What a new plug-in's own page says, in the language of its authors."""

OFFERS = [SRC / "shequ_adapters" / name for name in ("plugin.py", "stores.py")]


def one_line(told):
    """A sentence, and no traceback."""
    assert told.startswith("shequ: ")
    assert len(told.splitlines()) == 1
    return told


def test_the_version_is_told(shequ):
    """By itself, and among other options."""
    assert shequ("--version") == (0, f"shequ {__version__}\n", "")
    assert shequ("--lang", "en", "--version") == (0, f"shequ {__version__}\n", "")


def test_help_is_in_the_language_asked_for(shequ):
    """Chinese, or English wherever ``--lang en`` stands."""
    assert "把台账载入数据库" in shequ("--help")[1]
    assert "Load ledgers into a database" in shequ("--lang", "en", "--help")[1]
    assert "Options" in shequ("load", "--help", "--lang=en")[1]
    assert shequ()[1] == shequ("--help")[1]


def test_english_has_its_own_signs(shequ, db):
    """Commas of one's own between what is listed."""
    _, told, _ = shequ("--lang", "en", "check", db)
    assert re.search(r"\d findings: [a-z]+ \d+", told)
    assert not re.search("[，、；：]", shequ("--lang", "en", "figures", db)[1])


def test_every_word_has_its_english():
    """All that the command line says in Chinese is in the catalogue, and no more."""
    said = {
        node.value
        for path in (*CLI, *OFFERS)
        for tree in [tree_of(path)]
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.search("[\u4e00-\u9fff]", node.value)
        and id(node) not in docstrings(tree)
    }
    assert said - NAMES_OF_FILES - IN_A_README == english().keys()


def test_translations_keep_their_facts():
    """The same {places} stand in both languages."""
    for chinese, words in english().items():
        assert set(re.findall(r"{\w+}", chinese)) == set(re.findall(r"{\w+}", words))


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["load"],
        ["load", "x.csv"],
        ["figures"],
        ["figures", "x.db", "--nonsense"],
        ["--lang", "fr", "plugins"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_one_line(shequ, words):
    """Exit 2, and what was wrong."""
    code, out, err = shequ(*words)
    assert (code, out) == (2, "")
    one_line(err)


@pytest.mark.parametrize(
    "words",
    [
        ["check", "{db}"],
        ["figures", "{db}"],
        ["figures", "sqlite:///{db}"],
        ["why", "{db}", "teams"],
        ["export", "{db}", "json", "-o", "{out}"],
    ],
    ids=lambda words: words[0],
)
def test_a_missing_database_is_not_made(shequ, tmp_path, words):
    """One sentence, exit 2, and no file afterwards."""
    db, out = tmp_path / "none.db", tmp_path / "out.json"
    code, _, err = shequ(*(word.format(db=db, out=out) for word in words))
    assert code == 2
    assert "没有数据库" in one_line(err)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "words",
    [
        ["figures", "{db}", "--on", "last-year"],
        ["figures", "{db}", "--period", "2004-13"],
        ["figures", "{db}", "--period", "all"],
        ["figures", "{db}", "--period", "2004-06-30..2004-01-01"],
        ["figures", "{db}", "--community", "elsewhere"],
        ["why", "{db}", "happiness"],
        ["export", "{db}", "pdf", "-o", "x.pdf"],
    ],
    ids=" ".join,
)
def test_what_is_not_there_is_one_line(shequ, db, words):
    """A day, a period, a community, a figure, a format."""
    code, out, err = shequ(*(word.format(db=db) for word in words))
    assert (code, out) == (2, "")
    one_line(err)


BAD_FILES = {
    "picture.xlsx": b"\x89PNG\r\n\x1a\n" + bytes(100),
    "empty.xlsx": b"",
    "binary.csv": bytes(range(256)) * 8,
    "text.docx": b"words",
    "nothing.csv": b"\xef\xbb\xbf\r\n,,\r\n",
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_one_line(shequ, tmp_path, name):
    """Exit 2, the file is named, and no database is made."""
    (tmp_path / name).write_bytes(BAD_FILES[name])
    code, out, err = shequ("load", tmp_path / name, "--into", tmp_path / "book.db")
    assert (code, out) == (2, "")
    assert name in one_line(err)
    assert not (tmp_path / "book.db").exists()


def test_an_empty_workbook_is_one_line(shequ, tmp_path):
    """A workbook with an empty sheet has no ledger in it."""
    import openpyxl

    openpyxl.Workbook().save(tmp_path / "空.xlsx")
    code, _, err = shequ("load", tmp_path / "空.xlsx", "--into", tmp_path / "book.db")
    assert code == 2
    assert "空.xlsx" in one_line(err)
    assert not (tmp_path / "book.db").exists()


@pytest.mark.parametrize("path", ["none.xlsx", "folder"])
def test_nothing_to_load_is_one_line(shequ, tmp_path, path):
    """A file that is not there, a folder without ledgers."""
    (tmp_path / "folder").mkdir()
    code, _, err = shequ("load", tmp_path / path, "--into", tmp_path / "book.db")
    assert code == 2
    one_line(err)
    assert not (tmp_path / "book.db").exists()


@pytest.mark.parametrize(
    "address",
    ["oracle://scott:tiger@host/db", "nonsense://", "sqlite:///{folder}"],
    ids=["oracle", "nonsense", "folder"],
)
def test_an_address_that_is_none_is_one_line(shequ, ledgers, address):
    """A store of an unknown kind; a folder where a file should be."""
    code, _, err = shequ("load", ledgers, "--into", address.format(folder=ledgers))
    assert code == 2
    assert "tiger" not in one_line(err)


def test_a_database_of_another_program_is_left_alone(shequ, ledgers, tmp_path):
    """Its tables stay as they were."""
    place = tmp_path / "other.db"
    with sqlite3.connect(place) as other:
        other.execute("CREATE TABLE songs (name)")
    other.close()
    before = place.read_bytes()
    code, _, err = shequ("load", ledgers, "--into", place)
    assert code == 2
    assert "其他程序" in one_line(err)
    assert place.read_bytes() == before


def test_plugins_are_listed(data, shequ):
    """Ours is loaded, nothing is broken, and each format is offered."""
    told = data("plugins")
    assert [one["name"] for one in told["loaded"]] == ["shequ"]
    assert told["broken"] == []
    offered = {(one["hook"], one["name"]) for one in told["offers"]}
    assert {
        ("exporters", "docx"),
        ("importers", "jsonl"),
        ("workbooks", "csv"),
    } <= offered
    assert "社区看板" in shequ("plugins")[1]


def test_what_we_offer_can_be_taken():
    """Every offer of ours loads here, where all libraries are."""
    offers = (*plugin.exporters(), *plugin.importers(), *plugin.workbooks())
    assert all(offer.take() for offer in offers)


def test_the_command_is_installed():
    """As a process of its own: JSON alone on standard output, errors on the other."""
    run = [sys.executable, "-c", "from shequ_adapters.cli import main; exit(main())"]
    good = subprocess.run([*run, "plugins", "--json"], capture_output=True, check=False)
    bad = subprocess.run([*run, "figures", "none.db"], capture_output=True, check=False)
    assert (good.returncode, good.stdout[:1], good.stderr) == (0, b"{", b"")
    assert (bad.returncode, bad.stdout) == (2, b"")
    assert b"Traceback" not in bad.stderr
