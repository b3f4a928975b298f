"""名册. Small ledgers of people, as a reader gives them, and what loading them does."""

from shequ_core import books, loading
from shequ_core.ledgers import Sheet
from shequ_core.values.resident_number import check_digit

RESIDENTS = ("户号", "姓名", "与户主关系", "性别", "出生日期", "公民身份号码")
RESIDENTS = (*RESIDENTS, "联系电话", "居民小组")
MEMBERS = ("姓名", "身份证号", "入党时间", "所在支部", "联系电话")
TEAM = ("队伍", "姓名", "入队时间", "联系电话")
REQUESTS = ("编号", "受理日期", "诉求人", "联系电话", "诉求类别", "响应层级")
HEADS = {
    "居民花名册": RESIDENTS,
    "党员花名册": MEMBERS,
    "晚霞健身站队员名册": TEAM,
    "居民诉求办理台账": REQUESTS,
}


def number(born="19600101", sequence=1):
    """A valid id number."""
    first17 = f"430181{born}{sequence:03}"
    return first17 + check_digit(first17)


def ledger(title, *rows, told="2004年12月31日", file=""):
    """A sheet of a ledger, told on a day."""
    lines = (
        (f"北正社区{title}",),
        (f"填报单位:北正社区居民委员会 填报时间:{told}",),
    )
    rows = (*lines, HEADS[title], *rows)
    return Sheet(file=file or f"{title}.xlsx", name="表", rows=rows)


def residents(*rows, **more):
    """The roster of residents."""
    return ledger("居民花名册", *rows, **more)


def member(name, identity="", joined="1990-07-01", phone=""):
    """A roster of party members with one member in it."""
    row = (name, identity, joined, "第一支部", phone)
    return ledger("党员花名册", row)


def load(store, *sheets, **more):
    """Load sheets; the plan."""
    plan = loading.plan(store, sheets, **more)
    loading.commit(store, plan, actor="李主任", reason="台账")
    return plan


def kept(store, kind):
    """The records of a kind that a store has, by key."""
    with store.view() as view:
        book = books.read(view, loading.FALLBACK)
    return {it.id.key: it for it in book.all(kind)}
