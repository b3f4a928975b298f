"""Vcf keeps the laws of formats, and its cards are read by another library."""

import re
from datetime import date
from io import BytesIO

import vobject
from hypothesis import given
from tests.core.small_town import DAY, TOWN, changed, ref, the

from shequ_adapters.formats.vcf import Vcf
from shequ_core.model import Committee, Community, GridGroup, Person, Post, Tenure
from shequ_core.privacy import masked
from shequ_core.register import Register
from shequ_core.reports.roster import roster
from shequ_core.testing import DAY as TOWNS_DAY
from shequ_core.testing import towns
from shequ_core.testing.formats import FormatLaws, few
from shequ_core.testing.strategies import texts

ON = date(2004, 12, 31)
GROUP = the(GridGroup, "s1")


class TestVcf(FormatLaws):
    """Vcf answers to the laws; it names people, and never by their id numbers."""

    exporter = Vcf()
    numbers_people = False
    multiplied = GROUP.evolve(leader="组长" * 30)


def written(records, on=ON):
    """The file, as bytes."""
    stream = BytesIO()
    Vcf().write(records, stream, on=on)
    return stream.getvalue()


def cards(data):
    """The cards of it, as another library reads them."""
    return list(vobject.readComponents(data.decode()))


def led_by(name, *phones):
    """A file of a group's leader."""
    community = next(iter(TOWN.all(Community)))
    return written([community, GROUP.evolve(leader=name, phones=phones)])


def test_every_contact_is_a_card():
    """With name, post, body and phones as they are."""

    @few()
    @given(towns())
    def holds(town):
        found = {it.uid.value: it for it in cards(written(town, TOWNS_DAY))}
        contacts = roster(town.on(TOWNS_DAY))
        assert set(found) == {f"{it.ref}@shequ" for it in contacts}
        for contact in contacts:
            card = found[f"{contact.ref}@shequ"]
            assert card.version.value == "4.0"
            assert card.fn.value == contact.name
            assert [it.value for it in card.title_list] == [
                duty.title for duty in contact.duties
            ]
            assert [it.value[0] for it in card.org_list] == [
                duty.body for duty in contact.duties
            ]
            phones = card.contents.get("tel", [])
            assert [it.value for it in phones] == list(contact.phones)

    holds()


def test_a_card_is_what_the_standard_says():
    """Line by line; the day of the file is that of the revision."""
    assert led_by("刘强", "13900001111", "0731-83612345").decode().split("\r\n") == [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "PRODID:-//shequ//shequ//ZH",
        "UID;VALUE=text:town/grid_group/s1@shequ",
        "REV:20041231T000000Z",
        "KIND:individual",
        "FN:刘强",
        "ORG:小镇社区第1居民小组",
        "TITLE:组长",
        "ROLE:组长",
        "TEL;TYPE=cell:13900001111",
        "TEL;TYPE=voice:0731-83612345",
        "END:VCARD",
        "",
    ]


def test_posts_are_tied_to_their_bodies():
    """Where somebody has several."""
    committee = Committee(id=ref(Committee, "new"), name="居委会")
    someone = ref(Person, "h1a")
    posts = [
        Tenure(
            id=ref(Tenure, "n1"), body=committee.id, post=Post.DIRECTOR, holder=someone
        ),
        Tenure(id=ref(Tenure, "n2"), body=GROUP.id, post=Post.LEADER, holder=someone),
    ]
    town = changed([committee, *posts])
    [card] = [it for it in cards(written(town, DAY)) if someone in it.uid.value]
    by_group = {
        it.group: it.value for it in card.title_list if it.value in ("主任", "组长")
    }
    bodies = {it.group: it.value[0] for it in card.org_list}
    assert {bodies[group]: title for group, title in by_group.items()} == {
        "小镇社区居委会": "主任",
        "小镇社区第1居民小组": "组长",
    }


@given(texts())
def test_any_name_is_a_name(name):
    """No line is longer than 75 octets, none is cut within a character, and what is
    read is what was written, less what no card can hold.
    """
    data = led_by(f"王{name}")
    lines = data.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert all(line.decode() for line in lines[:-1])
    kept = "".join(
        it
        for it in name.replace("\r\n", "\n").replace("\r", "\n")
        if it in "\t\n"
        or not (it < " " or "\x7f" <= it <= "\x9f" or it in "\u2028\u2029")
    )
    unfolded = data.replace(b"\r\n ", b"").decode().split("\r\n")
    [told] = [line for line in unfolded if line.startswith("FN:")]
    read = re.sub(r"\\(.)", lambda it: "\n" if it[1] == "n" else it[1], told[3:])
    assert read == f"王{kept}"


def test_nobody_is_named_once_masked():
    """Their surname and the ends of their phone are left; still a card."""
    town = Register(
        masked(changed([GROUP.evolve(leader="刘强", phones=("13900001111",))]))
    )
    data = written(town, DAY).decode()
    assert "FN:刘*" in data
    assert "TEL;TYPE=cell:139****1111" in data
    assert "刘强" not in data
    assert len(cards(data.encode())) == len(roster(town.on(DAY)))
