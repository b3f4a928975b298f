"""``shequ datasets``, and a few of them in one file."""

import csv
import json
from io import StringIO
from zipfile import ZipFile

import pytest

from shequ_core.datasets import DATASETS


def parts(place) -> dict[str, str]:
    """The texts in a zip, by name."""
    with ZipFile(place) as package:
        return {it: package.read(it).decode("utf-8-sig") for it in package.namelist()}


def test_what_can_leave_is_listed(shequ, data):
    """With its columns, and whether they are of persons."""
    told = data("datasets")
    assert [it["name"] for it in told] == [it.name for it in DATASETS]
    [residents] = [it for it in told if it["title"] == "居民花名册"]
    assert residents["privacy"] == "personal"
    assert "居民花名册" in shequ("datasets")[1]


def test_one_table_alone(shequ, db, tmp_path):
    """Under its header, masked; and what each column is, beside it."""
    out = tmp_path / "户.zip"
    code, told, _ = shequ("export", db, "csv", "--dataset", "person", "-o", out)
    assert code == 0
    assert "已脱敏" in told
    found = parts(out)
    assert list(found) == ["01-人员.csv", "datapackage.json"]
    rows = list(csv.DictReader(StringIO(found["01-人员.csv"])))
    assert {row["姓名"] for row in rows} == {"张**", "李**", "王**"}
    [resource] = json.loads(found["datapackage.json"])["resources"]
    assert [it["name"] for it in resource["schema"]["fields"]] == list(rows[0])


@pytest.mark.parametrize("name", ["xlsx", "csv"])
def test_several_in_the_order_asked_for(shequ, db, tmp_path, name):
    """Ledgers, figures and records side by side."""
    out = tmp_path / "几张"
    asked = ("指标", "居民花名册", "household")
    words = [word for it in asked for word in ("--dataset", it)]
    code, _, err = shequ("export", db, name, *words, "-o", out)
    assert (code, err) == (0, "")
    assert out.stat().st_size > 0


def test_superiors_get_figures_and_open_records(shequ, db, tmp_path):
    """But no ledger, which counts whom they do not see."""
    out = tmp_path / "指标.zip"
    words = ("--as", "superior", "export", db, "csv", "-o", out)
    assert shequ(*words, "--dataset", "指标", "--dataset", "facility")[0] == 0
    figures = list(csv.DictReader(StringIO(parts(out)["01-指标.csv"])))
    assert "registered_residents" not in {row["代码"] for row in figures}
    code, _, err = shequ(*words, "--dataset", "居民花名册")
    assert code == 2
    assert "居民花名册" in err


@pytest.mark.parametrize(
    ("asked", "said"),
    [(("csv", "厂长"), "没有数据集"), (("html", "指标"), "不能只写几张表")],
)
def test_what_can_not_be_is_said(shequ, db, tmp_path, asked, said):
    """In one sentence; nothing is written."""
    out = tmp_path / "out"
    name, dataset = asked
    code, _, err = shequ("export", db, name, "--dataset", dataset, "-o", out)
    assert code == 2
    assert said in err
    assert not out.exists()
