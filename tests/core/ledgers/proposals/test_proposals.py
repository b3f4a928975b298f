"""建议值: what a cell might say instead, and when that can not be told."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_core.ledgers import LEDGERS, Row
from shequ_core.ledgers.cells import read_cell
from shequ_core.ledgers.proposals import PROPOSERS, Around, Doubt, propose
from shequ_core.values import PartDate, ResidentNumber, Sex
from shequ_core.values.number_slips import one_slip
from shequ_core.values.resident_number import check_digit

RESIDENTS = next(it for it in LEDGERS if it.name == "residents")
UNITS = next(it for it in LEDGERS if it.name == "units")
BORN = st.dates(date(1900, 1, 1), date(2004, 12, 31))


def number(born="19600101", sequence=1, region="430181"):
    """A valid id number."""
    first17 = f"{region}{born}{sequence:03}"
    return first17 + check_digit(first17)


def doubt(key, cell, ledger=RESIDENTS, around=None, **row):
    """A cell of a column, read as a ledger reads it, beside other values."""
    of = ledger.column(key)
    values = {key: read_cell(of, cell)[0], **row}
    return Doubt(
        column=of,
        cell=cell,
        row=Row(number=4, values=values),
        around=around or Around(regions=frozenset({"430181"})),
    )


@given(BORN, st.integers(1, 999), st.integers(0, 16), st.sampled_from("0123456789"))
def test_a_repaired_number_fits_the_row(born, sequence, at, digit):
    """Valid, one slip away, and of the sex and birth beside it."""
    meant = number(f"{born:%Y%m%d}", sequence)
    typed = meant[:at] + digit + meant[at + 1 :]
    told = ResidentNumber.of(meant)
    exact = PartDate.exactly(told.born)
    found = propose("id-check-digit", doubt("number", typed, sex=told.sex, born=exact))
    if found is not None:
        assert one_slip(found, typed)
        assert ResidentNumber.of(found).sex is told.sex
        assert ResidentNumber.of(found).born == told.born


def test_a_slip_in_the_birth_is_found_by_the_birth_beside_it():
    """Where no date is beside it, there is no telling."""
    meant = number()
    typed = f"{meant[:9]}1{meant[10:]}"
    known = doubt("number", typed, born=PartDate(1960, 1, 1), sex=Sex.MALE)
    assert propose("id-check-digit", known) == meant
    assert propose("id-check-digit", doubt("number", typed)) is None


def test_a_slip_anywhere_is_found_in_another_ledger():
    """The same name has a number there that is one slip away."""
    meant = number()
    elsewhere = Around(numbers={"王芳": frozenset({meant, number(sequence=999)})})
    typed = f"{meant[:17]}5"
    row = doubt("number", typed, around=elsewhere, name="王芳")
    assert propose("id-check-digit", row) == meant
    assert propose("id-check-digit", doubt("number", typed, name="王芳")) is None


def test_lost_digits_are_found_in_another_ledger_only():
    """By the name, and the digits that are left."""
    meant = number()
    elsewhere = Around(numbers={"王芳": frozenset({meant})})
    cell = float(meant[:15] + "000")
    row = doubt("number", cell, around=elsewhere, name="王芳")
    assert propose("id-lost-precision", row) == meant
    assert propose("id-lost-precision", doubt("number", cell, name="王芳")) is None


@pytest.mark.parametrize(
    ("kind", "key", "cell", "proposed"),
    [
        ("id-15-digit", "number", number()[:6] + number()[8:17], number()),
        ("full-width-id", "number", "４３０１８１196001010018", number()),
        ("date-dotted", "born", "1985.3.12", "1985-03-12"),
        ("date-as-words", "born", "1985年3月", "1985-03"),
        ("two-digit-year", "born", "85.3.12", "1985-03-12"),
        ("two-digit-year", "born", "15.3.12", None),
        ("impossible-date", "born", "1985-13-05", "1985-05-13"),
        ("impossible-date", "born", "19851305", "1985-05-13"),
        ("impossible-date", "born", "1985-02-30", None),
        ("impossible-date", "born", "1985-13-32", None),
        ("impossible-date", "born", "00:00:00", ""),
        ("impossible-date", "born", time(), ""),
        ("impossible-date", "born", 0, ""),
        ("ambiguous-date", "born", "3/12/1985", None),
        ("unknown-word", "education", "初忠", "初中"),
        ("unknown-word", "education", "高中毕", "高中"),
        ("unknown-word", "education", "外星人", None),
        ("unknown-word", "relation", "配藕", "配偶"),
        ("unknown-word", "care", "低保户、残疾人员儿", "低保、残疾人"),
        ("spaces-in-name", "name", "王 芳", "王芳"),
        ("name-doubtful", "name", "王芳2", "王芳"),
        ("name-doubtful", "name", "王*", None),
        ("control-characters", "address", "圭斋\x07西路", "圭斋西路"),
        ("two-phones", "phones", "13812345678/13912345678", "13812345678、13912345678"),
        ("phone-doubtful", "phones", "138l2345678", "13812345678"),
        ("phone-doubtful", "phones", "83612345", None),
        ("phone-too-short", "phones", "123", None),
        ("total-mismatch", "number", "x", None),
    ],
)
def test_what_is_proposed(kind, key, cell, proposed):
    """By kind of finding; None where it can not be told, "" where nothing should be."""
    assert propose(kind, doubt(key, cell)) == proposed


@pytest.mark.parametrize(
    ("kind", "key", "cell", "proposed"),
    [
        ("sex-contradicts-id", "sex", "女", "男"),
        ("born-contradicts-id", "born", "1961-02-03", "1960-01-01"),
        ("impossible-date", "born", "1960-02-30", "1960-01-01"),
        ("ambiguous-date", "born", "1960.1", "1960-01-01"),
    ],
)
def test_a_valid_number_settles_what_is_beside_it(kind, key, cell, proposed):
    """Sex and birth are as it says; without it nothing is proposed."""
    assert propose(kind, doubt(key, cell, number=number())) == proposed


def test_an_area_code_that_all_others_have():
    """Is put before a landline that has none."""
    around = Around(area_code="0731")
    row = doubt("phones", "83612345", around=around)
    assert propose("phone-doubtful", row) == "0731-83612345"


def test_the_nearest_group_is_one_of_the_ledger():
    """One sign wrong; where two are as near, none is proposed."""
    around = Around(groups=("第1居民小组", "幸福里网格"))
    assert propose("group-unknown", doubt("group", "幸福理网格", around=around)) == (
        "幸福里网格"
    )
    twins = Around(groups=("第1居民小组", "第2居民小组"))
    assert propose("group-unknown", doubt("group", "第3居民小组", around=twins)) is None


@pytest.mark.parametrize(
    ("code", "proposed"),
    [("9134O600MA2PBM9HXD", "91340600MA2PBM9HXD"), ("91340600MA2PBM9HX0", None)],
)
def test_letters_that_no_credit_code_has_stand_for_digits(code, proposed):
    """Where the check character then fits."""
    row = doubt("credit_code", code, ledger=UNITS)
    assert propose("credit-code-check-digit", row) == proposed


CELLS = st.one_of(
    st.none(),
    st.text(max_size=20),
    st.floats(),
    st.integers(),
    st.dates(),
    st.times(),
    st.from_regex(r"[0-9年月日/.\-]{0,12}", fullmatch=True),
)


@given(st.sampled_from(sorted(PROPOSERS)), st.sampled_from(RESIDENTS.columns), CELLS)
def test_a_proposal_is_text_or_nothing(kind, of, cell):
    """Whatever stands in the cell; nothing is raised, and never what stands there."""
    around = Around(groups=("第1居民小组",), area_code="0731")
    row = Row(number=4, values={of.key: read_cell(of, cell)[0], "number": number()})
    found = propose(kind, Doubt(column=of, cell=cell, row=row, around=around))
    assert found is None or (isinstance(found, str) and found != str(cell))
