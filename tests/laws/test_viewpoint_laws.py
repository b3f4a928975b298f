"""Laws of viewpoints: what is not of one's groups is nowhere in what one sees."""

from collections.abc import Iterable
from functools import partial

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from shequ_adapters.storage.memory import MemoryStore
from shequ_core import books
from shequ_core.acts import Act, Writes, apply, move_out, regroup
from shequ_core.codec import dumps
from shequ_core.errors import InvalidValue, NotFound
from shequ_core.model import (
    Access,
    GridGroup,
    Household,
    LedgerSheet,
    Person,
    Record,
    Residence,
)
from shequ_core.ports import Batch
from shequ_core.privacy import NAMING, is_masked
from shequ_core.register import Register
from shequ_core.rules import check
from shequ_core.testing.format_probes import BORN, NUMBER, PHONE, SECRET, with_secrets
from shequ_core.testing.town_making import DAY
from shequ_core.testing.towns import towns
from shequ_core.values import Ref
from shequ_core.viewpoints import (
    GRID_WORKER,
    OFFICE,
    PUBLIC,
    VIEWPOINTS,
    Clearance,
    OnDuty,
    Viewpoint,
    beyond,
    counted_by,
    findings_seen,
    seen,
    write_as,
)

MINE, THEIRS = GRID_WORKER.of_groups("第1居民小组"), "s2"
SECRETS = (SECRET, NUMBER, PHONE, BORN)
days = st.dates(DAY.replace(year=2003), DAY)
clearances = st.sampled_from(Clearance)


def neighbours(register: Register) -> set[str]:
    """Who stays on the day, but in no household or building of my group."""
    mine = {
        stay.person
        for stay in register.on(DAY).all(Residence)
        if _group(stay, register) == "s1"
    }
    return {it.id for it in register.all(Person) if it.id not in mine}


def _group(stay: Residence, register: Register) -> str:
    household, building = register.find(stay.household), register.find(stay.building)
    found = [it.group for it in (household, stay, building) if it and it.group]
    return found[0].key if found else ""


def told_of(register: Register, theirs: set[str]) -> Register:
    """The same, with secrets in each naming text of what is about a neighbour."""
    secret = {it.id: it for it in with_secrets(register)}

    def is_theirs(record: Record) -> bool:
        named = {str(ref) for _, ref in record.refs()} | {str(record.id)}
        return bool(named & theirs) or str(record.id).endswith(f"/{THEIRS}")

    return Register(secret[it.id] if is_theirs(it) else it for it in register)


def found_in(records: Iterable[Record], *texts: str) -> list[str]:
    """Which of the texts stand in the records as they are written out."""
    told = "\n".join(map(dumps, records))
    return [text for text in texts if text in told]


@given(towns(), clearances)
def test_nothing_of_another_group_is_seen(register: Register, wish: Clearance):
    """Not a neighbour, nor a word or a number of one, whatever is wished for."""
    assume(any(it.key == THEIRS for it in register.named(GridGroup)))
    theirs = neighbours(register)
    view = seen(told_of(register, theirs), MINE, on=DAY, wish=wish)
    assert theirs.isdisjoint(str(it.id) for it in view.counted)
    group = f'/grid_group/{THEIRS}"'
    assert found_in([*view.shown, *view.counted], *SECRETS, group) == []


@given(towns(), st.sampled_from((MINE, PUBLIC)), clearances)
def test_no_name_of_what_is_not_seen_remains(
    register: Register, viewpoint: Viewpoint, wish: Clearance
):
    """Every name in what is shown is that of a record which is shown."""
    shown = seen(register, viewpoint, on=DAY, wish=wish).shown
    assert [ref for it in shown for _, ref in it.refs() if ref not in shown] == []


@given(towns(), clearances)
def test_groups_are_seen_apart_and_together(register: Register, wish: Clearance):
    """Of no group nothing is seen; of each small group, what the large one is of."""
    nothing = seen(register, GRID_WORKER, on=DAY, wish=wish)
    assert len(nothing.counted) == len(nothing.shown) == 0
    whole = seen(register, GRID_WORKER.of_groups("第一居民大组"), on=DAY, wish=wish)
    small = [group.name for group in register.all(GridGroup) if group.parent]
    parts = [seen(register, GRID_WORKER.of_groups(it), on=DAY) for it in small]
    for kind in (Person, Household):
        apart = {ref for part in parts for ref in part.counted.named(kind)}
        assert apart == set(whole.counted.named(kind))


