"""花名册. Two small households, as rosters of two years."""

from datetime import date

from shequ_adapters.storage.memory import MemoryStore
from shequ_core import loading
from shequ_core.events import Comparison, Snapshot
from shequ_core.ledgers import Sheet
from shequ_core.loading import Origins

HEADER = (
    "户号",
    "姓名",
    "与户主关系",
    "出生日期",
    "公民身份号码",
    "婚姻状况",
    "居民小组",
    "备注",
)
OLD, NEW = date(2003, 12, 31), date(2004, 12, 31)
ZHANG = ("01", "张三丰", "户主", "1921-03-12", "430181192103121235", "已婚", "1组", "")
LI = ("01", "李小妹", "妻", "1925-05-01", "430181192505011220", "已婚", "1组", "")
SON = ("01", "张小山", "子", "1960-06-01", "430181196006011213", "未婚", "1组", "")
WANG = ("02", "王五六", "户主", "1950-01-01", "430181195001011217", "已婚", "2组", "")
MEI = ("02", "王梅", "女", "1980-02-02", "430181198002021222", "未婚", "2组", "")


def but(row, **cells):
    """A row with some cells otherwise."""
    named = {
        "home": 0,
        "name": 1,
        "relation": 2,
        "born": 3,
        "number": 4,
        "marital": 5,
        "group": 6,
        "note": 7,
    }
    other = list(row)
    for key, value in cells.items():
        other[named[key]] = value
    return tuple(other)


def roster(*rows, day, file):
    """A roster as it is read."""
    sheet = Sheet(file=file, name="花名册", rows=[HEADER, *rows])
    plan = loading.plan(MemoryStore(), [sheet], rules=())
    return Snapshot(plan.register, day, Origins(plan.register, plan.sources))


def compared(old, new):
    """Two years' rosters side by side."""
    return Comparison(
        roster(*old, day=OLD, file="2003.xlsx"), roster(*new, day=NEW, file="2004.xlsx")
    )
