"""先试算，再载入: what a load would do is shown, and what is doubtful asked first."""

import pytest

HEADS = "户号,姓名,与户主关系,性别,出生日期,公民身份号码,联系电话,居民小组\n"
PEOPLE = "赵钱孙李周吴郑王冯陈褚卫"


def roster(place, *people, told="2005年12月31日", phone="", named="花名册.csv"):
    """A roster of so many householders, told on a day."""
    rows = [
        f"{number:04},{PEOPLE[number - 1]}大山,户主,男,1950-01-{number:02}"
        f",,{phone},一组\n"
        for number in people
    ]
    file = place / named
    title = f"北正社区居民花名册\n填报时间:{told}\n{HEADS}"
    file.write_text(title + "".join(rows), "utf-8")
    return file


@pytest.fixture
def book(shequ, tmp_path):
    """A database of twelve householders in 2004."""
    file = roster(tmp_path, *range(1, 13), told="2004年12月31日")
    place = tmp_path / "book.db"
    assert shequ("load", file, "--into", place)[0] == 0
    return place


def households(data, book):
    """How many there are."""
    return data("figures", book)["registered_households"]["value"]


def test_a_trial_tells_each_change_masked(shequ, data, book, tmp_path):
    """New ones, old and new values, who would be gone; and names nobody."""
    file = roster(tmp_path, *range(2, 13), phone="13900001111")
    words = ("load", file, "--into", book, "--complete", "居民花名册", "--dry-run")
    code, out, err = shequ(*words)
    assert (code, err) == (0, "")
    assert "更改" in out
    assert "139****1111" in out
    assert "从 2005-12-31 起减员" in out
    assert "居民花名册减员 1" in out
    assert "大山" not in out
    told = data(*words)
    assert [it["among"] for it in told["endings"]] == [12]
    assert len(told["endings"][0]["refs"]) == 1
    phones = [it for it in told["edits"] if it["field"] == "phones"]
    assert [(it["before"], it["after"]) for it in phones] == [("", "139****1111")] * 11
    assert told["revision"] == 1
    assert households(data, book) == 12


def test_many_gone_at_once_need_a_yes(shequ, data, book, tmp_path):
    """More than a tenth: refused in one line with the numbers, done with --yes."""
    file = roster(tmp_path, *range(3, 13))
    words = ("load", file, "--into", book, "--complete", "居民花名册")
    code, _, err = shequ(*words)
    assert code == 2
    assert "12人中的2人" in err
    assert "--yes" in err
    assert households(data, book) == 12
    assert shequ(*words, "--yes")[0] == 0
    assert households(data, book) == 10


def test_what_did_not_end_is_said_last(shequ, book, tmp_path):
    """A row that was set apart holds the endings back: not lost among the findings."""
    file = roster(tmp_path, *range(2, 13))
    file.write_text(file.read_text("utf-8") + "0013,,户主,男,,,,一组\n", "utf-8")
    words = ("load", file, "--into", book, "--complete", "居民花名册", "--dry-run")
    code, out, err = shequ(*words)
    assert (code, err) == (0, "")
    told = " ".join(out.split())
    assert told.rindex("注意：居民花名册有1行没有入库") > told.rindex("级别 规则")


def test_an_older_ledger_needs_a_yes(shequ, book, tmp_path):
    """It would write over what is newer."""
    file = roster(tmp_path, *range(1, 13), told="2003年12月31日", phone="13900001111")
    code, _, err = shequ("load", file, "--into", book)
    assert (code, "2003-12-31" in err) == (2, True)
    assert shequ("load", file, "--into", book, "--yes")[0] == 0


