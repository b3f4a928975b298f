"""Batches and changes: what is written together, and what the log keeps."""

from datetime import UTC, date, datetime

import attrs
import pytest

from shequ_core.codec import dumps
from shequ_core.errors import InvalidValue, NotFound
from shequ_core.model import Household, Record
from shequ_core.ports import Batch, Change
from shequ_core.values import ALWAYS, Period, Ref

HOUSE = Household(id=Ref("bei/household/1"), number="1")
OTHER = Ref[Household]("bei/household/2")
BATCH = Batch(base=3, puts=(HOUSE,), strikes=(OTHER,), actor="甲", reason="核对")


def test_a_batch_holds_what_the_log_will():
    """Each put as a line of JSON, and every ref it touches."""
    assert BATCH.payloads == (dumps(HOUSE),)
    assert list(BATCH.refs()) == [HOUSE.id, OTHER]


@pytest.mark.parametrize(
    "terms",
    [
        {"base": 4},
        {"puts": (HOUSE.evolve(number="2"),)},
        {"puts": ()},
        {"strikes": ()},
        {"actor": "乙"},
        {"reason": "录入"},
        {"told_on": date(2004, 12, 31)},
    ],
    ids=lambda terms: next(iter(terms)),
)
def test_another_batch_has_another_id(terms):
    """The id is the digest of what is done; the same work has the same."""
    same = {field.name: getattr(BATCH, field.name) for field in attrs.fields(Batch)}
    del same["id"], same["payloads"]
    assert Batch(**same).id == BATCH.id
    assert Batch(**same | terms).id != BATCH.id


@pytest.mark.parametrize(
    ("problem", "terms"),
    [
        ("twice", {"puts": (HOUSE, HOUSE)}),
        ("twice", {"puts": (HOUSE,), "strikes": (HOUSE.id,)}),
        ("twice", {"strikes": (OTHER, OTHER)}),
        ("unsound-text", {"puts": (HOUSE.evolve(number="\0"),)}),
        ("unsound-text", {"puts": (HOUSE.evolve(number="\ud800"),)}),
        ("unsound-text", {"reason": "\0"}),
        ("unsound-text", {"actor": "\udfff"}),
        ("unsound-text", {"sources": {HOUSE.id: "\0"}}),
        ("field-type", {"puts": (HOUSE.evolve(number=1),)}),
    ],
)
def test_a_batch_that_no_store_can_keep_is_refused(problem, terms):
    """What is refused here is refused alike for every store."""
    with pytest.raises(InvalidValue) as refused:
        Batch(base=0, **terms)
    assert refused.value.problem == problem


def test_a_kind_that_is_not_known_is_refused():
    """A record of somebody's own kind can't be read again, so it is not written."""

    @attrs.frozen(kw_only=True)
    class Dragon(Record):
        id: Ref
        period: Period = ALWAYS

    with pytest.raises(NotFound):
        Batch(base=0, puts=(Dragon(id=Ref("bei/dragon/1")),))
    with pytest.raises(NotFound):
        Batch(base=0, strikes=(Ref("bei/dragon/1"),))


def test_a_change_reads_its_record_when_asked():
    """A put has its record after it, a strike has none."""
    terms = {
        "revision": 1,
        "position": 0,
        "batch": "b",
        "at": datetime(2004, 12, 31, tzinfo=UTC),
        "ref": HOUSE.id,
    }
    assert Change(payload=dumps(HOUSE), **terms).after == HOUSE
    assert Change(payload=None, **terms).after is None