@given(towns())
def test_what_is_told_to_be_wrong_is_found_of_the_whole(register: Register):
    """Of one's groups, what is about them alone; the office is told of everything."""
    mine = counted_by(register, MINE, on=DAY)
    found = check(register, DAY)
    told = findings_seen(register, MINE, counted=mine, on=DAY)
    assert all(
        it in found and {ref in mine for ref in it.about} == {True} for it in told
    )
    assert findings_seen(register, OFFICE, counted=register, on=DAY) == found


@given(towns())
def test_as_clearly_as_is_allowed(register: Register):
    """Masked unasked; contacts for who visits; all for the office; nobody in public."""
    secret = with_secrets(register)
    for viewpoint in (*VIEWPOINTS, MINE):
        assert found_in(seen(secret, viewpoint, on=DAY).shown, *SECRETS) == []
    full = Clearance.FULL
    mine = seen(secret, MINE, on=DAY, wish=full).shown
    assert found_in(mine, NUMBER, BORN) == []
    assert list(seen(secret, OFFICE, on=DAY, wish=full).shown) == list(secret)
    public = seen(secret, PUBLIC, on=DAY, wish=full).shown
    naming = {getattr(it, name) for it in public for name in NAMING.get(type(it), ())}
    assert naming <= {"", (), None}
    assert not any(map(is_masked, public))
    assert not public.named(Person)


@given(towns())
def test_contacts_are_there_for_who_may_ask(register: Register):
    """Whoever is of the group is told with a name and a phone."""
    secret = with_secrets(register)
    shown = seen(secret, MINE, on=DAY, wish=Clearance.CONTACT).shown
    for person in shown.all(Person):
        assert (person.name, person.phones) == (secret[person.id].name, (PHONE,))


@given(towns())
def test_what_is_not_seen_is_not_written(register: Register):
    """Of all that is put or struck, what is not seen is beyond; of the office nothing,
    of who sees figures only everything.
    """
    mine = counted_by(register, MINE, on=DAY)
    everything = [it.id for it in register]
    unseen = [ref for ref in everything if ref not in mine]
    for writes in (Writes(tuple(register)), Writes(strikes=tuple(everything))):
        theirs = everything if writes.strikes else unseen  # my group would be gone
        assert list(beyond(register, writes, MINE, on=DAY)) == theirs
        assert list(beyond(register, writes, OFFICE, on=DAY)) == []
        assert list(beyond(register, writes, PUBLIC, on=DAY)) == everything


@given(towns(), st.data())
def test_an_act_is_committed_where_nothing_of_it_is_beyond(
    register: Register, data: st.DataObject
):
    """It is the act's own outcome, or nothing at all."""
    store = MemoryStore()
    store.commit(Batch(base=0, puts=tuple(register)))
    who = Ref[Person](data.draw(st.sampled_from(sorted(register.named(Person)))))
    puts = Writes((register[who].evolve(workplace="已搬"),))

    def write(act: Act) -> int:
        return write_as(store, "zhen", MINE, act, by="网格员", reason="走访", on=DAY)

    written = who in counted_by(register, MINE, on=DAY)
    if written:
        assert write(lambda book: puts) == 2
    else:
        with pytest.raises(InvalidValue) as refused:
            write(lambda book: puts)
        assert refused.value.problem == "beyond"
    with store.view() as view:
        after = apply(register, puts) if written else register
        assert list(books.read(view, "zhen")) == list(after)


@given(towns(), st.data())
def test_what_stops_an_act_tells_of_nobody_else(
    register: Register, data: st.DataObject
):
    """Whoever is not seen is not there, whatever could not be done with them."""
    seen_of_it = counted_by(register, MINE, on=DAY)
    others = sorted(set(register.named(Person)) - set(seen_of_it.named(Person)))
    assume(others)
    who = Ref[Person](data.draw(st.sampled_from(others)))
    store = MemoryStore()
    store.commit(Batch(base=0, puts=tuple(register)))
    leave = partial(move_out, person=who, on=data.draw(days))
    with pytest.raises((InvalidValue, NotFound)) as told:
        write_as(store, "zhen", MINE, leave, by="网格员", reason="走访", on=DAY)
    with pytest.raises((InvalidValue, NotFound)) as known:
        leave(seen_of_it)
    assert str(told.value) == str(known.value)


