"""A finding is accepted on the command line, and told apart from then on."""


def test_what_was_waived_is_listed_on_request(shequ, data, db):
    """Gone from the check, there with --waived, with who and why."""
    before = data("check", db)
    code = before[0]["code"]
    done, out, err = shequ("waive", db, code, "--by", "李主任", "--why", "已核实")
    assert (done, err, "成为第 2 版" in out) == (0, "", True)
    assert code not in {it["code"] for it in data("check", db)}
    both = data("check", db, "--waived")
    accepted = [it for it in both if "waived" in it]
    assert {it["code"] for it in accepted} == {code}
    assert accepted[0]["waived"]["why"] == "已核实"
    assert len(both) == len(before)
    _, out, _ = shequ("check", db, "--waived")
    assert "李主任：已核实" in out.replace("\n", "")


def test_an_unknown_rule_is_not_waived(shequ, db):
    """Its name is said."""
    code, _, err = shequ("waive", db, "R-X99", "--by", "李主任", "--why", "无")
    assert (code, "没有规则 R-X99" in err) == (2, True)
