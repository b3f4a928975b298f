"""可选库: without the library of an extra all else works, and the line to type is said.

Libraries that no job needs both of are taken away together.
"""

import json
import re
import subprocess
import sys
import tomllib

import pytest
from tests.adapters.cli.conftest import LEDGER
from tests.house import lacking
from tests.house.sources import ROOT

EXTRAS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"][
    "optional-dependencies"
]
FOREIGN = "Prénom,Âge\n" + "René,30\nZoé,31\n" * 30

NEEDS = {
    "sqlite": ("sql", {"sqlalchemy"}),
    "postgresql": ("postgres", {"sqlalchemy", "psycopg"}),
    "mariadb": ("mariadb", {"sqlalchemy", "pymysql"}),
    "look xlsx": ("xlsx", {"python_calamine"}),
    "look foreign": ("xlsx", {"charset_normalizer"}),
    "marked-up": ("xlsx", {"openpyxl"}),
    "fill": ("xlsx", {"openpyxl"}),
    "template": ("xlsx", {"xlsxwriter"}),
    "export xlsx": ("xlsx", {"xlsxwriter"}),
    "export docx": ("docx", {"docx"}),
    "narrate": ("docx", {"docx"}),
    "report": ("report", {"docx", "docxtpl", "jinja2"}),
    "export html": ("html", {"jinja2"}),
    "export desk": ("html", {"jinja2"}),
    "export ics": ("ics", {"icalendar"}),
    "export parquet": ("parquet", {"pyarrow"}),
    "holidays": ("calendar", {"chinese_calendar"}),
    "festivals": ("lunar", {"lunar_python"}),
    "sealed": ("crypto", {"cryptography"}),
    "conform": ("testing", {"hypothesis"}),
}
"""需要. What each job takes: the extra, and what of it can not be missed."""

GROUPS = [
    {"sqlalchemy", "docx", "lunar_python", "hypothesis"},
    {"psycopg", "python_calamine", "jinja2", "chinese_calendar"},
    {"pymysql", "openpyxl", "docxtpl", "icalendar"},
    {"xlsxwriter", "charset_normalizer", "pyarrow", "cryptography"},
]
OTHERWISE = {"postgresql": 2, "mariadb": 2, "conform": 1, "look foreign": 1}
"""否则. How those end that have all they need: no server answers, no law is kept, no
ledger is known.
"""


@pytest.mark.parametrize("libraries", GROUPS, ids=lambda them: "+".join(sorted(them)))
def test_only_what_needs_it_goes_without(libraries, tmp_path):
    """And says in one line which extra to install."""
    (tmp_path / "花名册.csv").write_text(LEDGER, "utf-8")
    (tmp_path / "foreign.csv").write_bytes(FOREIGN.encode("cp1252"))
    done = subprocess.run(
        [sys.executable, lacking.__file__, ",".join(libraries), str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
    )
    jobs = [json.loads(line) for line in done.stdout.splitlines()]
    assert {job for job, _, _ in jobs} >= NEEDS.keys()
    for job, code, said in jobs:
        extra, needed = NEEDS.get(job, ("", set()))
        if needed & libraries:
            assert code == 2, job
            assert said.count("\n") == 1
            assert f"pip install 'shequ[{extra}]'" in said, job
        else:
            assert (code, "pip install" in said) == (OTHERWISE.get(job, 0), False), job


def test_every_library_of_an_extra_is_taken_away_once():
    """But those that come with another, and the driver's own build of psycopg."""
    named = {
        "python-calamine": "python_calamine",
        "charset-normalizer": "charset_normalizer",
        "python-docx": "docx",
        "chinesecalendar": "chinese_calendar",
    }
    tried = [library for group in GROUPS for library in group]
    assert len(tried) == len(set(tried))
    assert {it for _, needed in NEEDS.values() for it in needed} == set(tried)
    for extra in EXTRAS.keys() - {"all", "dev", "bench", "docs"}:
        for line in EXTRAS[extra]:
            library = re.match(r"[\w-]+", line)[0]
            known = named.get(library, library).lower()
            assert known in {*tried, "shequ", "pytest"}, line
