"""别的叫法: header words of other offices, each heading the column that it means."""

from collections.abc import Mapping
from datetime import date

import pytest

from shequ_core.ledgers import LEDGERS, Sheet, Table
from shequ_core.ledgers.recognise import understand

OFFICES: Mapping[str, tuple[str, ...]] = {
    "groups": (
        "居民大组 居民小组 组长姓名 联系电话 户数 所辖楼栋",
        "大组 小组名称 小组长 电话 总户数 管辖楼栋",
        "所属大组 小组 组长 联系方式 户数(户) 所含楼栋",
        "片区(大组) 网格(小组) 网格长 手机号码 居民户数 楼栋范围",
        "大组名称 居民小组名称 负责人 手机 现有户数 管辖范围",
        "大组别 居民小组(网格) 居民小组长姓名 联系电话(手机) 常住户数 所管楼栋",
        "所属大组名称 小组编号 小组长名字 组长联系电话 小组户数 管辖楼栋号",
    ),
    "buildings": (
        "楼栋号 所属小组 门牌地址 层数 单元数 建成年份 结构",
        "楼号 所属居民小组 地址 楼层数 单元数量 建造年份 建筑结构",
        "楼栋名称 小组 详细地址 总层数 单元 建成年代 结构类型",
        "楼栋 所属网格(小组) 门牌号 层数(层) 单元个数 竣工年份 房屋结构",
        "栋号 网格 坐落地址 楼层 单元数(个) 建成时间 结构形式",
        "楼栋编码 归属小组 楼栋门牌 层数(层) 单元数量(个) 建筑年份 建筑物结构",
        "楼栋(号) 所属网格小组 楼栋详细地址 楼栋层数 楼栋单元数 建成年 楼栋结构",
    ),
    "residents": (
        "户号 户主姓名 姓名 与户主关系 性别 民族 出生日期 公民身份号码 文化程度 "
        "婚姻状况 政治面貌 工作单位 联系电话 现居住地址 居民小组 特殊群体 备注",
        "户编号 户主 居民姓名 户主关系 男/女 民族 出生年月日 身份证号(18位) 学历 "
        "婚姻 政治身份 单位 手机号 家庭住址 所属网格(小组) 特殊人群 备注",
        "家庭编号 户主名字 姓名 与户主的关系 性别 民族 出生年月 公民身份证号 "
        "受教育程度 婚姻情况 政治面貌 就业单位 联系方式 现住址 小组 人员类别 备注",
        "户口编号 户主姓名 人员姓名 家庭关系 性别(男/女) 所属民族 生日 身份证 "
        "教育程度 婚否 面貌 工作单位及职务 电话号码 居住地址 网格 重点人群 说明",
        "户籍号 户主名 名字 同户主关系 性别 族别 出生时间 居民身份证号码 文化水平 "
        "婚姻状态 政治面貌情况 从业单位 本人电话 住址 所在小组 特殊人员类别 "
        "其他说明",
        "户籍编号 户主(姓名) 家庭成员姓名 与户主之间关系 性别* 民族类别 "
        "出生日期(年月日) 身份证件号 文化程度(学历) 婚姻状况(已婚/未婚) "
        "政治面貌(党员/团员/群众) 工作单位/学校 手机/座机 现家庭住址 "
        "居民小组(网格) 特殊人群类别 备注信息",
        "家庭户编码 户主的姓名 居民名字 与户主关系(称谓) 居民性别 居民民族 "
        "出生年月(日) 公民身份证件号码 文化程度/学历 婚姻状态 政治面貌(选填) "
        "工作单位名称 居民联系电话 现居住地(门牌) 所属小组名称 特殊群体(可多选) "
        "备注(迁入迁出)",
    ),
    "floating": (
        "姓名 性别 身份证号码 户籍地代码 暂住地址 所属小组 来本地时间 来本地事由 电话",
        "流动人口姓名 男/女 身份证号(18位) 户籍地区划代码 现居住地址 "
        "所属网格(小组) 流入时间 流入原因 联系电话",
        "姓名 性别 公民身份证号 户籍地行政区划代码 暂住地 小组 来本地日期 "
        "来本地原因 联系方式",
        "姓名 性别(男/女) 身份证件号码 户籍所在地代码 居住地址 网格 流入日期 "
        "暂住事由 手机号",
        "流入人员姓名 性别 居民身份证号码 户口所在地代码 现暂住地址 所在小组 "
        "到达日期 暂住原因 手机号码",
        "外来人员姓名 性别 身份证号码(18位) 户籍地(代码) 暂住详细地址 归属小组 "
        "来本社区日期 来本社区事由 本人联系电话",
        "流动人口名字 性别 公民身份证号 户籍所在地(代码) 居住详址 居民小组 "
        "流入本社区时间 流入事由 联系方式(手机)",
    ),
    "party_members": (
        "姓名 性别 身份证号 民族 学历 入党时间 转正时间 所在支部 党内职务 "
        "党员类别 联系电话",
        "党员姓名 男/女 身份证号(18位) 民族 文化程度 入党日期 转正日期 党支部名称 "
        "职务 类别 手机号",
        "姓名 性别 公民身份证号 民族 学历情况 入党年月日 转正年月日 所属支部 "
        "党内职务 党员类型 联系方式",
        "姓名 性别(男/女) 身份证号码 所属民族 最高学历 加入党组织时间 "
        "转为正式党员时间 所在党支部 支部职务 党员类别 电话号码",
        "党员名字 性别 居民身份证号码 族别 教育程度 加入党组织日期 "
        "转为正式党员日期 所属党组织 党内任职 党员身份类别 本人电话",
        "党员 性别 党员身份证号 民族 学历(文化程度) 入党年月日 转正日期(年月日) "
        "所属党组织名称 党内现任职务 党员类别(在职/社区) 联系手机",
        "姓名(党员) 性别 身份证 民族 现学历 入党年月 党员转正时间 现所在党支部 "
        "党内职务(任职) 党员类型 党员电话",
    ),
    "party_bodies": (
        "组织名称 组织类别 上级组织",
        "党组织名称 党组织类别 上级党组织",
        "党组织全称 党组织类型 上级党组织名称",
        "支部名称 类别 隶属党组织",
        "名称 类型 上级",
        "党组织名称(全称) 党组织分类 上级党组织全称",
        "党支部全称 组织分类 上级党组织(全称)",
    ),
    "units": (
        "单位名称 统一社会信用代码 单位类别 隶属关系 地址 负责人 联系电话 "
        "职工人数 党组织形式 共享资源",
        "单位全称 社会信用代码 单位性质 隶属 单位地址 单位负责人 单位电话 "
        "从业人员数 党组织设置 可共享资源",
        "单位名称(全称) 信用代码 行业类别 隶属层级 详细地址 法人代表 联系方式 "
        "职工数 党组织类型 共享场地",
        "名称 统一信用代码 单位类型 隶属级别 所在地址 法定代表人 电话号码 "
        "员工人数 党组织情况 开放资源",
        "企事业单位名称 统一社会信用代码(18位) 行业 主管层级 办公地址 负责人姓名 "
        "负责人电话 在职人数 党组织 可共享场地设施",
        "驻区单位全称 社会统一信用代码 单位属性 隶属关系(省/市/其他) 单位详细地址 "
        "单位负责人姓名 负责人联系电话 职工人数(人) 建立党组织形式 资源共享项目",
        "辖区单位名称 信用代码(18位) 单位行业 单位隶属关系 辖区单位地址 "
        "负责人(法人) 单位联系电话 单位职工人数 单位党组织形式 单位共享资源",
    ),
    "facilities": (
        "场地名称 类别 面积(㎡) 产权单位 全年开放天数 开放时间",
        "设施名称 类型 建筑面积 产权所有 开放天数 开放时段",
        "名称 场地类型 面积(平方米) 权属单位 年开放天数 每日开放时间",
        "场所名称 设施类别 使用面积(㎡) 产权人 全年开放(天) 开放时间段",
        "活动场地名称 用途 面积 所属单位 年开放天数(天) 开放时刻",
        "场地(设施)名称 场地性质 面积/㎡ 产权单位(所有人) 全年开放天数(天) "
        "开放时间(每日)",
        "设施场地名称 场地设施类别 场地使用面积(㎡) 设施产权单位 全年开放天数 "
        "场地开放时间",
    ),
    "investments": (
        "项目 日期 金额(元) 资金来源",
        "投入项目 投入日期 投入金额 经费来源",
        "项目名称 投入时间 金额 来源",
        "经费用途 支出日期 经费(元) 出资单位",
        "用途 时间 投入金额(元) 资金渠道",
        "经费项目名称 经费投入时间 金额(人民币元) 经费投入单位",
        "投入经费项目 投入年月日 投入金额(元) 投入资金来源",
    ),
    "teams": (
        "队伍 姓名 性别 身份证号码 入队时间 离队时间 联系电话",
        "队伍名称 队员姓名 男/女 身份证号(18位) 入队日期 离队日期 手机号",
        "所在队伍 姓名 性别 公民身份证号 加入时间 退出时间 联系方式",
        "团队名称 姓名 性别(男/女) 身份证 加入日期 退出日期 电话号码",
        "所属队伍 成员姓名 性别 居民身份证号码 入队年月日 离队年月日 本人电话",
        "文体队伍名 队员 性别 队员身份证号码 入队时间(年月日) 离队时间(年月日) "
        "队员电话",
        "文体队伍(名称) 姓名 性别 队员身份证 加入队伍日期 退出队伍时间 联系方式",
    ),
    "activities": (
        "活动名称 活动类型 活动时间 结合节日 活动地点 组织单位 参加人次 经费(元)",
        "活动主题 活动类别 举办时间 节日 举办地点 主办单位 参与人次 活动经费",
        "活动内容 类型 开展时间 所属节日 地点 举办单位 参加人数 费用(元)",
        "主题 类别 活动日期 相关节日 活动场所 承办单位 人次 花费(元)",
        "名称 活动形式 举办日期 节庆 开展地点 主办方 参与人数 开支(元)",
        "活动主题(名称) 活动类型(文艺/体育) 活动日期(年月日) 结合何节日 举行地点 "
        "活动组织者 参与群众(人次) 活动支出(元)",
        "文体活动名称 活动类型 活动举行时间 结合的节日 活动举行地点 活动主办单位 "
        "活动参加人次 活动所用经费(元)",
    ),
    "requests": (
        "编号 受理日期 诉求人 身份证号码 诉求类别 办理层级 办结日期 满意度",
        "受理编号 受理时间 诉求居民 身份证号(18位) 事项类别 处理层级 完成时间 评价",
        "诉求编号 登记日期 居民姓名 公民身份证号 问题类别 办理主体 办结时间 满意情况",
        "工单号 受理时间 反映人 诉求人身份证号 诉求类型 承办单位 完成日期 群众评价",
        "事项编号 接件日期 申请人 居民身份证号码 诉求事项 承办主体 办理完成日期 "
        "满意度评价",
        "诉求单编号 诉求受理时间 诉求群众 居民身份证号 居民诉求类别 "
        "办理层级(四级) 办结日期(年月日) 居民满意情况",
        "诉求受理编号 居民诉求受理日期 诉求人(居民) 诉求居民身份证号 诉求所属类别 "
        "诉求办理层级 诉求办结时间 诉求人满意度",
    ),
    "deeds": (
        "服务队 服务日期 服务内容 参加人数 服务时长(小时)",
        "志愿队伍 服务时间 服务项目 参与人数 时长(小时)/人",
        "志愿服务队 活动日期 活动内容 志愿者人数 人均时长(小时)",
        "队伍名称 开展日期 志愿服务内容 人数 服务时间(小时)",
        "志愿者队伍 日期 服务事项 参加志愿者数 时长",
        "志愿服务队名 志愿服务日期 志愿服务项目 参加服务人数 人均服务时间(小时)",
        "志愿服务队(名称) 志愿活动日期 志愿服务活动内容 志愿服务人数 "
        "志愿服务时长(小时)",
    ),
}
"""各办公室的列名. A line an office; the first has our own titles, in the same order."""


