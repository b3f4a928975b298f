"""成块: what only the first row of a household says is true of its other rows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_core.ledgers import LEDGERS, Sheet, Table
from shequ_core.ledgers.recognise import understand

HEADER = ["户号", "姓名", "与户主关系", "现居住地址", "居民小组"]


def table(*rows, header=HEADER):
    """The one table on a sheet of those rows."""
    (found,) = understand(Sheet(file="a.csv", name="表", rows=[header, *rows]), LEDGERS)
    assert isinstance(found, Table)
    return found


def said(found, key):
    """A column of the rows."""
    return [row.values.get(key) for row in found.rows]


HOUSEHOLDS = st.lists(
    st.tuples(
        st.from_regex(r"004[0-9]{5}", fullmatch=True),
        st.lists(st.sampled_from(["妻", "子", "女", "父亲"]), max_size=3),
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda it: it[0],
)


@given(HOUSEHOLDS)
def test_said_once_or_in_every_row_is_the_same(households):
    """A merged column saved as text has blanks: they are read as what was merged."""
    sparse, full = [], []
    for number, others in households:
        for relation in ("户主", *others):
            shared = [number, "张三", relation, f"{number}号", "第1居民小组"]
            full.append(shared)
            blank = ["", "张三", relation, "", ""]
            sparse.append(shared if relation == "户主" else blank)
    assert [row.values for row in table(*sparse).rows] == [
        row.values for row in table(*full).rows
    ]
    members = sum(len(others) for _, others in households)
    noted = [it for it in table(*sparse).notes if it.kind == "carried-down"]
    assert len(noted) == (3 if members else 0)
    assert all(f"{members}行" in it.message for it in noted)


@pytest.mark.parametrize(
    "rows",
    [
        (["1", "甲", "户主"], ["1", "乙", "妻"], ["", "丙", "子"]),
        (["1", "甲", "户主"], ["", "乙", "妻"], ["", "丙", "户主"]),
        (["", "甲", "妻"], ["1", "乙", "户主"]),
        (["1", "甲", "户主"], ["", "乙", ""]),
    ],
)
def test_a_blank_among_others_is_a_blank(rows):
    """Where one member has it, where one head has not, where no one says who it is."""
    found = table(*rows, header=HEADER[:3])
    assert said(found, "household") == [row[0] for row in rows]
    assert not found.notes


def test_where_every_row_names_its_household_a_blank_is_a_blank():
    """An address that only the heads have is not the address of the others."""
    found = table(
        ["1", "甲", "户主", "圭斋路1号"],
        ["1", "乙", "妻", ""],
        header=HEADER[:4],
    )
    assert said(found, "address") == ["圭斋路1号", ""]