def test_who_sees_figures_only_is_told_nothing_of_an_act():
    """Not even what stops it: there is nothing to work on, nor to write."""
    home = Household(id=Ref("zhen/household/1"), number="1")
    store = MemoryStore()
    store.commit(Batch(base=0, puts=(home,)))
    told = {"by": "上级", "reason": "核对", "on": DAY}
    for act in (lambda book: Writes((home,)), lambda book: Writes((book[home.id],))):
        with pytest.raises((InvalidValue, NotFound)):
            write_as(store, "zhen", PUBLIC, act, **told)
    with store.view() as view:
        assert view.revision == 1


def test_what_only_others_stop_is_told_as_beyond():
    """A key that is taken where one does not look is refused, and not named."""
    town = Register([Household(id=Ref("zhen/household/1"), number="1")])
    store = MemoryStore()
    store.commit(Batch(base=0, puts=tuple(town)))

    def act(book: Register) -> Writes:
        if len(book):
            raise InvalidValue("zhen/household/1 is there", problem="known-already")
        return Writes()

    nobody = {"by": "网格员", "reason": "走访", "on": DAY}
    with pytest.raises(InvalidValue) as refused:
        write_as(store, "zhen", GRID_WORKER, act, **nobody)
    assert refused.value.problem == "beyond"
    assert "zhen/" not in str(refused.value)


@given(towns())
def test_what_would_be_seen_no_more_is_not_written(register: Register):
    """A household of mine is not sent to another group, nor one of theirs to mine."""
    groups = register.named(GridGroup)
    theirs = next((it for it in groups.values() if it.id.key == THEIRS), None)
    assume(theirs is not None)
    assert theirs is not None
    [mine] = [it for it in groups.values() if it.id.key == "s1"]
    for it in register.all(Household):
        to = theirs if it.group == mine.id else mine
        writes = regroup(register, [it.id], to=to.id, on=DAY)
        if it.group in (mine.id, theirs.id):
            assert it.id in beyond(register, writes, MINE, on=DAY)


@pytest.mark.parametrize("viewpoint", VIEWPOINTS, ids=lambda it: it.name)
def test_a_wish_is_never_granted_above_the_ceiling(viewpoint: Viewpoint):
    """Who wishes for everything gets what the viewpoint may see at most."""
    for wish in Clearance:
        assert viewpoint.cleared(wish=wish) <= viewpoint.ceiling


@pytest.mark.parametrize("clearance", [Clearance.CONTACT, Clearance.FULL])
def test_unasked_nobody_is_unmasked(clearance: Clearance):
    """Whoever sees persons as they are has asked for it, and left an entry."""
    with pytest.raises(InvalidValue) as refused:
        evolve(OFFICE, clearance=clearance)
    assert refused.value.problem == "clearance-unmasked"


def test_on_duty_an_entry_comes_before_what_is_clear():
    """Masked without a word; clear after an entry; written as far as one sees."""
    person = Person(id=Ref("zhen/person/1"), name="王小明")
    store = MemoryStore()
    paper = LedgerSheet(
        id=Ref("zhen/ledger_sheet/1"), file="名册.xlsx", sheet="表", ledger="residents"
    )
    store.commit(Batch(base=0, puts=(person, paper)))
    duty = OnDuty(
        book=books.Current(store, "zhen"), viewpoint=OFFICE, by="李主任", on=DAY
    )
    assert [it.name for it in duty.seen().shown.all(Person)] == ["王**"]
    with store.view() as view:
        assert view.revision == 1
    assert [it.name for it in duty.cleared("名册", persons=1).all(Person)] == ["王小明"]
    with store.view() as view:
        [entry] = view.scan(Access)
    assert (entry.by, entry.what, entry.persons) == ("李主任", "名册", 1)
    moved = person.evolve(workplace="新厂")
    assert duty.write(lambda book: Writes((moved,)), "更正") == 3
    assert duty.as_of() == DAY
    told = DAY.replace(month=1)
    store.commit(Batch(base=3, puts=(paper.evolve(told_on=told),)))
    assert duty.as_of() == told
