"""通用列. Columns that several ledgers have, under all their names."""

from __future__ import annotations

from shequ_core.ledgers.ledger import CellKind, LedgerColumn
from shequ_core.values import Education, Ethnicity, Marital, Political, Sex

ORDINAL = r"[\d一二三四五六七八九十百零〇]{1,4}"
"""序数. A pattern: 3, 三, 十二."""


def words(text: str) -> tuple[str, ...]:
    """词. Words set apart by blanks."""
    return tuple(text.split())


NAME = LedgerColumn(
    key="name",
    title="姓名",
    cell=CellKind.NAME,
    aliases=words(
        "人员姓名 真实姓名 用户姓名 业主名称 居民姓名 入住人姓名 旅客姓名 "
        "成员姓名 名字 党员姓名 队员姓名 群众姓名 流动人口姓名 流入人员姓名 "
        "家庭成员姓名 户内成员姓名"
    ),
    personal=True,
    width=10,
)
SEX = LedgerColumn(
    key="sex",
    title="性别",
    cell=CellKind.CHOICE,
    choices=Sex,
    aliases=words("男/女 性別"),
    width=6,
)
NUMBER = LedgerColumn(
    key="number",
    title="公民身份号码",
    cell=CellKind.ID_NUMBER,
    aliases=words(
        "身份证号 身份证号码 身份证件号码 身份证 居民身份证 居民身份证号 "
        "居民身份证号码 公民身份证号 公民身份证号码 身份号码 证件号码 证件号 "
        "公民身份证件号码 居民身份证件号码"
    ),
    personal=True,
    width=21,
)
BORN = LedgerColumn(
    key="born",
    title="出生日期",
    cell=CellKind.PART_DATE,
    aliases=words("出生年月 出生年月日 出生时间 出生 生日"),
    width=12,
)
ETHNICITY = LedgerColumn(
    key="ethnicity",
    title="民族",
    cell=CellKind.CHOICE,
    choices=Ethnicity,
    width=8,
    aliases=words("族别 族称 民族类别"),
)
EDUCATION = LedgerColumn(
    key="education",
    title="文化程度",
    cell=CellKind.CHOICE,
    choices=Education,
    aliases=words("学历 教育程度 受教育程度 文化 文化水平 最高学历 学历层次"),
    width=9,
)
MARITAL = LedgerColumn(
    key="marital",
    title="婚姻状况",
    cell=CellKind.CHOICE,
    choices=Marital,
    aliases=words("婚姻 婚否 婚姻状态 婚姻情况 婚否情况 是否结婚 是否已婚"),
    words={"是": Marital.MARRIED, "否": Marital.SINGLE},
    width=9,
)
POLITICAL = LedgerColumn(
    key="political",
    title="政治面貌",
    cell=CellKind.CHOICE,
    choices=Political,
    aliases=words("面貌 政治身份 政治状况 党派 政治面目"),
    width=13,
)
WORKPLACE = LedgerColumn(
    key="workplace",
    title="工作单位",
    aliases=words(
        "服务处所 单位 工作学习单位 工作/学习单位 就业单位 从业单位 "
        "工作单位及职务 现工作单位 工作(学习)单位 工作单位或学校 单位名称 "
        "服务单位 就读学校或工作单位 工作单位/学校 所在单位 工作单位名称"
    ),
    width=16,
)
PHONES = LedgerColumn(
    key="phones",
    title="联系电话",
    cell=CellKind.PHONES,
    aliases=words(
        "电话 电话号码 手机 手机号 手机号码 联系方式 固定电话 移动电话 "
        "联系人电话 本人电话 手机电话 联系号码 联络电话 联络方式 联系手机 "
        "本人联系电话 手机/座机 手机或座机"
    ),
    personal=True,
    width=15,
)
GROUP = LedgerColumn(
    key="group",
    title="居民小组",
    aliases=words(
        "所属小组 所在小组 小组 组别 组号 所属居民小组 网格 所属网格 所在网格 "
        "网格名称 所属网格(小组) 网格(小组) 居民小组名称 居民组 所属居民组 "
        "小组名 责任网格 小组编号"
    ),
    over=rf"(?:第?{ORDINAL}(?:居民)?大组)?(第?{ORDINAL}号?(?:居民)?(?:小组|组|网格))"
    r"|((?![各全本所我该])[一-鿿]{2,8}(?:居民小组|网格))",
    width=13,
)
KEY = LedgerColumn(key="key", title="记录编号(勿改)", cell=CellKind.LABEL, width=14)
PERSON_KEY = LedgerColumn(
    key="person_key", title="人员编号(勿改)", cell=CellKind.LABEL, width=14
)