def _columns(words: str) -> tuple[str, list[str]]:
    """The ledger that a header row is taken for, and what each column is read as."""
    headers = words.split()
    sheet = Sheet(file="a.xlsx", name="Sheet1", rows=[headers])
    (table,) = understand(sheet, LEDGERS)
    assert isinstance(table, Table), words
    keys = {it.index: it.key for it in table.columns.values()}
    return table.ledger.name, [keys.get(i, "") for i in range(len(headers))]


@pytest.mark.parametrize("ledger", OFFICES)
def test_every_office_is_understood(ledger: str) -> None:
    """No column of any of them is left over, and none becomes another one."""
    ours, *others = (_columns(line) for line in OFFICES[ledger])
    assert ours[0] == ledger
    assert "" not in ours[1]
    assert others == [ours] * len(others)


@pytest.mark.parametrize(
    "words", ["诉求人姓名", "诉求人电话", "队员身份证号", "党员联系方式"]
)
def test_whose_it_is_changes_nothing(words: str) -> None:
    """Of whom a ledger speaks is said by the ledger already."""
    ledger, columns = _columns(f"受理时间 处理层级 完成时间 {words}")
    assert ledger == "requests"
    assert "" not in columns


@pytest.mark.parametrize("words", ["监护人姓名", "父亲身份证号", "紧急联系人电话"])
def test_of_someone_else_is_something_else(words: str) -> None:
    """A guardian's name is not the resident's."""
    _, columns = _columns(f"姓名 与户主关系 性别 {words}")
    assert columns == ["name", "relation", "sex", ""]


