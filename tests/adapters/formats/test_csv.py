"""Csv keeps the laws of formats, and is read back by our own reader."""

import json
from datetime import date
from io import BytesIO
from zipfile import ZipFile

from frictionless import Package
from hypothesis import given, settings
from tests.core.small_town import TOWN

from shequ_adapters.formats.csv_ import Csv
from shequ_adapters.workbooks import read_workbook
from shequ_core.ledgers import LEDGERS, PRACTICES
from shequ_core.ledgers.writing import titles, written
from shequ_core.model import Community
from shequ_core.register import Register
from shequ_core.testing import towns
from shequ_core.testing.format_probes import with_risks
from shequ_core.testing.formats import FormatLaws
from shequ_core.values import Ref

ON = date(2004, 12, 31)


class TestCsv(FormatLaws):
    """Csv answers to the laws."""

    exporter = Csv()


class TestCsvGb18030(FormatLaws):
    """For offices' older programs, with the same laws."""

    exporter = Csv(encoding="gb18030")


def test_gb18030_has_the_rarest_names():
    """Characters of three planes; the package says how it is encoded."""
    stream, name = BytesIO(), "龘㙍𠮷\U00030000"
    community = Community(id=Ref("bei/community/bei"), name=name)
    Csv(encoding="gb18030").write([community], stream, on=ON)
    with ZipFile(stream) as package:
        text = package.read("01-社区概况.csv").decode("gb18030")
        told = json.loads(package.read("datapackage.json"))
    assert name in text
    assert {it["encoding"] for it in told["resources"]} == {"gb18030"}


def test_a_file_a_ledger_for_excel():
    """Numbered names, a mark for Excel, the header first."""
    stream = BytesIO()
    Csv().write(Register(), stream, on=ON)
    with ZipFile(stream) as package:
        assert package.namelist()[0] == "01-社区概况.csv"
        assert len(package.namelist()) == len(LEDGERS) + 1
        text = package.read("01-社区概况.csv")
    assert text.startswith(b"\xef\xbb\xbf")
    assert text.decode("utf-8-sig") == ",".join(titles(LEDGERS[0])) + "\r\n"


@settings(max_examples=10)
@given(register=towns().map(with_risks))
def test_guarded_texts_are_read_as_they_were(tmp_path_factory, register):
    """What was kept from running comes back without its apostrophe."""
    path = tmp_path_factory.mktemp("csv") / "台账.zip"
    with path.open("wb") as stream:
        Csv().write(register, stream, on=ON)
    sheets = {sheet.name[3:]: sheet for sheet in read_workbook(path)}
    for ledger in written(register, PRACTICES, ON):
        sheet = sheets[ledger.ledger.title]
        expected = [
            ["" if it is None else str(it) for it in row] for row in ledger.rows
        ]
        assert [list(row) for row in sheet.rows[1:]] == expected
        assert sheet.encoding == "utf-8-sig"


def test_it_is_a_data_package(tmp_path):
    """Another's validator finds each table to be as it is described, and no fault."""
    out = tmp_path / "台账.zip"
    with out.open("wb") as stream:
        Csv().write(TOWN, stream, on=ON)
    with ZipFile(out) as package:
        package.extractall(tmp_path / "包")
    told = Package(str(tmp_path / "包" / "datapackage.json"))
    report = told.validate()
    assert report.flatten(["title", "note"]) == []
    assert {it.stats["rows"] > 0 for it in report.tasks} == {True}
    residents = told.get_resource("residents")
    fields = {it.title or it.name: it.type for it in residents.schema.fields}
    assert fields["公民身份号码"] == "string"
