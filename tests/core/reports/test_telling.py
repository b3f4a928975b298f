"""记录文字: what a record says, as it may be told."""

from datetime import date
from decimal import Decimal

import pytest
from tests.core.small_town import TOWN, ref

from shequ_core.model import Person, Residence
from shequ_core.privacy import masked
from shequ_core.register import Register
from shequ_core.reports.telling import Telling, period_words, quantity_words
from shequ_core.testing.format_probes import SECRET, with_secrets
from shequ_core.values import ALWAYS, Period, Quantity, Ref, Sex

STAY = next(iter(TOWN.all(Residence)))


def test_what_is_told_is_told_of_others_too():
    """A stay names its resident as the register that is told does."""
    secret = with_secrets(TOWN)
    for told, is_there in ((secret, True), (Register(masked(secret)), False)):
        words = Telling(find=told.find).words_of(told[STAY.id])
        assert (SECRET in words) is is_there


def test_what_says_nothing_is_left_out():
    """Empty fields have no word."""
    someone = Person(id=ref(Person, "x"), name="王小明", sex=Sex.MALE)
    telling = Telling(find=TOWN.find)
    assert telling.words_of(someone) == "姓名 王小明；性别 男"
    assert [telling.word_of(it) for it in (None, "", (), ALWAYS)] == [""] * 4


def test_who_is_not_there_is_called_by_the_key():
    """As in a ledger that names a household that it does not have."""
    telling = Telling(find=Register().find)
    assert telling.word_of(Ref[Person]("town/person/77")) == "77"


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (Quantity.exactly(120), "120"),
        (Quantity.exactly(Decimal("2.50")), "2.50"),
        (Quantity.said_as("300多人"), "300多人"),
        (Quantity(Decimal(15), None), "至少15"),
        (Quantity(None, Decimal(15)), "至多15"),
        (Quantity(Decimal(500), Decimal(700)), "500至700"),
        (Quantity.unknown(), "未填"),
        (Quantity.unknown("有住宅楼幢"), "有住宅楼幢"),
    ],
)
def test_quantities_are_told_in_words(told, words):
    """No clerk reads >=15."""
    assert quantity_words(told) == words
    assert Telling(find=TOWN.find).word_of(told) == words


def test_periods_have_both_days_in():
    """Or dots where there is no end."""
    year = Period.year(2004)
    assert period_words(year) == "2004-01-01 至 2004-12-31"
    assert period_words(Period.since(date(2004, 5, 1))) == "2004-05-01 至 …"
    assert Telling(find=TOWN.find, spoken=str).word_of(year) == str(year)
