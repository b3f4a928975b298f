"""居民诉求办理台账. What residents asked for, who served them, and how it went."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

import attrs

from shequ_core.figures.request_lives import Course, courses_on
from shequ_core.ledgers.definitions.common import (
    KEY,
    NAME,
    NUMBER,
    PERSON_KEY,
    PHONES,
    words,
)
from shequ_core.ledgers.identity import identify
from shequ_core.ledgers.intake import Intake
from shequ_core.ledgers.ledger import CellKind, Ledger, LedgerColumn, Row, Titled
from shequ_core.ledgers.people import Roll, sought_in, spoken_of
from shequ_core.ledgers.practice import Practice
from shequ_core.ledgers.spans import days_told
from shequ_core.ledgers.standing import key_of
from shequ_core.model import Person, Satisfaction, ServiceRequest, Tier
from shequ_core.register import Register
from shequ_core.values import Period, Ref

COLUMNS = (
    LedgerColumn(
        key="filed",
        title="编号",
        cell=CellKind.LABEL,
        aliases=words(
            "诉求编号 受理编号 工单编号 工单号 登记编号 流水号 诉求单号 受理单号 "
            "事项编号 单号 登记号 案件编号 事件编号 诉求号 件号 序列号"
        ),
        width=12,
    ),
    LedgerColumn(
        key="received",
        title="受理日期",
        cell=CellKind.DAY,
        lasts="received",
        aliases=words(
            "受理时间 登记日期 诉求日期 诉求时间 反映时间 登记时间 来访日期 "
            "接件日期 接件时间 接访时间 接报时间 受理年月日 提出日期 提出时间 "
            "来电时间 反映日期 上报时间 接单时间 受理登记时间 诉求受理时间"
        ),
        width=12,
    ),
    attrs.evolve(
        NAME,
        title="诉求人",
        aliases=(
            *NAME.aliases,
            "姓名",
            "诉求人姓名",
            "反映人",
            "申请人",
            "来访人",
            "居民姓名",
            *words(
                "诉求居民 诉求群众 求助人 投诉人 反映居民 服务对象 来电人 当事人 报事人"
            ),
        ),
    ),
    attrs.evolve(NUMBER, title="身份证号码", aliases=(*NUMBER.aliases, "公民身份号码")),
    PHONES,
    LedgerColumn(
        key="category",
        title="诉求类别",
        aliases=words(
            "诉求类型 类别 事项类别 服务类别 诉求内容 问题类别 诉求事项 诉求分类 "
            "事项类型 诉求事由 问题类型 事项 服务事项 反映问题 需求类别 事件类别"
        ),
        width=12,
    ),
    LedgerColumn(
        key="tier",
        title="办理层级",
        cell=CellKind.CHOICE,
        choices=Tier,
        aliases=words(
            "服务层级 办理主体 承办层级 受理层级 平台层级 办理单位 承办单位 "
            "处理层级 承办主体 处理主体 处置层级 处理单位 解决层级 责任主体 "
            "责任单位 处置主体 办理方 承接主体 服务主体 由谁办理 承办方 处理方 "
            "处置单位 办理部门 承办部门 响应层级"
        ),
        width=12,
    ),
    LedgerColumn(
        key="closed",
        title="办结日期",
        cell=CellKind.DAY,
        aliases=words(
            "办结时间 完成日期 办理日期 办结 结案日期 完成时间 办理完成日期 "
            "办理完成时间 完结日期 完结时间 办毕日期 办理时间 结案时间 处理完成时间 "
            "解决时间 解决日期 结束时间 结办日期 处结日期"
        ),
        width=12,
    ),
    LedgerColumn(
        key="satisfaction",
        title="满意度",
        cell=CellKind.CHOICE,
        choices=Satisfaction,
        aliases=words(
            "满意情况 评价 群众评价 是否满意 满意程度 居民评价 满意度评价 评价结果 "
            "回访结果 服务评价 群众满意度 居民满意度 回访满意度 测评结果 "
            "诉求人满意度"
        ),
        width=10,
    ),
    KEY,
    PERSON_KEY,
)


def read(row: Row, intake: Intake) -> None:
    """读一行. One request; the requester is a known person, or stays a name."""
    number, received = row.text("filed"), row.get("received")
    person = _person(row, intake)
    natural = number or _natural(row, person, intake)
    key = row.text("key") or _free_key(number, natural, intake)
    if not number and received is None and not row.text("category"):
        intake.quarantine(
            "name-missing", "没有编号、受理日期和类别，这一行未入库", field="filed"
        )
        return
    ref = intake.place(ServiceRequest, natural, key)
    before = intake.find(ref)
    known = (before.received, before.closed) if before else (None, None)
    received, closed = days_told(row, ("received", "closed"), known, intake)
    outcome = _outcome(ref, row, closed, intake)
    request = intake.state(
        ServiceRequest,
        ref,
        number=number,
        person=person,
        **_requester(row, person, before, intake),
        category=row.text("category"),
        received=received,
        **outcome,
        period=_period(received, outcome["closed"]),
    )
    number = intake.or_known("filed", number, before.number if before else "")
    if number != request.number:  # doubt about the column "number" is of id numbers
        intake.put(request.evolve(number=number))
    intake.about(ref)
    if person is None:
        for column in ("number", "phones"):
            if row.get(column):
                intake.let_fall(column)


def _free_key(number: str, natural: Hashable, intake: Intake) -> str:
    """Its number as a key, where no other request has it: of 信1 and 访1 it is 1."""
    key = key_of(number)
    taken = intake.named(ServiceRequest, natural) or (
        key and intake.find(intake.ref(ServiceRequest, key))
    )
    return "" if taken else key


def _outcome(
    ref: Ref[ServiceRequest], row: Row, closed: date | None, intake: Intake
) -> dict[str, Any]:
    """With whom it is, and how it ended; what its steps tell already is no change."""
    told = {
        "tier": row.get("tier"),
        "closed": closed,
        "satisfaction": row.get("satisfaction"),
    }
    known = intake.known.find(ref)
    if known is None:
        return told
    handled = _as_handled(courses_on(intake.known, date.max)[ref])
    return {
        field: getattr(known, field) if value == getattr(handled, field) else value
        for field, value in told.items()
    }


def _requester(
    row: Row,
    person: Ref[Person] | None,
    before: ServiceRequest | None,
    intake: Intake,
) -> dict[str, str]:
    """The name of someone unknown; nothing is said where it is masked."""
    if person is not None:
        return {"requester": ""}
    known = before.requester if before else ""
    return {"requester": intake.or_known("name", row.text("name"), known)}


def _person(row: Row, intake: Intake) -> Ref[Person] | None:
    key = row.text("person_key")
    if key and intake.find(intake.ref(Person, key)):
        return intake.ref(Person, key)
    who = identify(row, intake)
    if not who.name and not who.number:
        return None
    natural = row.text("filed") or _natural(row, None, intake)
    known = intake.named(ServiceRequest, natural)
    about = known.id if known else intake.ref(ServiceRequest, "new")
    before = known.person if known else None
    name = f"{REQUESTS.ledger.name}-{intake.table.sheet}-{row.number}"
    roll = Roll(name, (before,) if before else ())
    sought = sought_in(row, who, born_by=row.get("received"))
    spoken = spoken_of(row, sought, roll, intake, about)
    return spoken.person if spoken.answered else spoken.person or before


def _natural(
    row: Row, person: Ref[Person] | None, intake: Intake
) -> tuple[Ref[Person] | None, date | None, str]:
    """Whose it is, of what day and kind; nobody's if it was so before it was known."""
    received, category = row.get("received"), row.text("category")
    whose = (person, received, category)
    if person is None or intake.named(ServiceRequest, whose):
        return whose
    nobody = (None, received, category)
    before = intake.named(ServiceRequest, nobody)
    same = before is not None and before.requester == row.text("name")
    return nobody if same else whose


