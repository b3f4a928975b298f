"""类型. What a user's own mypy, strict, or pyright takes of us, and what it refuses."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from mypy import api
from tests.house.sources import SRC

USERS = Path(__file__).parent / "typing"
EXPECTED = re.compile(r"# error: \[([a-z-]+)\]")
FOUND = re.compile(r"^(.+?):(\d+): error: .*\[([a-z-]+)\]$", re.MULTILINE)


@pytest.fixture(scope="module")
def refused(tmp_path_factory):
    """What mypy refuses of all that users write, by file, line and code."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MYPYPATH", str(SRC))
        cache = f"--cache-dir={tmp_path_factory.mktemp('mypy')}"
        users = [str(path) for path in sorted(USERS.glob("*.py"))]
        told, failed, _ = api.run(["--strict", "--config-file=", cache, *users])
    assert not failed
    return {
        (Path(name).name, int(line), code) for name, line, code in FOUND.findall(told)
    }


@pytest.mark.parametrize("path", sorted(USERS.glob("*.py")), ids=lambda path: path.stem)
def test_mypy_refuses_what_is_marked_and_nothing_else(path, refused):
    """Each line with a comment for that reason, and no other line."""
    lines = enumerate(path.read_text("utf-8").splitlines(), start=1)
    marked = {
        (path.name, number, code)
        for number, line in lines
        for code in EXPECTED.findall(line)
    }
    assert len(marked) > 10
    assert {it for it in refused if it[0] == path.name} == marked


def test_pyright_refuses_the_same_lines(tmp_path):
    """For its own reasons."""
    config = tmp_path / "pyrightconfig.json"
    config.write_text(
        json.dumps(
            {
                "typeCheckingMode": "standard",
                "extraPaths": [str(SRC)],
                "include": [str(USERS)],
            }
        )
    )
    done = subprocess.run(
        [sys.executable, "-m", "basedpyright", "-p", config, "--outputjson"],
        capture_output=True,
        check=False,
    )
    found = {
        (Path(one["file"]).name, one["range"]["start"]["line"] + 1)
        for one in json.loads(done.stdout)["generalDiagnostics"]
    }
    assert found == {
        (path.name, number)
        for path in USERS.glob("*.py")
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if EXPECTED.search(line)
    }
