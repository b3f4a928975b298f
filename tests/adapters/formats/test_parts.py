"""部分: what is said to be wrong of some groups was found of the whole community."""

import io
from datetime import date

import pytest
from tests.examples.records import beizheng

from shequ_adapters import plugin
from shequ_core.findings import NOWHERE
from shequ_core.plugins import Plugins
from shequ_core.ports import CountingExporter, JudgingExporter
from shequ_core.privacy import masked
from shequ_core.register import Register
from shequ_core.reports.numerals import chinese_marks
from shequ_core.rules import RULES, rule_named
from shequ_core.testing.format_probes import parts_of
from shequ_core.viewpoints import GRID_WORKER, counted_by, findings_seen, judging

DAY = date(2004, 12, 31)
MINE = GRID_WORKER.of_groups("第七居民大组")
TITLES = {chinese_marks(rule.title) for rule in RULES}
OFFERS = {offer.name: offer for offer in Plugins(plugin).exporters}
JUDGING = [
    name for name, it in OFFERS.items() if isinstance(it.take(), JudgingExporter)
]


@pytest.fixture(scope="module")
def whole():
    """The example with its meetings, activities and targets."""
    return beizheng("activities", "committee", "party", "campaign")


@pytest.fixture(scope="module")
def part(whole):
    """What a grid worker counts of it."""
    return counted_by(whole, MINE, on=DAY)


def written(exporter, register):
    """The words of the file, and those of the files in it."""
    stream = io.BytesIO()
    if isinstance(exporter, CountingExporter):
        exporter.write_counted(
            Register(masked(register)),
            stream,
            counted=register,
            on=DAY,
            place_of=lambda _: NOWHERE,
        )
    else:
        exporter.write(register, stream, on=DAY)
    return "".join(it.decode() for _, it in parts_of(stream.getvalue()))


def said(words):
    """The titles of rules that are in a text."""
    return {title for title in TITLES if title in words}


def titles(findings):
    """Of the rules that made them."""
    return {chinese_marks(rule_named(it.kind).title) for it in findings}


def test_whatever_says_what_is_wrong_can_be_told_of_a_part(part):
    """Who does not judge says of no rule that it found anything."""
    assert set(JUDGING) == {"html", "desk", "docx"}
    assert not said(written(OFFERS["geojson"].take(), part))


@pytest.mark.parametrize("name", JUDGING)
def test_of_a_part_is_said_what_was_found_of_the_whole(whole, part, name):
    """By itself it would be found to have what the community has not."""
    seen = titles(findings_seen(whole, MINE, counted=part, on=DAY))
    exporter = OFFERS[name].take()
    of_part = judging(exporter, whole, MINE, counted=part, on=DAY)
    assert said(written(of_part, part)) == seen
    assert said(written(exporter, part)) - seen


@pytest.mark.parametrize("name", ["html", "desk"])
def test_the_targets_of_all_are_not_those_of_a_part(whole, part, name):
    """They are told of the whole community alone."""
    exporter = OFFERS[name].take()
    of_part = judging(exporter, whole, MINE, counted=part, on=DAY)
    assert 'id="goals"' in written(exporter, whole)
    assert 'id="goals"' not in written(of_part, part)
