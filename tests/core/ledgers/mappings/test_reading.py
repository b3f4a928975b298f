"""读列对应: a file that a person edited says what it says, or what is wrong in it."""

import pytest

from shequ_core.errors import Unreadable
from shequ_core.ledgers.mappings import read_mappings
from shequ_core.model import CareGroup
from shequ_core.values import Sex

FILE = """\
profile = "国标"

[[table]]
ledger = "居民花名册"
sheet = "第*组"

[table.columns]
"甲" = "姓名"
"乙" = "relation"
"电话#2" = ""
"丙" = "特殊群体=低保"

[table.constants]
"居民小组" = 3

[table.codes."性别"]
"0" = "男"

[[table]]
ledger = "party_members"
"""


def test_all_that_it_may_say():
    """Titles or keys, columns not to be read, flags, constants, codes."""
    mappings = read_mappings("\ufeff" + FILE)
    assert mappings.profile is not None
    residents, members = mappings.tables
    assert (residents.ledger, residents.sheet, residents.number) == (
        "residents",
        "第*组",
        1,
    )
    assert residents.columns == {"甲": "name", "乙": "relation", "电话#2": ""}
    assert residents.flags == {"丙": ("care", CareGroup.SUBSISTENCE_ALLOWANCE)}
    assert residents.constants == {"group": "3"}
    assert residents.codes == {"sex": {"0": Sex.MALE}}
    assert residents.meant_for("第3组")
    assert not residents.meant_for("Sheet1")
    assert (members.ledger, members.number) == ("party_members", 2)
    assert members.meant_for("Sheet1")


def test_a_table_may_have_its_own_profile():
    """Codes of its own outrank those of the profile."""
    (table,) = read_mappings(
        '[[table]]\nledger = "居民花名册"\nprofile = "gb"\n'
        '[table.codes."性别"]\n"1" = "女"\n'
    ).tables
    assert table.codes["sex"] == {"1": Sex.FEMALE}
    assert "01" in table.codes["ethnicity"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("姓名 = 1", "TOML"),
        ('profil = "国标"', "profile"),
        ('profile = "省标"', "国标"),
        ("table = 3", "[[table]]"),
        ("[table]\nledger = 1", "[[table]]"),
        ("[[table]]\n", "没有台账"),
        ('[[table]]\nledger = "花名单"', "居民花名册"),
        ('[[table]]\nledger = "居民花名册"\ncolumn = 1', "columns"),
        ('[[table]]\nledger = "居民花名册"\ncolumns = 1', "table.columns"),
        (
            '[[table]]\nledger = "居民花名册"\n[table.columns]\n"甲" = "血型"',
            "没有栏目“血型”",
        ),
        ('[[table]]\nledger = "居民花名册"\n[table.columns]\n"甲" = true', "引号"),
        (
            '[[table]]\nledger = "居民花名册"\n[table.columns]\n"甲" = "特殊群体=火星"',
            "没有选项“火星”",
        ),
        (
            '[[table]]\nledger = "居民花名册"\n[table.constants]\n"性别" = "5"',
            "读不懂",
        ),
        ('[[table]]\nledger = "居民花名册"\ncodes = 1', "table.codes"),
        (
            '[[table]]\nledger = "居民花名册"\n[table.codes."性别"]\n"1" = "雄"',
            "没有选项“雄”",
        ),
    ],
)
def test_what_is_wrong_is_said(text, words):
    """One sentence: where, what, and what could stand there."""
    with pytest.raises(Unreadable) as refused:
        read_mappings(text)
    assert words in str(refused.value)
