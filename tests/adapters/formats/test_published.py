"""公布: papers for who is told of no small cells, as they are in the file."""

import io
import json
import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest
from tests.examples.records import beizheng

from shequ_adapters import plugin
from shequ_core.figures import Window, published
from shequ_core.figures.groupings import group_label
from shequ_core.model import GridGroup, Person
from shequ_core.plugins import Plugins
from shequ_core.ports import PublishingExporter
from shequ_core.rules import RULES
from shequ_core.testing.format_probes import parts_of
from shequ_core.viewpoints import (
    GRID_WORKER,
    PUBLIC,
    counted_by,
    write_published,
)

DAY = date(2004, 12, 31)
OFFERS = {offer.name: offer for offer in Plugins(plugin).exporters}
PUBLISHING = [
    name for name, it in OFFERS.items() if isinstance(it.take(), PublishingExporter)
]
_DATA = re.compile(
    r'<data[^>]* value="([^"]*)" data-figure="(\w+)"(?: data-part="([^"]*)")?>([^<]*)<'
)
_SHADED = re.compile(r"--v:|\bNone\b|untold")


@pytest.fixture(scope="module")
def small():
    """A few groups of the example, with ages in which hardly anybody lives."""
    whole = beizheng("activities", "committee", "party", "campaign")
    return counted_by(whole, GRID_WORKER.of_groups("第一居民大组"), on=DAY)


def written(name, register):
    """The words of the file, and those of the files in it."""
    stream = io.BytesIO()
    write_published(OFFERS[name].take(), stream, PUBLIC, counted=register, on=DAY)
    return "".join(it.decode() for _, it in parts_of(stream.getvalue()))


def test_papers_of_figures_can_be_published():
    """Whatever opens records can not."""
    assert PUBLISHING == ["docx", "html", "geojson"]


def test_every_number_on_the_page_says_which_figure_it_is(small):
    """And is just what is published of it; there is none with a small one."""
    told = published(small, Window.year_to(DAY), PUBLIC.least)
    found = _DATA.findall(written("html", small).replace('class="large" ', ""))
    assert len(found) > 100
    for said, code, part, _ in found:
        value = told[code].measured.value
        number = value[part] if isinstance(value, Mapping) else value
        assert Decimal(said) == number
        assert part not in told[code].hidden


def test_what_is_hidden_is_a_dash(small):
    """With no bar beside it, and no shade."""
    page = written("html", small)
    rows = re.findall(r'<td class="(?:wo)?men">(.*?)</td>', page, re.S)
    dashes = [row for row in rows if "—" in row]
    assert dashes
    assert not [row for row in dashes if _SHADED.search(row)]
    summary = written("docx", small)
    assert "—" in summary
    assert "None" not in summary


def test_the_map_counts_what_is_published(small):
    """Group by group; what is hidden is null, and it says so."""
    told = published(small, Window.year_to(DAY), PUBLIC.least)
    made = json.loads(written("geojson", small))
    groups = {it.id: it for it in small.on(DAY).all(GridGroup)}
    assert groups
    for it in made["features"]:
        if group := groups.get(it["id"]):
            level = f"_by_{group.level.value}_group"
            for code in ("registered_households", "registered_residents"):
                parts = told[code + level].measured.value
                assert it["properties"][code] == parts.get(group_label(group))
    assert "null" in made["withheld"]


@pytest.mark.parametrize("name", PUBLISHING)
def test_nobody_and_no_rule_is_in_it(small, name):
    """No name of the book, no sentence of what was found."""
    words = written(name, small)
    names = {it.name for it in small.all(Person) if len(it.name) > 2}
    assert not [it for it in names if it in words]
    assert not [rule.title for rule in RULES if rule.title in words]
    assert "不足十人" in words
