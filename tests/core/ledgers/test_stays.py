"""居住. A row finds the stay that it speaks of."""

from datetime import date

import pytest

from shequ_core.ledgers import Intake
from shequ_core.ledgers.stays import stay_of
from shequ_core.model import Basis, Person, Residence
from shequ_core.register import Register
from shequ_core.values import ALWAYS, Period, Ref

WHO = Ref[Person]("bz/person/x1")
FLOATING, REGISTERED = Basis.FLOATING, Basis.REGISTERED


def stay(key, basis, period=ALWAYS):
    """A stay of theirs."""
    ref = Ref(f"bz/residence/{key}")
    return Residence(id=ref, person=WHO, basis=basis, period=period)


def found(basis, *known):
    """The key of the stay that a row is of."""
    return stay_of(WHO, basis, Intake("bz", Register(known))).key


def test_a_first_stay_has_the_name_of_the_person():
    """With an ending where they are registered elsewhere."""
    assert (found(REGISTERED), found(FLOATING)) == ("x1", "x1-f")


@pytest.mark.parametrize("basis", Basis)
def test_a_known_stay_is_found_under_any_name(basis):
    """Whoever entered it named it in their own way."""
    assert found(basis, stay("abc", basis)) == "abc"


def test_of_several_stays_it_is_the_last():
    """Those before are told already."""
    early = stay("x9", REGISTERED, Period(date(1990, 1, 1), date(1995, 1, 1)))
    late = stay("x1", REGISTERED, Period(date(2000, 1, 1), None))
    assert found(REGISTERED, early, late) == "x1"


def test_a_stay_on_the_other_basis_is_left_alone():
    """Even where it has the name that a first one would have."""
    assert found(REGISTERED, stay("x1", FLOATING)) == "x1-registered"