def test_tables_under_one_another_keep_their_day() -> None:
    """A bare day under the title of a further table is a title, not a row of it."""
    header = ["姓名", "与户主关系", "性别"]
    rows = [
        *(["居民信息表"], ["2004年12月31日"], header, ["张三", "户主", "男"], []),
        *(["居民信息表"], ["2004年12月30日"], header, ["李四", "户主", "女"]),
    ]
    first, second = understand(Sheet(file="a.xlsx", name="表", rows=rows), LEDGERS)
    assert isinstance(first, Table)
    assert isinstance(second, Table)
    assert first.facts.told_on == date(2004, 12, 31)
    assert second.facts.told_on == date(2004, 12, 30)
    assert not first.skipped


TITLED = {
    "units": ("辖区单位一览表", ["单位名称", "法人", "电话", "从业人数"]),
    "requests": ("居民信访登记", ["日期", "登记时间", "反映问题", "办结情况"]),
    "teams": ("文体骨干名单", ["队伍名称", "姓名", "性别", "电话"]),
    "buildings": ("楼栋长及楼栋情况", ["楼栋", "单元数", "户数", "楼长"]),
    "facilities": ("活动场地", ["场地", "开放时间", "管理员"]),
    "activities": ("2004年活动", ["主题", "时间", "地点", "备注"]),
    "deeds": ("志愿服务记录", ["日期", "服务内容", "人数"]),
    "floating": ("流动人口登记表", ["姓名", "性别", "户籍地", "现住址"]),
}


