"""别家软件. What LibreOffice and DuckDB make of what we write.

LibreOffice is asked where it is installed (``soffice``, or SHEQU_SOFFICE names one).
"""

import csv
import os
import shutil
import subprocess
from collections import Counter
from decimal import Decimal
from zipfile import ZipFile

import docx
import duckdb
import pytest
from tests.core.small_town import DAY, TOWN, ref

from shequ_adapters.formats.csv_ import Csv
from shequ_adapters.formats.docx import Docx
from shequ_adapters.formats.parquet import Parquet
from shequ_adapters.formats.xlsx import Xlsx
from shequ_core.ledgers import PRACTICES
from shequ_core.ledgers.writing import titles, written
from shequ_core.model import Activity, Person, Residence
from shequ_core.values import Period

SOFFICE = os.environ.get("SHEQU_SOFFICE") or shutil.which("soffice")
BOOK = TOWN.after(
    [Activity(id=ref(Activity, "risky"), name="=1+1", period=Period.since(DAY))]
)
"""底册. The town, and something that a spreadsheet might run."""

TEXT = 2
ALL_SHEETS = "44,34,76,1,,0,false,true,false,false,false,-1"
"""写法. Comma, quote, UTF-8; cells as shown, every sheet."""


@pytest.fixture(scope="module")
def converted(tmp_path_factory):
    """Has LibreOffice open a file and save it as something else, in a folder."""
    if SOFFICE is None:
        pytest.skip("no LibreOffice here")
    own = tmp_path_factory.mktemp("soffice")

    def convert(path, to, *options):
        out = tmp_path_factory.mktemp("out")
        command = [SOFFICE, f"-env:UserInstallation={own.as_uri()}", "--headless"]
        more = [*options, "--convert-to", to, "--outdir", out, path]
        subprocess.run([*command, *more], check=True, capture_output=True, timeout=300)
        return out

    return convert


def saved(exporter, path):
    """The book in a format, as a file."""
    with path.open("wb") as stream:
        exporter.write(BOOK, stream, on=DAY)
    return path


def shown(value):
    """A cell as it is to be seen; a number by its value."""
    if isinstance(value, int | Decimal):
        return float(value)
    return "" if value is None else str(value)


def seen(text, value):
    """A cell as it was seen."""
    return float(text.replace(",", "")) if isinstance(value, int | Decimal) else text


def rows_of(path):
    """The rows of a csv."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream))


def test_libreoffice_sees_every_cell_of_the_workbook(tmp_path, converted):
    """Numbers keep 18 digits, house numbers their zeros, days are days, texts texts."""
    out = converted(
        saved(Xlsx(), tmp_path / "台账.xlsx"),
        f"csv:Text - txt - csv (StarCalc):{ALL_SHEETS}",
    )
    for ledger in written(BOOK, PRACTICES, DAY):
        if ledger.ledger.upright:
            continue
        found = rows_of(out / f"台账-{ledger.ledger.title}.csv")
        assert tuple(found[2]) == titles(ledger.ledger)
        for cells, row in zip(found[3:], ledger.rows, strict=True):
            assert list(map(seen, cells, row)) == list(map(shown, row))


def test_libreoffice_sees_every_cell_of_a_csv_opened_as_text(tmp_path, converted):
    """As one tells it to in its dialog: 18 digits, zeros in front, and all."""
    with ZipFile(saved(Csv(), tmp_path / "台账.zip")) as package:
        package.extractall(tmp_path)
    [path] = tmp_path.glob("*居民花名册.csv")
    columns = range(1, len(rows_of(path)[0]) + 1)
    as_text = "/".join(f"{column}/{TEXT}" for column in columns)
    out = converted(
        path,
        f"csv:Text - txt - csv (StarCalc):{ALL_SHEETS}",
        f"--infilter=CSV:44,34,76,1,{as_text}",
    )
    [again] = out.iterdir()
    assert rows_of(again) == rows_of(path)
    numbers = {it.number for it in BOOK.all(Person)}
    assert len(numbers & {cell for row in rows_of(again) for cell in row}) >= 600


def test_libreoffice_reads_the_summary(tmp_path, converted):
    """Every paragraph of the Word document, every cell of its tables, as written."""
    path = saved(Docx(), tmp_path / "总结.docx")
    [text] = converted(path, "txt:Text (encoded):UTF8").iterdir()
    read = "".join(text.read_text("utf-8-sig").split())
    document = docx.Document(str(path))
    told = [it.text for it in document.paragraphs]
    told += [it.text for table in document.tables for it in table._cells]
    assert len(told) > 50
    assert [it for it in told if "".join(it.split()) not in read] == []


def test_duckdb_counts_the_parquet_parts_as_we_do(tmp_path):
    """Rows of every kind, and people by sex and year of birth, in plain SQL."""
    with ZipFile(saved(Parquet(), tmp_path / "记录.zip")) as package:
        package.extractall(tmp_path)
        kinds = [name.split("/")[0] for name in package.namelist()]
    with duckdb.connect() as base:
        for kind in kinds:
            base.execute(f"create view {kind} as from '{tmp_path}/{kind}/*/*.parquet'")
        counted = {
            kind: base.execute(f"select count(*) from {kind}").fetchall()[0][0]
            for kind in kinds
        }
        people = base.execute(
            "select sex, substr(number, 7, 4), count(*) from person"
            " where number is not null group by all"
        ).fetchall()
        living = base.execute(
            "select count(*) from residence where period_start <= ?"
            " and (period_end is null or period_end > ?)",
            [DAY, DAY],
        ).fetchall()
    assert counted == Counter(record.kind for record in BOOK)
    assert {(sex, year): count for sex, year, count in people} == Counter(
        (it.sex.value, str(it.number)[6:10]) for it in BOOK.all(Person) if it.number
    )
    assert living == [(len(list(BOOK.on(DAY).all(Residence))),)]