def test_the_same_file_is_not_read_twice(shequ, data, book, tmp_path):
    """It says since when it is known, and writes nothing; other files are read."""
    same = tmp_path / "花名册.csv"
    code, out, err = shequ("load", same, "--into", book)
    assert (code, err) == (0, "")
    assert "已载入过（第 1 版，shequ load）" in out
    assert "没有变化" in out
    told = data("load", same, "--into", book)
    assert [it["file"] for it in told["repeats"]] == ["花名册.csv"]
    assert (told["revision"], told["account"]) == (1, [])
    other = roster(tmp_path, 1, 2, named="另一册.csv", phone="13900002222")
    told = data("load", same, other, "--into", book)
    assert [it["file"] for it in told["account"]] == ["另一册.csv"]
    assert told["revision"] == 2


def test_a_ledger_that_can_not_be_complete_is_named(shequ, book, tmp_path):
    """With those that can."""
    file = roster(tmp_path, *range(1, 13))
    code, _, err = shequ("load", file, "--into", book, "--complete", "活动台账")
    assert code == 2
    assert "居民花名册" in err


@pytest.fixture
def asked(shequ, tmp_path):
    """A database with two namesakes, and a roster of party members that names one."""
    people = tmp_path / "花名册.csv"
    people.write_text(
        f"{HEADS}0001,张三,户主,男,1960-01-01,,,一组\n0002,张三,户主,男,1965-01-01,,,一组\n",
        "utf-8",
    )
    members = tmp_path / "党员花名册.csv"
    members.write_text(
        "姓名,身份证号,入党时间,所在支部\n张三,,1990-07-01,第一支部\n", "utf-8"
    )
    place = tmp_path / "book.db"
    assert shequ("load", people, "--into", place)[0] == 0
    return members, place


def test_a_question_is_asked_and_answered(shequ, data, asked, tmp_path):
    """A trial gives its id and options; an answer in a file ties the row."""
    members, place = asked
    code, out, _ = shequ("load", members, "--into", place, "--dry-run")
    assert (code, "待答复" in out, "--answers" in out) == (0, True, True)
    [question] = data("load", members, "--into", place, "--dry-run")["questions"]
    first = next(iter(question["options"]))
    answers = tmp_path / "答复.toml"
    answers.write_text(f'"{question["id"]}" = "{first}"\n', "utf-8")
    words = ("load", members, "--into", place, "--answers", answers)
    assert data(*words, "--dry-run")["questions"] == []
    assert shequ(*words)[0] == 0
    assert data("figures", place)["party_members"]["value"] == 1


def test_a_trial_writes_the_answers_to_fill_in(shequ, data, asked, tmp_path):
    """Where the file is not there: questions and options as comments, nobody named.
    Left empty it answers nothing; a trial does not write over it.
    """
    members, place = asked
    answers = tmp_path / "答复.toml"
    words = ("load", members, "--into", place, "--answers", answers)
    code, out, _ = shequ(*words, "--dry-run")
    assert (code, "答复.toml" in out) == (0, True)
    form = answers.read_text("utf-8")
    assert ("张三" in form, "1960年生" in form) == (False, True)
    [question] = data(*words, "--dry-run")["questions"]
    second = list(question["options"])[1]
    answers.write_text(form.replace('= ""', f'= " {second} "'), "utf-8")
    assert data(*words, "--dry-run")["questions"] == []
    assert second in answers.read_text("utf-8")
    code, out, _ = shequ("load", members, "--into", place)
    assert (code, "待答复 1 处" in out) == (0, True)
    answers.unlink()
    assert shequ(*words, "--dry-run")[0] == 0
    assert answers.read_text("utf-8") == form
    answers.write_text(form.replace('= ""', f'= "{second}"'), "utf-8")
    assert data(*words)["changes"]["added"].get("person") is None


@pytest.mark.parametrize("words", ["a = 1\n", "张三\n", None])
def test_an_answers_file_that_is_none_is_one_line(shequ, asked, tmp_path, words):
    """Not TOML, no text, or not there: what is wrong is said."""
    members, place = asked
    answers = tmp_path / "答复.toml"
    if words:
        answers.write_text(words, "utf-8")
    code, _, err = shequ("load", members, "--into", place, "--answers", answers)
    assert (code, len(err.splitlines())) == (2, 1)
    assert "答复.toml" in err
