"""约数: what is known to be at least so much is told so, to people and programs."""

from datetime import date

import pytest

from shequ_core import Plugins, UnitOfWork, books
from shequ_core.model import Contribution, Investment
from shequ_core.values import Period, Quantity, Ref

GIVEN = {"市里": "50多万元", "街道": "10万元至12万元", "社区": "9000元"}


@pytest.fixture
def paid(db):
    """The small book, and a hall that was paid by three."""
    store = Plugins.discover().open_store(f"sqlite:///{db}")
    with UnitOfWork(store, actor="李主任", reason="出资") as work:
        (key,) = books.communities(work.view)
        hall = Investment(
            id=Ref(f"{key}/investment/1"),
            project="社区用房",
            period=Period.day(date(2004, 3, 18)),
        )
        work.put(hall)
        for place, (name, said) in enumerate(GIVEN.items()):
            work.put(
                Contribution(
                    id=Ref(f"{key}/contribution/{place}"),
                    investment=hall.id,
                    amount=Quantity.said_as(said),
                    funder_name=name,
                )
            )
        work.commit()
    return db


def test_people_read_at_least(paid, shequ):
    """Sums and parts say whether they are exact, bounded, or at least so much."""
    _, told, _ = shequ("figures", paid, "--period", "2004")
    lines = [" ".join(line.split()) for line in told.splitlines()]
    assert "各方出资 至少 609,000 元 contributed_yuan" in lines
    assert {"市里 至少 500,000 元", "街道 100,000–120,000 元", "社区 9,000 元"} <= set(
        lines
    )
    _, told, _ = shequ("why", paid, "contributed_yuan", "--period", "2004")
    assert "至少 609,000 元" in told
    assert "at least 609,000" in shequ("--lang", "en", "figures", paid)[1]


def test_programs_get_the_bounds(paid, data):
    """As their text, with the words that were said."""
    told = data("figures", paid, "--period", "2004")
    assert told["contributed_yuan"]["value"] == 609_000
    assert told["contributed_yuan"]["bounds"].startswith(">=609000 «50多万元 + ")
    assert told["contributed_yuan_by_funder"]["bounds"]["社区"] == "=9000 «9000元»"
    assert "bounds" not in told["investment_yuan"]
