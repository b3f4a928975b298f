"""常见做法. The twelve ledgers as most people would load them, by hand.

pandas with openpyxl reads, a pydantic model a ledger checks each row, and SQLAlchemy's
ORM writes each row with a history row in JSON. It knows the headers of the example by
heart and checks less than the library does: no households, no matching, no rules.

    pip install pandas openpyxl pydantic SQLAlchemy
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import pandas as pd
from pydantic import BaseModel, BeforeValidator, Field, ValidationError, field_validator
from sqlalchemy import Integer, String, Text, create_engine
from sqlalchemy.orm import DeclarativeBase, Session, mapped_column

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_DATE = re.compile(r"(\d{4})\D?(\d{1,2})\D?(\d{1,2})\D?")


def _day(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.date()
    found = _DATE.fullmatch(value.strip()) if isinstance(value, str) else None
    return date(*map(int, found.groups())) if found else value


def _words(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _count(value: Any) -> Any:
    return int(re.sub(r"\D", "", value)) if isinstance(value, str) else value


Words = Annotated[str, BeforeValidator(_words)]
Day = Annotated[date, BeforeValidator(_day)]
Count = Annotated[int, BeforeValidator(_count)]


class Row(BaseModel):
    """一行. Of any ledger; where people are named, the numbers are checked."""

    @field_validator("number", check_fields=False)
    @classmethod
    def sound(cls, value: str | None) -> str | None:
        """校验. The check digit of an id number."""
        if value is None or len(value) == 15:
            return value
        total = sum(w * int(d) for w, d in zip(_WEIGHTS, value[:17], strict=True))
        if "10X98765432"[total % 11] != value[17].upper():
            raise ValueError("check digit (校验码)")
        return value


class Group(Row):
    """居民小组."""

    large: Words = Field(alias="居民大组")
    name: Words = Field(alias="居民小组")
    leader: Words = Field(alias="组长姓名")
    phone: Words | None = Field(None, alias="联系电话")
    households: Count = Field(alias="户数")
    buildings: Words = Field(alias="所辖楼栋")


class Building(Row):
    """楼栋."""

    name: Words = Field(alias="楼栋号")
    group: Words = Field(alias="所属小组")
    address: Words = Field(alias="门牌地址")
    floors: Count = Field(alias="层数")
    stairs: Count = Field(alias="单元数")
    built: Count = Field(alias="建成年份")
    frame: Words | None = Field(None, alias="结构")


class Resident(Row):
    """居民."""

    household: Words = Field(alias="户号")
    head: Words = Field(alias="户主姓名")
    name: Words = Field(alias="姓名")
    relation: Words = Field(alias="与户主关系")
    sex: Words = Field(alias="性别")
    ethnicity: Words | None = Field(None, alias="民族")
    born: Day | None = Field(None, alias="出生日期")
    number: Words | None = Field(None, alias="公民身份号码")
    education: Words | None = Field(None, alias="文化程度")
    marital: Words | None = Field(None, alias="婚姻状况")
    political: Words | None = Field(None, alias="政治面貌")
    workplace: Words | None = Field(None, alias="工作单位")
    phone: Words | None = Field(None, alias="联系电话")
    address: Words | None = Field(None, alias="现居住地址")
    group: Words | None = Field(None, alias="居民小组")
    care: Words | None = Field(None, alias="特殊群体")
    note: Words | None = Field(None, alias="备注")


class Guest(Row):
    """流动人口."""

    name: Words = Field(alias="姓名")
    sex: Words = Field(alias="性别")
    number: Words | None = Field(None, alias="身份证号码")
    origin: Words = Field(alias="户籍地代码")
    address: Words = Field(alias="暂住地址")
    group: Words = Field(alias="所属小组")
    arrived: Day = Field(alias="来本地时间")
    reason: Words | None = Field(None, alias="来本地事由")
    phone: Words | None = Field(None, alias="电话")


class Comrade(Row):
    """党员."""

    name: Words = Field(alias="姓名")
    sex: Words = Field(alias="性别")
    number: Words | None = Field(None, alias="身份证号")
    ethnicity: Words | None = Field(None, alias="民族")
    education: Words | None = Field(None, alias="学历")
    joined: Day = Field(alias="入党时间")
    confirmed: Day | None = Field(None, alias="转正时间")
    branch: Words = Field(alias="所在支部")
    post: Words | None = Field(None, alias="党内职务")
    category: Words | None = Field(None, alias="党员类别")
    phone: Words | None = Field(None, alias="联系电话")


class PartyBody(Row):
    """党组织."""

    name: Words = Field(alias="组织名称")
    form: Words = Field(alias="组织类别")
    parent: Words | None = Field(None, alias="上级组织")


class Unit(Row):
    """辖区单位."""

    name: Words = Field(alias="单位名称")
    credit_code: Words | None = Field(None, alias="统一社会信用代码")
    trade: Words | None = Field(None, alias="单位类别")
    level: Words | None = Field(None, alias="隶属关系")
    address: Words | None = Field(None, alias="地址")
    head: Words | None = Field(None, alias="负责人")
    phone: Words | None = Field(None, alias="联系电话")
    staff: Count | None = Field(None, alias="职工人数")
    party: Words | None = Field(None, alias="党组织形式")
    shares: Words | None = Field(None, alias="共享资源")


class Facility(Row):
    """场地."""

    name: Words = Field(alias="场地名称")
    type: Words = Field(alias="类别")
    area: float = Field(alias="面积(㎡)")
    owner: Words = Field(alias="产权单位")
    days: Count | None = Field(None, alias="全年开放天数")
    hours: Words | None = Field(None, alias="开放时间")


class Investment(Row):
    """经费投入."""

    project: Words = Field(alias="项目")
    day: Day | None = Field(None, alias="日期")
    amount: Words = Field(alias="金额(元)")
    funders: Words | None = Field(None, alias="资金来源")


class Member(Row):
    """队员."""

    team: Words = Field(alias="队伍")
    name: Words = Field(alias="姓名")
    sex: Words | None = Field(None, alias="性别")
    number: Words | None = Field(None, alias="身份证号码")
    joined: Day | None = Field(None, alias="入队时间")
    left: Day | None = Field(None, alias="离队时间")
    phone: Words | None = Field(None, alias="联系电话")


class Activity(Row):
    """活动."""

    name: Words = Field(alias="活动名称")
    type: Words = Field(alias="活动类型")
    day: Day = Field(alias="活动时间")
    festival: Words | None = Field(None, alias="结合节日")
    place: Words | None = Field(None, alias="活动地点")
    organiser: Words | None = Field(None, alias="组织单位")
    visits: Count = Field(alias="参加人次")
    cost: float | None = Field(None, alias="经费(元)")


class Request(Row):
    """诉求."""

    filed: Words = Field(alias="编号")
    received: Day = Field(alias="受理日期")
    name: Words = Field(alias="诉求人")
    number: Words | None = Field(None, alias="身份证号码")
    category: Words = Field(alias="诉求类别")
    tier: Words = Field(alias="办理层级")
    closed: Day | None = Field(None, alias="办结日期")
    satisfaction: Words | None = Field(None, alias="满意度")


class Deed(Row):
    """志愿服务."""

    corps: Words = Field(alias="服务队")
    day: Day = Field(alias="服务日期")
    task: Words = Field(alias="服务内容")
    people: Count = Field(alias="参加人数")
    hours: float = Field(alias="服务时长(小时)")


class Fact(Row):
    """社区概况."""

    name: Words = Field(alias="项目")
    value: Words = Field(alias="内容")


MODELS: tuple[type[Row], ...] = (
    *(Group, Building, Resident, Guest, Comrade, PartyBody, Unit, Facility),
    *(Investment, Member, Activity, Request, Deed, Fact),
)


class Base(DeclarativeBase):
    """表."""


class History(Base):
    """历史. Each row as it was written, in JSON."""

    __tablename__ = "history"
    id = mapped_column(Integer, primary_key=True)
    kind = mapped_column(String(20))
    payload = mapped_column(Text)


def _mapped(model: type[Row]) -> type[Base]:
    columns = {name: mapped_column(Text) for name in model.model_fields}
    own = {"__tablename__": model.__name__.lower()}
    key = mapped_column(Integer, primary_key=True)
    return type(f"{model.__name__}Row", (Base,), {**own, "pk": key, **columns})


TABLES = {model: _mapped(model) for model in MODELS}


def _frames(path: Path) -> Iterator[pd.DataFrame]:
    if path.suffix == ".csv":
        yield pd.read_csv(path, header=None, dtype=str, encoding="utf-8-sig")
        return
    yield from pd.read_excel(
        path, sheet_name=None, header=None, dtype=object, engine="openpyxl"
    ).values()


def _model(head: set[Any]) -> type[Row] | None:
    for model in MODELS:
        if {it.alias for it in model.model_fields.values()} <= head:
            return model
    return None


def _rows(frame: pd.DataFrame) -> Iterator[Row]:
    for place in range(min(6, len(frame))):
        head = list(frame.iloc[place])
        if model := _model(set(head)):
            break
    else:
        return
    body = frame.iloc[place + 1 :].astype(object)
    for record in body.where(body.notna(), None).itertuples(index=False, name=None):
        try:
            yield model.model_validate(dict(zip(head, record, strict=True)))
        except ValidationError:
            continue  # the totals, and what is wrong


def load(folder: Path, target: Path) -> int:
    """载入. Every ledger of the folder; how many rows were written."""
    engine = create_engine(f"sqlite:///{target}")
    Base.metadata.create_all(engine)
    count = 0
    with Session(engine) as session:
        for path in sorted(folder.iterdir()):
            for row in (it for frame in _frames(path) for it in _rows(frame)):
                values = {name: _plain(value) for name, value in row}
                session.add(TABLES[type(row)](**values))
                kind = type(row).__name__
                session.add(History(kind=kind, payload=row.model_dump_json()))
                count += 1
        session.commit()
    return count


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
