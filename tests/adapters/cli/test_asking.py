"""查询. What a book is asked: check, figures, why."""

import pytest


def test_figures_are_given_by_code(data, db):
    """Value, unit, label and basis of each; whole numbers are whole."""
    measured = data("figures", db)
    assert measured["registered_residents"] == {
        "value": 3,
        "unit": "人",
        "label": "户籍人口",
        "basis": "统计日户籍在本社区的人，一人只计一次，不含流动人口",
    }
    assert measured["registered_residents_by_small_group"]["value"] == {"1": 2, "2": 1}
    assert measured["persons_per_household"]["value"] == 1.5


def test_the_day_can_be_chosen(data, db):
    """Before anyone was born, nobody lived there."""
    measured = data("figures", db, "--on", "1949-10-01")
    assert measured["registered_residents"]["value"] == 0
    assert measured["as_of"]["value"] == "1949-10-01"


@pytest.mark.parametrize(
    ("typed", "period"),
    [
        ("2003", "2003-01-01/2004-01-01"),
        ("2004-05", "2004-05-01/2004-06-01"),
        ("2004-01-01..2004-06-30", "2004-01-01/2004-07-01"),
    ],
)
def test_the_period_can_be_chosen(data, db, typed, period):
    """A year, a month, or two days that are both in."""
    told = data("why", db, "activities", "--period", typed)
    assert told["period"] == period


def test_the_period_is_the_year_of_the_day(data, db):
    """Where only the day is given, flows are those of its year."""
    told = data("why", db, "activities", "--on", "2002-12-31")
    assert told["period"] == "2002-01-01/2003-01-01"


def test_a_community_is_named_where_there_are_several(shequ, data, db, ledgers):
    """With two in one database, asking needs ``--community``, and lists both."""
    data("load", ledgers, "--into", db, "--community", "nanzheng")
    code, _, err = shequ("figures", db)
    assert code == 2
    assert "nanzheng" in err
    measured = data("figures", db, "--community", "nanzheng")
    assert measured["registered_residents"]["value"] == 3


def test_findings_are_listed(data, db):
    """Each with rule, severity, sentence and place, its matter and source."""
    found = data("check", db)
    keys = "code kind severity message file sheet cell about matter source"
    assert {tuple(one) for one in found} == {tuple(keys.split())}
    assert "household-without-head" in {one["kind"] for one in found}


def test_ledgers_to_mend_are_told_apart(shequ, data, db):
    """Under a heading of their own, after what the law asks of the community."""
    matters = {one["kind"]: one["matter"] for one in data("check", db)}
    assert matters["household-without-head"] == "ledger"
    assert matters["committee-size"] == "community"
    code, out, _ = shequ("check", db)
    assert code == 0
    community, ledgers = out.split("台账登记，请改台账：")
    assert "社区情况，对照规定：" in community
    assert "《城市居民委员会组织法》" in community
    assert "户内没有户主" in ledgers


def test_strict_exits_with_one_where_there_are_errors(shequ, db):
    """Errors found are exit code 1 with ``--strict``, and 0 without."""
    assert shequ("check", db)[0] == 0
    assert shequ("check", db, "--strict")[0] == 1


def test_a_figure_names_its_rows(data, db):
    """File, sheet and row of every record counted, and nobody's name in full."""
    told = data("why", db, "registered_residents")
    assert (told["code"], told["value"], told["unit"]) == (
        "registered_residents",
        3,
        "人",
    )
    assert [row["row"] for row in told["rows"]] == [4, 5, 6]
    assert told["rows"][0]["file"] == "花名册.csv"
    assert told["rows"][0]["kind"] == "residence"


def test_people_see_the_rows_masked(shequ, db):
    """The table says the basis, and 张** for 张三丰."""
    _, out, _ = shequ("why", db, "registered_residents")
    assert "口径：" in out
    assert "张**" in out
    assert "张三丰" not in out


def test_people_see_figures_in_a_table(shequ, db):
    """Breakdowns stand under their figure."""
    _, out, _ = shequ("figures", db)
    assert "户籍人口" in out
    assert "registered_residents" in out


def test_people_see_findings_by_rule(shequ, db):
    """How many, and where the first of them are."""
    _, out, _ = shequ("check", db)
    assert "R-H01" in out
    assert "花名册.csv › 花名册 › C6" in out


@pytest.mark.parametrize(
    ("label", "code"),
    [("户均人口", "persons_per_household"), ("社区名称", "community")],
)
def test_shares_and_texts_go_by_their_labels_too(data, db, label, code):
    """As figures do."""
    assert data("why", db, label) == data("why", db, code)
    assert data("why", db, label)["code"] == code


def test_a_figure_goes_by_its_label_too(shequ, data, db):
    """As clerks call it; what is nearly so is offered."""
    assert data("why", db, "户籍人口") == data("why", db, "registered_residents")
    code, _, err = shequ("why", db, "户籍人囗")
    assert code == 2
    assert "是不是 户籍人口？" in err
    _, _, err = shequ("why", db, "幸福指数")
    assert "shequ figures" in err
