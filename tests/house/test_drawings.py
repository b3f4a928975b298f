"""图. The drawings of the docs are what is drawn from the code.

Draw them anew: ``SHEQU_WRITE_DOCS=1 pytest tests/house/test_drawings.py``.
"""

import os
from xml.etree import ElementTree

import pytest
from docs.making.house_drawing import house
from docs.making.kinds import chapters, chapters_named, named_by
from docs.making.model_drawing import model
from docs.making.records_drawing import records
from docs.making.reference import floors
from tests.house.sources import ROOT

from shequ_core.model import KINDS, Outline, Person, ref_fields

IMAGES = ROOT / "docs/images"


@pytest.mark.parametrize("draw", [house, model, records])
def test_a_drawing_is_what_the_code_has(draw):
    """A drawing equals what is drawn now."""
    kept = IMAGES / f"{draw.__name__}.svg"
    if os.environ.get("SHEQU_WRITE_DOCS"):
        kept.write_text(draw(), "utf-8")
    assert kept.read_text("utf-8") == draw()


@pytest.mark.parametrize("draw", [house, model, records])
def test_a_drawing_stays_on_its_paper(draw):
    """It is XML, and each of its words and boxes begins within its size."""
    whole = ElementTree.fromstring(draw())
    width, height = float(whole.get("width")), float(whole.get("height"))
    for part in whole:
        if part.get("x"):
            right = float(part.get("x")) + float(part.get("width", 0))
            bottom = float(part.get("y")) + float(part.get("height", 0))
            assert right <= width
            assert bottom <= height


def words_of(drawing):
    """Every piece of words in a drawing."""
    return [text for text in ElementTree.fromstring(drawing).itertext() if text.strip()]


def test_the_house_has_every_room():
    """Each once, on its floor."""
    told = words_of(house())
    assert all(told.count(room) == 1 for floor in floors() for room in floor)


def test_the_model_has_every_chapter_and_every_ref():
    """A card a chapter; for each chapter that is named an arrow or a mark."""
    told = words_of(model())
    assert all(told.count(chapter) == 1 for chapter in chapters())
    arrows = model().count("marker-end")
    marks = model().count('width="14"')
    assert arrows + marks == sum(map(len, chapters_named().values()))


def test_the_records_have_every_kind_and_every_ref():
    """An arrow for each kind that a ref may name."""
    told = words_of(records())
    assert all(kind.kind in told for kind in KINDS)
    named = [targets for kind in KINDS for targets in named_by(kind).values()]
    assert records().count("marker-end") == sum(map(len, named))
    assert len(named) == sum(len(ref_fields(kind)) for kind in KINDS)


def test_what_a_ref_names_is_read_off_its_type():
    """One kind, or each of several."""
    assert Person not in named_by(Outline)["of"]
    assert len(named_by(Outline)["of"]) == 5
