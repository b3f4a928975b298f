"""A year in 北正社区: who is born, dies, comes, goes, parts and joins, month by month.

Run it anywhere: ``python examples/a_year_of_moves.py``. Nothing is written to disk.
The people are those of the example ledgers; what happens to them is made up.
"""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from shequ_core import Plugins, Register, UnitOfWork, books, figures, loading
from shequ_core.acts import (
    Act,
    Writes,
    born,
    change_head,
    come_to_live,
    correct,
    died,
    merge_households,
    move_in,
    move_out,
    regroup,
    separate,
    split_household,
    transfer,
)
from shequ_core.model import GridGroup, Household, Person, Residence
from shequ_core.values import Period, Ref, Relation, Sex

LEDGERS = Path(__file__).parent / "beizheng" / "ledgers"
FIRST, LAST = date(2005, 1, 1), date(2005, 12, 31)
HEAD, WIFE, SON = Relation.HEAD, Relation.WIFE, Relation.SON
FATHER, MOTHER, DAUGHTER = Relation.FATHER, Relation.MOTHER, Relation.DAUGHTER

Told = tuple[date, str, Act]
"""登记. The day something was told, what it was, and the act that it is."""


def family(town: Register, *relations: Relation) -> list[dict[Relation, Ref[Person]]]:
    """Households of just these members, in order: who is what, by their relations."""
    found = []
    for household in town.all(Household):
        stays = town.tied(Residence, "household", household.id)
        told = [stay.relation for stay in stays]
        if sorted(told, key=str) == sorted(relations, key=str):
            found.append({stay.relation: stay.person for stay in stays})
    return found


def home_of(town: Register, person: Ref[Person]) -> Ref[Household]:
    """The household that someone is in."""
    [stay] = town.tied(Residence, "person", person)
    return stay.household


def newcomer(key: str, sex: Sex) -> Person:
    """Somebody whom the ledgers do not know."""
    return Person(
        id=Ref.to("beizheng", "person", key),
        name="新居民",
        sex=sex,
        period=Period.since(date(1975, 1, 1)),
    )


def happened(town: Register) -> Iterator[Told]:
    """The year, in the order in which it was told."""
    couple, second, third = family(town, HEAD, WIFE)[:3]
    four = family(town, HEAD, WIFE, SON, DAUGHTER)[0]
    three, other = family(town, HEAD, WIFE, SON)[:2]
    old = family(town, HEAD, WIFE, MOTHER, DAUGHTER)[0]
    alone = family(town, HEAD)[0]

    def at(*day: int) -> date:
        return date(2005, *day)

    yield (
        at(1, 18),
        "出生",
        lambda now: born(
            now,
            newcomer("y01", Sex.FEMALE),
            household=home_of(town, couple[HEAD]),
            on=at(1, 11),
            relation=DAUGHTER,
        ),
    )
    yield at(2, 21), "奶奶去世", lambda now: died(now, old[MOTHER], on=at(2, 20))
    yield (
        at(3, 7),
        "儿子分户",
        lambda now: split_household(
            now,
            home_of(town, three[HEAD]),
            [three[SON]],
            into=Household(id=Ref("beizheng/household/y02"), number="05000002"),
            head=three[SON],
            on=at(3, 7),
        ),
    )
    yield (
        at(4, 4),
        "儿媳户口迁入",
        lambda now: move_in(
            now,
            newcomer("y03", Sex.FEMALE),
            household=Ref("beizheng/household/y02"),
            on=at(4, 1),
            relation=WIFE,
        ),
    )
    yield (
        at(5, 16),
        "户主换成妻子",
        lambda now: change_head(
            now, home_of(town, four[HEAD]), four[WIFE], on=at(5, 16)
        ),
    )
    yield (
        at(6, 2),
        "户主去世，迟报",
        late(
            at(6, 2),
            lambda now: died(now, second[HEAD], on=at(3, 28), head=second[WIFE]),
        ),
    )
    yield (
        at(6, 30),
        "并入独居老人的户",
        lambda now: merge_households(
            now,
            home_of(town, second[HEAD]),
            into=home_of(town, alone[HEAD]),
            on=at(6, 30),
            relations={second[WIFE]: Relation.NOT_KIN},
        ),
    )
    yield (
        at(8, 29),
        "女儿外出读书，人户分离",
        lambda now: separate(
            now, four[DAUGHTER], on=at(8, 28), place="430104", reason="就学"
        ),
    )
    yield (
        at(9, 5),
        "来本地务工",
        lambda now: come_to_live(
            now,
            newcomer("y04", Sex.MALE),
            on=at(9, 1),
            group=Ref("beizheng/grid_group/s7"),
            origin="430121",
            reason="务工",
        ),
    )
    yield (
        at(10, 10),
        "调到第8小组",
        lambda now: regroup(
            now,
            [home_of(town, third[HEAD])],
            to=Ref[GridGroup]("beizheng/grid_group/s8"),
            on=at(10, 8),
        ),
    )
    yield (
        at(11, 1),
        "儿子投靠亲属",
        lambda now: transfer(
            now,
            other[SON],
            household=home_of(town, third[HEAD]),
            on=at(11, 1),
            relation=Relation.NEPHEW,
        ),
    )
    yield (
        at(12, 20),
        "户主迁出",
        lambda now: move_out(now, other[HEAD], on=at(12, 20), head=other[WIFE]),
    )


def late(told_on: date, act: Act) -> Act:
    """What is told too late for its month, with the correction that it leaves."""

    def corrected(now: Register) -> Writes:
        return correct(now, act(now), told_on=told_on, reason="迟报")

    return corrected


def loaded(plugins: Plugins):
    """A store with the ledgers of 2004."""
    store = plugins.open_store("memory:")
    sheets = []
    for path in sorted(LEDGERS.iterdir()):
        sheets += plugins.workbook(path).read(path)
    plan = loading.plan(store, sheets, community="beizheng")
    loading.commit(store, plan, actor="居委会 李主任", reason="2004 年台账")
    return store


def told(store, tell: Callable[[str], None] = print) -> Register:
    """Write the year, a batch a day it was told; the community at the end of it."""
    with store.view() as view:
        start = books.read(view, "beizheng")
    for told_on, what, act in happened(start):
        with UnitOfWork(store, actor="户籍窗口", reason=what, told_on=told_on) as work:
            writes = act(books.read(work.view, "beizheng"))
            work.write(writes)
            work.commit()
        tell(f"{told_on} {what}：写入{len(writes.puts)}条")
    with store.view() as view:
        return books.read(view, "beizheng")


def main() -> None:
    """Tell the year, then account for it."""
    beizheng = told(loaded(Plugins.discover()))
    print("月份 期初 出生 迁入 死亡 迁出 期末 原报期末")
    for it in figures.month_by_month(beizheng, FIRST, LAST):
        then = figures.as_reported(beizheng, it.period, by=it.period.last)
        came, left = it.births + it.arrivals, it.deaths + it.departures
        assert it.opening + came - left == it.closing
        print(
            f"{it.period.start:%Y-%m}",
            it.opening,
            it.births,
            it.arrivals,
            it.deaths,
            it.departures,
            it.closing,
            then.closing,
        )


if __name__ == "__main__":
    main()