def _period(received: date | None, closed: date | None) -> Period:
    return Period(received, closed + timedelta(days=1) if closed else None)


def rows(register: Register) -> Iterator[Mapping[str, object]]:
    """成行. Every request, by name; what its steps tell, they tell of it."""
    for it in map(_as_handled, courses_on(register, date.max).values()):
        person = register.find(it.person)
        yield {
            "filed": it.number,
            "received": it.received,
            "name": person.name if person else it.requester,
            "number": person.number if person else "",
            "category": it.category,
            "tier": it.tier,
            "closed": it.closed,
            "satisfaction": it.satisfaction,
            "key": it.id.key,
            "person_key": person.id.key if person else "",
        }


REQUESTS = Practice(
    Ledger(
        name="requests",
        title="居民诉求办理台账",
        order=130,
        of=ServiceRequest,
        columns=COLUMNS,
        needed=("received", "tier"),
        titled=Titled(
            words=words("诉求 受理 工单 信访 投诉 来访 接待"),
            needed=("received", "category"),
        ),
        aliases=words("诉求 受理 工单"),
    ),
    read=read,
    rows=rows,
)


def _as_handled(course: Course) -> ServiceRequest:
    if not course.passages:
        return course.request
    life = course.life
    return course.request.evolve(
        tier=life.tier or course.request.tier,
        closed=life.closed,
        satisfaction=life.satisfaction,
    )
