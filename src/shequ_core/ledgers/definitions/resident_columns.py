"""居民花名册各列. The columns of the residents' roster, in other offices' words too."""

from __future__ import annotations

from shequ_core.ledgers.definitions.common import (
    BORN,
    EDUCATION,
    ETHNICITY,
    GROUP,
    KEY,
    MARITAL,
    NAME,
    NUMBER,
    PHONES,
    POLITICAL,
    SEX,
    WORKPLACE,
    words,
)
from shequ_core.ledgers.ledger import CellKind, LedgerColumn
from shequ_core.model import CareGroup
from shequ_core.values import Relation

COLUMNS = (
    LedgerColumn(
        key="household",
        title="户号",
        cell=CellKind.LABEL,
        aliases=words(
            "户编号 户口本户号 户代码 户口号 户籍号 家庭编号 户口簿号 家庭户号 "
            "户口编号 户号编码 家庭户编号 户籍编号 户籍户号"
        ),
        over="",
        width=11,
    ),
    LedgerColumn(
        key="head_name",
        title="户主姓名",
        cell=CellKind.NAME,
        aliases=words("户主名 户主 户主姓名(全称) 户主名字 所属户主 户主(姓名)"),
        personal=True,
        over="",
        width=10,
    ),
    NAME,
    LedgerColumn(
        key="relation",
        title="与户主关系",
        cell=CellKind.CHOICE,
        choices=Relation,
        aliases=words(
            "户主关系 与户主的关系 同户主关系 关系 家庭关系 与户主之关系 "
            "与户主的亲属关系 和户主关系 成员关系 亲属关系 身份关系 与户主之间关系 "
            "与户主之间的关系"
        ),
        width=11,
    ),
    SEX,
    ETHNICITY,
    BORN,
    NUMBER,
    EDUCATION,
    MARITAL,
    POLITICAL,
    WORKPLACE,
    PHONES,
    LedgerColumn(
        key="address",
        title="现居住地址",
        aliases=words(
            "现住址 现住地 现居住地 居住地址 居民地址 家庭住址 住址 地址 居住处所 "
            "实际居住地 门牌地址 现住详细门牌 现住门(楼)详址 家庭地址 详细地址 "
            "常住地址 现在住址 住所 家庭详细地址 现居地址 房屋地址 居住详细地址 "
            "现住地址 现住详址 现在家庭住址 "
            "居住房屋 现家庭住址 现住家庭地址 现居住详细地址"
        ),
        personal=True,
        over=r"[一-鿿\d]{0,20}\d+[A-Za-z]?(?:栋|幢|号楼)",
        width=26,
    ),
    GROUP,
    LedgerColumn(
        key="care",
        title="特殊群体",
        cell=CellKind.CHOICES,
        choices=CareGroup,
        aliases=words(
            "人群标签 特殊人群 重点群体 人员类别 特殊类别 群体类别 特殊情况 "
            "重点人群 特殊人员类别 特殊人员 重点人员 重点对象 关爱对象 帮扶类别 "
            "特殊身份 人口标签 特殊群体类别 特殊对象 特殊人群类别 特殊人群类型 "
            "特殊人员类型 重点人群类别 关爱类型 关爱类别 重点类别 重点人员类别"
        ),
        width=16,
    ),
    LedgerColumn(
        key="note",
        title="备注",
        aliases=words("说明 备注说明 其他说明 其他 附注"),
        width=14,
    ),
    KEY,
)
