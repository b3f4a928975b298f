"""党组织与党员台账各列. The columns of the party's two ledgers, in all their words."""

from __future__ import annotations

import attrs

from shequ_core.ledgers.definitions.common import (
    BORN,
    EDUCATION,
    ETHNICITY,
    KEY,
    NAME,
    NUMBER,
    PERSON_KEY,
    PHONES,
    SEX,
    WORKPLACE,
    words,
)
from shequ_core.ledgers.ledger import CellKind, LedgerColumn
from shequ_core.model import MemberCategory, PartyForm

BODY_COLUMNS = (
    LedgerColumn(
        key="name",
        title="组织名称",
        aliases=words(
            "党组织名称 支部名称 党支部名称 党组织 名称 党组织全称 组织全称 "
            "支部全称 党支部(总支)名称 基层党组织名称 党组织名"
        ),
        width=28,
    ),
    LedgerColumn(
        key="form",
        title="组织类别",
        cell=CellKind.CHOICE,
        choices=PartyForm,
        aliases=words(
            "党组织类别 组织形式 党组织形式 类别 组织类型 党组织类型 类型 组织性质 "
            "党组织性质 党组织设置"
        ),
        width=12,
    ),
    LedgerColumn(
        key="parent",
        title="上级组织",
        aliases=words(
            "上级党组织 隶属党组织 上级组织名称 上级 上级党组织名称 上级单位 "
            "主管党组织 上级党委 所属上级 直属上级"
        ),
        width=28,
    ),
    KEY,
)

MEMBER_COLUMNS = (
    attrs.evolve(NAME, aliases=(*NAME.aliases, "党员")),
    SEX,
    attrs.evolve(NUMBER, title="身份证号", aliases=(*NUMBER.aliases, "公民身份号码")),
    BORN,
    ETHNICITY,
    attrs.evolve(EDUCATION, title="学历", aliases=(*EDUCATION.aliases, "文化程度")),
    LedgerColumn(
        key="joined",
        title="入党时间",
        cell=CellKind.PART_DATE,
        aliases=words(
            "入党日期 加入时间 加入党组织日期 加入党组织时间 入党年月 何时入党 "
            "加入中共时间 加入中国共产党时间 入党年份 "
            "接收为预备党员日期 成为预备党员时间"
        ),
        width=12,
    ),
    LedgerColumn(
        key="confirmed",
        title="转正时间",
        cell=CellKind.PART_DATE,
        aliases=words(
            "转正日期 转为正式党员日期 转正年月 转正年份 转为正式党员时间 "
            "正式党员时间 预备转正时间 成为正式党员时间"
        ),
        width=12,
    ),
    LedgerColumn(
        key="body",
        title="所在支部",
        aliases=words(
            "所属党支部 支部名称 所在党支部 党支部 所属支部 所属组织 编入党支部 "
            "所属党组织 支部 党支部名称 党组织名称 组织关系所在支部 "
            "组织关系所在党组织 所在党组织 党组织 所属支部名称 党员所在支部 "
            "组织关系"
        ),
        over=r"(?:中共)?[一-鿿\d]{1,20}党(?:总)?支部(?:委员会)?|第[一-鿿\d]{1,3}支部",
        width=18,
    ),
    LedgerColumn(
        key="post",
        title="党内职务",
        aliases=words(
            "职务 党内任职 党务职务 支部职务 党内职位 担任党内职务 担任职务 "
            "支委职务 任职 党内现任职务 现任党内职务 支部内职务"
        ),
        width=12,
    ),
    LedgerColumn(
        key="category",
        title="党员类别",
        cell=CellKind.CHOICE,
        choices=MemberCategory,
        aliases=words(
            "党员类型 人员类别 类别 党员身份 党员身份类别 党员分类 类型 党员属性 "
            "党员性质"
        ),
        width=12,
    ),
    WORKPLACE,
    PHONES,
    KEY,
    PERSON_KEY,
)
