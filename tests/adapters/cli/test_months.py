"""逐月变动: months that add up, as they are and as they were reported; boundaries."""

from datetime import date

import pytest

from shequ_core import Plugins, Ref, Register, UnitOfWork, books
from shequ_core.acts import correct, hand_over, move_out, split_community
from shequ_core.model import Community, GridGroup, Residence
from shequ_core.values import Relation

OTHER = Community(id=Ref("nan/community/nan"), name="南社区")
PART = ("month", "opening", "arrivals", "departures", "closing")


def acted(place, act, *more):
    """Write what an act gives, over the book in a database."""
    store = Plugins.discover().open_store(f"sqlite:///{place}")
    with UnitOfWork(store, actor="户籍窗口", reason="登记") as work:
        [key] = [it for it in books.communities(work.view) if it != "nan"]
        work.put(*more)
        work.write(act(books.read(work.view, key)))
        work.commit()
    store.close()


@pytest.fixture
def moved(db):
    """The small book, in which the wife left in November, told in January."""

    def late(town: Register):
        [wife] = town.tied(Residence, "relation", Relation.SPOUSE)
        left = move_out(town, wife.person, on=date(2004, 11, 20))
        return correct(town, left, told_on=date(2005, 1, 8))

    acted(db, late)
    return db


def test_months_add_up(data, moved):
    """A line a month of the ledgers' year; each opens as the last one closed."""
    told = data("months", moved)
    assert [it["month"] for it in told] == [f"2004-{n:02}" for n in range(1, 13)]
    november, december = ([it[name] for name in PART] for it in told[-2:])
    assert november == ["2004-11", 3, 0, 1, 2]
    assert december == ["2004-12", 2, 0, 0, 2]


def test_months_as_they_were_reported(data, shequ, moved):
    """Without what was told late since."""
    told = data("months", moved, "--reported-by", "2005-01-07")
    assert [told[-1][name] for name in PART] == ["2004-12", 3, 0, 0, 3]
    _, out, _ = shequ("months", moved, "--reported-by", "2005-01-07")
    assert "2005-01-07为止的原报数" in out
    assert "期初" in out


def test_months_of_any_period_and_in_english(shequ, moved):
    """The period that is typed, the words that are asked for."""
    _, out, _ = shequ("months", moved, "--period", "2004-11", "--lang", "en")
    assert "Departures" in out
    assert "2004-11" in out
    assert "2004-10" not in out


@pytest.fixture
def redrawn(db):
    """The small book, whose second group was handed over to another community."""

    def given(town: Register):
        group = Ref[GridGroup](f"{key_of(town)}/grid_group/s2")
        to = Register([OTHER])
        return hand_over(town, [group], to=to, on=date(2004, 7, 1))

    acted(db, given, OTHER)
    return db


def test_figures_of_the_old_and_the_new_boundary(data, redrawn):
    """What belonged to whom is asked of any day."""
    community = ("--community", "nan", "--on", "2004-12-31")
    old = ("--boundary", "2004-06-30")

    def residents(*more):
        told = data("figures", redrawn, *community, *more)
        return told["registered_residents"]["value"]

    assert residents() == residents("--boundary", "2004-07-01") == 1
    assert residents(*old) == 0
    told = data("months", redrawn, *community, "--period", "2004-07")
    assert [told[0][name] for name in PART] == ["2004-07", 0, 1, 0, 1]


def test_a_community_that_was_not_there_is_one_line(shequ, db):
    """On the boundary of a day before it was made of another there is none to tell."""

    def split(town: Register):
        group = Ref[GridGroup](f"{key_of(town)}/grid_group/s2")
        return split_community(town, [group], into=OTHER, on=date(2004, 7, 1))

    acted(db, split)
    asked = ("figures", db, "--community", "nan", "--boundary")
    assert shequ(*asked, "2004-07-01")[0] == 0
    code, out, err = shequ(*asked, "2004-06-30")
    assert (code, out) == (2, "")
    assert "没有社区 nan" in err


def key_of(town):
    """The key of a book."""
    return next(iter(town.all(Community))).id.community
