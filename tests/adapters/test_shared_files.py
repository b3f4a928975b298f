"""外来文件: of every file of other people's each row is accounted for, or a sentence
says why it is not read; what is made to do harm costs little.
"""

from __future__ import annotations

import csv
import json
import lzma
import os
import sys
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from subprocess import run

import pytest

from shequ_adapters.storage.memory import MemoryStore
from shequ_adapters.workbooks import Workbooks
from shequ_core import loading
from shequ_core.errors import Unreadable
from shequ_core.ledgers import Sheet
from shequ_core.ledgers.recognise.grid import Grid

READ = {".csv", ".xls", ".xlsx", ".ods"}
SECONDS, MEMORY = 10, 500 * 1024
"""What a harmful file may cost: seconds of the processor, and KiB at the peak."""

HEADS = ("姓名", "与户主关系", "公民身份号码", "联系电话", "现居住地址", "备注")


@pytest.fixture(scope="module")
def shared() -> Path:
    """Their folder: where SHEQU_SHARED_DATA says, or beside the project."""
    default = Path(__file__).resolve().parents[2].parent / "shared" / "data"
    folder = Path(os.environ.get("SHEQU_SHARED_DATA", default))
    if not folder.is_dir():
        pytest.skip("no files of others here; SHEQU_SHARED_DATA can name their folder")
    return folder


def accounted(sheets: Sequence[Sheet]) -> None:
    """Every row on which something stands is in the account of its sheet."""
    plan = loading.plan(MemoryStore(), sheets, community="bz")
    told: Counter[str] = Counter()
    for account in plan.accounts:
        assert account.balanced, account
        told[account.sheet] += account.rows + sum(account.furniture.values())
    for sheet in sheets:
        assert told[sheet.name] >= Grid.of(sheet).filled_rows(), sheet.name


def test_every_row_of_every_file_is_accounted_for(shared: Path) -> None:
    """Tables are read, the rest is refused in a sentence, and nothing crashes."""
    refused: dict[Path, str] = {}
    for path in sorted(it for it in shared.rglob("*") if it.is_file()):
        try:
            sheets = Workbooks().read(path)
        except Unreadable as error:
            refused[path] = str(error)
        else:
            accounted(sheets)
    assert not [path for path in refused if path.suffix in READ]
    assert all(why.startswith(path.name) for path, why in refused.items())


def _strings(vectors: Path) -> Iterator[str]:
    """The awkward words of their vectors: strings, formulas, names, numbers."""
    yield from json.loads((vectors / "blns.json").read_text(encoding="utf-8"))
    traps = json.loads((vectors / "unicode_traps.json").read_text(encoding="utf-8"))
    yield from (it["text"] for it in traps)
    payloads = vectors / "csv_injection_payloads.txt"
    yield from payloads.read_text(encoding="utf-8").splitlines()
    yield from json.loads((vectors / "names.json").read_text(encoding="utf-8"))["plain"]
    numbers = (vectors / "resident_ids.jsonl").read_text(encoding="utf-8")
    yield from (json.loads(line)["number"] for line in numbers.splitlines())


def test_any_word_may_stand_in_any_cell(shared: Path, tmp_path: Path) -> None:
    """A roster full of what breaks other programs is read row by row."""
    words = [it for it in _strings(shared / "vectors") if "\0" not in it]
    rows = [
        ["张三" if place % 2 else word, "子", word, word, word, word]
        for place, word in enumerate(words)
    ]
    path = tmp_path / "花名册.csv"
    with path.open("w", encoding="utf-8", errors="replace", newline="") as stream:
        csv.writer(stream).writerows([HEADS, *rows])
    sheets = Workbooks().read(path)
    assert len(sheets[0].rows) == len(rows) + 1
    accounted(sheets)
    accounted([Sheet(file="a.xlsx", name="花名册", rows=[HEADS, *rows])])


def _villages(target: Path, shared: Path) -> None:
    packed = shared / "division" / "villages.csv.xz"
    target.write_bytes(lzma.decompress(packed.read_bytes()))


def _unclosed(target: Path, _: Path) -> None:
    target.write_text('姓名,备注\n王伟,"' + "甲,乙\n" * 3_000_000, encoding="gb18030")


def _wide(target: Path, _: Path) -> None:
    target.write_text("姓名" + "," * 30_000_000, encoding="utf-8")


def _package(target: Path, sheet: Iterator[bytes]) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("xl/workbook.xml", '<workbook><sheet name="a"/></workbook>')
        with package.open("xl/worksheets/sheet1.xml", "w") as stream:
            for piece in sheet:
                stream.write(piece)


def _bomb(target: Path, _: Path) -> None:
    _package(target, iter([b"<sheetData>", *[b" " * 2**20] * 300]))


def _far(target: Path, _: Path) -> None:
    cell = (
        b'<worksheet><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    )
    _package(target, iter([cell, b"</sheetData></worksheet>"]))


HARMFUL: Mapping[str, Callable[[Path, Path], None]] = {
    "villages.csv": _villages,
    "unclosed.csv": _unclosed,
    "wide.csv": _wide,
    "bomb.xlsx": _bomb,
    "far.xlsx": _far,
}
READING = """
import resource, sys
from pathlib import Path
from shequ_adapters.workbooks import Workbooks
from shequ_core.errors import Unreadable
from shequ_core.ledgers import LEDGERS
from shequ_core.ledgers.recognise import understand
try:
    sheets = Workbooks().read(Path(sys.argv[1]))
except Unreadable as error:
    print(error)
else:
    for sheet in sheets:
        print(*(it.reason for it in understand(sheet, LEDGERS)))
spent = resource.getrusage(resource.RUSAGE_SELF)
# Not ru_maxrss: that begins with what the process held which started this one.
status = dict(it.split(":", 1) for it in open("/proc/self/status"))
print(spent.ru_utime + spent.ru_stime, status["VmHWM"].split()[0])
"""


@pytest.mark.parametrize("name", HARMFUL)
def test_a_harmful_file_costs_little(shared: Path, tmp_path: Path, name: str) -> None:
    """One finding, within seconds and in little memory."""
    path = tmp_path / name
    HARMFUL[name](path, shared)
    command = [sys.executable, "-c", READING, str(path)]
    done = run(command, capture_output=True, text=True, check=True, timeout=60)
    [_, spent] = done.stdout.strip().splitlines()
    seconds, peak = map(float, spent.split())
    assert seconds < SECONDS
    assert peak < MEMORY
