"""A text file is read in the encoding that it was written in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_adapters.workbooks.encodings import REPLACEMENT, decoded

WORDS = [
    "姓名",
    "性别",
    "公民身份号码",
    "居民小组",
    "与户主关系",
    "户主",
    "现居住地址",
    "联系电话",
    "备注",
    "北正社区",
    "高龄老人",
]
RARE = "䶮𠮷喆堃·婳昇㛃"
TABLE = "姓名,性别,小组\n王伟,男,1\n李娜,女,2\n"

ledgers = st.lists(
    st.lists(
        st.sampled_from(WORDS)
        | st.integers(0, 10**6).map(str)
        | st.text(st.sampled_from(RARE), max_size=1),
        min_size=3,
        max_size=8,
    ),
    min_size=1,
    max_size=20,
).map(lambda rows: ",".join(WORDS[:4]) + "\r\n" + "\r\n".join(map(",".join, rows)))


@given(ledgers, st.sampled_from(["gb18030", "utf-8", "utf-8-sig", "utf-16"]))
def test_ledgers_are_read_right_every_time(text, encoding):
    """In GB18030 as in the others, rare characters included."""
    reading = decoded(text.encode(encoding))
    assert reading.text == text
    assert reading.encoding == encoding


@pytest.mark.parametrize(
    ("text", "written", "read"),
    [
        (TABLE, "gbk", "gb18030"),
        (TABLE, "gb2312", "gb18030"),
        (TABLE, "utf-16-le", "utf-16-le"),
        (TABLE, "utf-16-be", "utf-16-be"),
        ("編號,姓名,性別,電話\n1,陳大文,男,2\n2,李小龍,男,3\n", "big5", "big5hkscs"),
        ("id,name\n1,john\n", "ascii", "utf-8"),
        ("Prénom,Âge\n" + "René,30\nZoé,31\n" * 30, "cp1252", "cp1252"),
        ("联通\n", "gbk", "gb18030"),
        ("王\n", "gbk", "gb18030"),
    ],
)
def test_each_encoding_is_seen(text, written, read):
    """Marked or not, short or long."""
    reading = decoded(text.encode(written))
    assert (reading.text, reading.encoding) == (text, read)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_broken_byte_does_not_change_the_encoding(encoding):
    """The rest is read as before; what is broken is marked."""
    data = (TABLE * 5).encode(encoding)
    middle = data.index("李娜".encode(encoding))
    reading = decoded(data[:middle] + b"\xff" + data[middle:])
    assert reading.encoding == encoding
    assert reading.text.replace(REPLACEMENT, "") == TABLE * 5


def test_too_little_is_not_guessed_at():
    """One odd byte tells no encoding: it is marked."""
    assert REPLACEMENT in decoded(b"id,name\n1,english\n2,\xa9\n").text


@given(st.binary(max_size=200))
def test_any_bytes_are_read(data):
    """Nothing is raised, whatever comes."""
    assert isinstance(decoded(data).text, str)
