"""A boundary of 北正社区 redrawn: who goes, who is counted where, and the old codes.

Run it anywhere: ``python examples/redrawn_boundaries.py``. Nothing is written to disk.
That the twelfth large group goes to 西正社区 is made up; the codes of 浏阳 are real.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

from shequ_core import Plugins, Register, UnitOfWork, Window, books, figures, loading
from shequ_core.acts import apply, hand_over, recode
from shequ_core.model import Community, GridGroup, Succession
from shequ_core.values import Ref

LEDGERS = Path(__file__).parent / "beizheng" / "ledgers"
CHANGE = date(2005, 7, 1)
EVE = CHANGE - timedelta(days=1)
TWELFTH = Ref[GridGroup]("beizheng/grid_group/l12")
XIZHENG = Community(
    id=Ref("xizheng/community/xizheng"),
    name="西正社区",
    division_code="430181001002",
)
FIRST_CODE, CODES = (
    "432124",
    (
        ("430123", date(1983, 1, 1)),
        ("439008", date(1993, 1, 1)),
        ("430181", date(1995, 1, 1)),
        ("430181001004", date(2004, 1, 1)),
    ),
)
"""The codes of 浏阳, and that of the community since it has one; by their years."""


def numbered(beizheng: Register) -> Register:
    """The community with every code that it had, the first one to begin with."""
    known = beizheng[Ref[Community]("beizheng/community/beizheng")]
    town = beizheng.after([known.evolve(division_code=FIRST_CODE)])
    for code, day in CODES:
        town = apply(town, recode(town, code, on=day))
    return town


def loaded(plugins: Plugins):
    """A store with the ledgers of 北正, and 西正 beside it."""
    store = plugins.open_store("memory:")
    sheets = []
    for path in sorted(LEDGERS.iterdir()):
        sheets += plugins.workbook(path).read(path)
    plan = loading.plan(store, sheets, community="beizheng")
    loading.commit(store, plan, actor="居委会 李主任", reason="2004 年台账")
    with UnitOfWork(store, actor="街道", reason="西正社区、历史代码") as work:
        work.put(XIZHENG, *numbered(books.read(work.view, "beizheng")))
        work.commit()
    return store


def redraw(store) -> list[Register]:
    """Hand the group over, in one batch over both books; the books as they are then."""
    with UnitOfWork(store, actor="街道", reason="区划调整", told_on=CHANGE) as work:
        beizheng, xizheng = (
            books.read(work.view, name) for name in ("beizheng", "xizheng")
        )
        writes = hand_over(
            beizheng, [TWELFTH], to=xizheng, on=CHANGE, document="浏政函〔2005〕1号"
        )
        work.write(writes)
        work.commit()
    with store.view() as view:
        return list(books.read_city(view))


def counted(register: Register, day: date) -> str:
    """Households and residents of a day."""
    window = Window.year_to(day)
    codes = ("registered_households", "registered_residents")
    households, residents = (
        figures.measure(register, code, window).value for code in codes
    )
    return f"{households}户{residents}人"


def by_boundary(city: Iterable[Register]) -> None:
    """Both days on both boundaries."""
    city = list(city)
    for drawn, word in ((EVE, "原区划"), (CHANGE, "新区划")):
        areas = figures.on_boundary_of(drawn, city)
        for day in (EVE, CHANGE):
            told = "，".join(
                f"{name} {counted(area, day)}" for name, area in areas.items()
            )
            print(f"{word} {day}：{told}")


def main() -> None:
    """Tell the codes, redraw the boundary, and count on either side of it."""
    store = loaded(Plugins.discover())
    with store.view() as view:
        beizheng = books.read(view, "beizheng")
    for year in (1982, 1990, 1994, 2003, 2005):
        window = Window.year_to(date(year, 6, 30))
        print(year, figures.measure(beizheng, "division_code", window).value)

    city = redraw(store)
    by_boundary(city)
    for book in city:
        linked = len(list(book.all(Succession)))
        year = figures.movement(book, Window.year_to(CHANGE).period)
        print(
            next(iter(book.all(Community))).name,
            f"承继{linked}条，年初{year.opening}人，增{year.arrivals}，"
            f"减{year.departures}，年末{year.closing}人",
        )


if __name__ == "__main__":
    main()