@pytest.mark.parametrize("ledger", TITLED)
def test_a_title_makes_up_for_a_column(ledger: str) -> None:
    """What a title calls so need not have all of our columns; without it, it need."""
    title, header = TITLED[ledger]
    data = ["甲"] * len(header)
    for lines, name in (([[title], header], "Sheet1"), ([header], title)):
        (found,) = understand(
            Sheet(file="a.xlsx", name=name, rows=[*lines, data]), LEDGERS
        )
        assert isinstance(found, Table)
        assert found.ledger.name == ledger
    for words in ("Sheet1", "填报单位：北正社区"):
        (found,) = understand(
            Sheet(file="a.xlsx", name="表", rows=[[words], header, data]), LEDGERS
        )
        assert not isinstance(found, Table)


def test_a_record_of_service_is_no_list_of_activities() -> None:
    """志愿服务活动 has both words in its title, and the columns of both."""
    header = ["日期", "活动内容", "参加人员", "人数", "服务时长", "地点"]
    data = ["2004-03-05", "清扫", "张三等", 5, "2小时", "圭斋路"]
    rows = [["2004年志愿服务活动记录"], header, data]
    (found,) = understand(Sheet(file="a.xlsx", name="表", rows=rows), LEDGERS)
    assert isinstance(found, Table)
    assert found.ledger.name == "deeds"
