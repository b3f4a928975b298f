"""同义词. What clerks write for a choice besides its word in the glossary."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from shequ_core.model import (
    Basis,
    CareGroup,
    GroupLevel,
    InvestmentUse,
    MemberCategory,
    PartyForm,
    Satisfaction,
    Tier,
    UnitLevel,
)
from shequ_core.values import (
    Education,
    Ethnicity,
    Marital,
    Political,
    Relation,
    Sex,
)

_PERSONS: Mapping[Enum, str] = {
    Sex.UNKNOWN: "未知的性别 不明 性别不明",
    Sex.MALE: "男性 先生 男士 ♂ M Male 男生",
    Sex.FEMALE: "女性 女士 ♀ F Female 女生",
    Sex.NOT_STATED: "未说明的性别",
    Marital.SINGLE: "未结婚 单身 未 从未结婚",
    Marital.MARRIED: "有配偶 结婚 已 已结婚 有偶",
    Marital.WIDOWED: "丧 丧夫 丧妻 丧偶未再婚",
    Marital.DIVORCED: "离异 离 已离婚 离婚未再婚",
    Marital.NOT_STATED: "未说明的婚姻状况",
    Political.PARTY_MEMBER: (
        "党员 中共正式党员 正式党员 中国共产党党员 "
        "共产党员 中共 中共党员(正式) 党员(正式)"
    ),
    Political.PROBATIONARY_MEMBER: (
        "预备党员 中国共产党预备党员 中共预备 中共党员(预备) 党员(预备) 预备"
    ),
    Political.YOUTH_LEAGUE: (
        "团员 共青团 中国共产主义青年团团员 共青团团员 中国共青团员"
    ),
    Political.REVOLUTIONARY_COMMITTEE: "民革 民革会员 中国国民党革命委员会会员",
    Political.DEMOCRATIC_LEAGUE: "民盟 中国民主同盟盟员",
    Political.NATIONAL_CONSTRUCTION: "民建 中国民主建国会会员",
    Political.PROMOTING_DEMOCRACY: "民进 中国民主促进会会员",
    Political.PEASANTS_AND_WORKERS: "农工党 农工 农工党员 中国农工民主党党员",
    Political.PUBLIC_INTEREST: "致公党 致公 致公党员 中国致公党党员",
    Political.SEPTEMBER_THIRD: "九三 九三学社 九三社员",
    Political.TAIWAN_LEAGUE: "台盟 台湾民主自治同盟盟员",
    Political.NON_PARTISAN: "无党派 无党派民主人士 无党派民主",
    Political.MASSES: (
        "普通群众 普通公民 普通居民 一般群众 非党员 群众(普通公民) 少先队员"
    ),
    Education.POSTGRADUATE: (
        "硕士 博士 硕士研究生 博士研究生 研究生及以上 研究生以上 硕士及以上 硕研 博研"
    ),
    Education.BACHELOR: (
        "大学本科 大学 大本 学士 本科及以上 大学及以上 全日制本科 在职本科 本科生"
    ),
    Education.COLLEGE: (
        "专科 大学专科 高职 高职高专 大专及以上 专科教育 大专生 高等职业教育 全日制大专"
    ),
    Education.SECONDARY_VOCATIONAL: (
        "中等专科 中技 技校 职高 职业高中 "
        "中职 中等职业教育 中等专业学校 技工学校 中师 中专生"
    ),
    Education.HIGH_SCHOOL: "普通高中 高级中学 高中教育 高中生",
    Education.JUNIOR_HIGH: "普通初中 初级中学 初中教育 初中生",
    Education.PRIMARY: "小学教育 小学生 小学文化",
    Education.ILLITERATE: (
        "半文盲 文盲半文盲 文盲或半文盲 文盲/半文盲 不识字 未上学 未上过学"
    ),
    Education.OTHER: "其它 学龄前 学龄前儿童 学前 学前教育 幼儿园 幼儿",
}

_RELATIONS: Mapping[Enum, str] = {
    Relation.HEAD: "本人 户主本人 本人或户主 本人(户主) 户主(本人)",
    Relation.SPOUSE: "爱人 夫妻 配偶关系",
    Relation.HUSBAND: "丈夫 老公 夫婿 之夫",
    Relation.WIFE: "妻子 老婆 之妻",
    Relation.SON: "儿子 儿 之子 四子 五子 六子",
    Relation.ONLY_SON: "独子",
    Relation.ELDEST_SON: "大儿子 大儿",
    Relation.SECOND_SON: "二子 二儿子 次儿",
    Relation.THIRD_SON: "三儿子",
    Relation.ADOPTED_SON: "继子 养子或继子 养子/继子",
    Relation.SON_IN_LAW: "婿 女婿子",
    Relation.DAUGHTER: "女儿 之女 四女 五女 六女",
    Relation.ELDEST_DAUGHTER: "大女儿 大女",
    Relation.SECOND_DAUGHTER: "二女 二女儿",
    Relation.THIRD_DAUGHTER: "三女儿",
    Relation.ADOPTED_DAUGHTER: "继女 养女或继女 养女/继女",
    Relation.DAUGHTER_IN_LAW: "媳 媳妇 儿媳妇 子媳",
    Relation.GRANDCHILD: "孙 孙子女 孙子孙女 孙子、孙女",
    Relation.GRANDSON: "孙儿 长孙",
    Relation.GRANDDAUGHTER: "孙女儿",
    Relation.DAUGHTERS_SON: "外孙 外甥孙",
    Relation.DAUGHTERS_DAUGHTER: "外孙女儿",
    Relation.GRANDSONS_WIFE: "孙媳妇 孙子媳妇",
    Relation.GREAT_GRANDSON: "曾孙 重孙 重孙子",
    Relation.GREAT_GRANDDAUGHTER: "重孙女",
    Relation.PARENT: "双亲",
    Relation.FATHER: "父 爸爸 爸",
    Relation.MOTHER: "母 妈妈 妈",
    Relation.HUSBANDS_FATHER: "公 家公 公爹",
    Relation.HUSBANDS_MOTHER: "婆 家婆",
    Relation.WIFES_FATHER: "丈人 老丈人 岳丈",
    Relation.WIFES_MOTHER: "丈母娘 丈母",
    Relation.STEPFATHER: "养父 继父或养父 继父/养父",
    Relation.STEPMOTHER: "养母 继母或养母 继母/养母",
    Relation.GRANDPARENT: "祖辈 祖父母或外祖父母",
    Relation.GRANDFATHER: "爷爷",
    Relation.GRANDMOTHER: "奶奶",
    Relation.MATERNAL_GRANDFATHER: "外公 姥爷",
    Relation.MATERNAL_GRANDMOTHER: "外婆 姥姥",
    Relation.SIBLING: "兄弟 姐妹 兄弟或姐妹 兄、弟、姐、妹",
    Relation.ELDER_BROTHER: "哥 哥哥 兄长",
    Relation.ELDER_BROTHERS_WIFE: "嫂子 嫂嫂",
    Relation.YOUNGER_BROTHER: "弟弟",
    Relation.YOUNGER_BROTHERS_WIFE: "弟媳妇 弟妇 弟妹",
    Relation.ELDER_SISTER: "姐姐 姊",
    Relation.YOUNGER_SISTER: "妹妹",
    Relation.OTHER: "其它 其他关系",
    Relation.NEPHEW: "侄 侄儿",
    Relation.NIECE: "侄女儿",
    Relation.SISTERS_SON: "外甥子 甥",
    Relation.SISTERS_DAUGHTER: "甥女",
    Relation.OTHER_KIN: "其他亲戚 亲戚 亲属 其它亲属",
    Relation.NOT_KIN: "非亲属关系 租户 租客 保姆 朋友 无关系",
    Ethnicity.UYGUR: "维族",
    Ethnicity.KAZAK: "哈族",
    Ethnicity.MAONAN: "毛难族",
    Ethnicity.UZBEK: "乌兹别克族",
    Ethnicity.CHUANQING: "穿青族",
    Ethnicity.OTHER: "其它 其他民族",
    Ethnicity.FOREIGN: "外国血统 外国血统中国籍 入籍",
}

_COMMUNITY: Mapping[Enum, str] = {
    Basis.REGISTERED: "户籍人口 常住户籍 户籍居民",
    Basis.FLOATING: "流动人口 外来 外来人口 暂住 暂住人口",
    GroupLevel.LARGE: "大组",
    GroupLevel.SMALL: "小组",
    CareGroup.SUBSISTENCE_ALLOWANCE: (
        "低保户 低保对象 享受低保 低保人员 "
        "城市低保 农村低保 城乡低保 最低生活保障 低保家庭"
    ),
    CareGroup.EXTREME_POVERTY: (
        "特困户 特困人员 特困供养 特困供养人员 五保 五保户 特困对象"
    ),
    CareGroup.DISABLED: "残疾 残疾人员 残疾人士 重度残疾 重残 持证残疾人 残疾人(持证)",
    CareGroup.VETERAN: (
        "退伍军人 转业军人 复员军人 退役士兵 复退军人 复转军人 "
        "退役 复员退伍军人 退伍复员军人 退役人员"
    ),
    CareGroup.PREFERENTIAL_TREATMENT: "优抚 优抚人员 烈属 军烈属 优待抚恤",
    CareGroup.ADVANCED_AGE: "高龄 高龄老年人 高龄津贴 高龄补贴 80岁以上老人 80岁以上",
    CareGroup.LIVING_ALONE: "独居 独居老年人 孤寡老人 独居高龄老人 独居人员",
    CareGroup.EMPTY_NEST: "空巢 空巢老年人",
    CareGroup.LEFT_BEHIND_CHILD: "留守 留守未成年人",
    CareGroup.CHILD_IN_NEED: "困境 孤儿 困难儿童 事实无人抚养儿童",
    CareGroup.BEREAVED_OF_ONLY_CHILD: "失独家庭 失独老人 计生特扶 计划生育特殊家庭",
    PartyForm.WORK_COMMITTEE: "工委 工作委员会 街道党工委",
    PartyForm.COMMITTEE: "委员会 基层党委 党委会",
    PartyForm.GENERAL_BRANCH: "总支 总支部 党总支部 总支部委员会",
    PartyForm.BRANCH: "支部 支部委员会 基层党支部",
    PartyForm.JOINT_BRANCH: "联合支部",
    MemberCategory.COMMUNITY: "社区直管党员 直管党员 自管党员 居民党员 社区自管党员",
    MemberCategory.IN_SERVICE: "在职 报到党员 双报到党员 在职报到党员 在职党员报到",
    MemberCategory.FLOATING: "流动 流入党员 流出党员",
    MemberCategory.RETIRED: "离退休 退休党员 退休 离退休干部党员",
    UnitLevel.CENTRAL: "中央属 央属 央企 部属 国家级 中央直属",
    UnitLevel.PROVINCIAL: "省 省级 省直 省直单位 省管 省部属",
    UnitLevel.MUNICIPAL: "市 市级 市直 市直单位 市管 地市属",
    UnitLevel.COUNTY: "县 区 县级 区级 区属 县直 区直 县(市)属 县区属 县(区)属",
    UnitLevel.STREET: "街道属 街属 街道办 街道办事处 乡镇 镇属 乡镇属 街道(乡镇)",
    UnitLevel.OTHER: "其它",
    InvestmentUse.PREMISES: "用房 用房建设 社区用房建设",
    InvestmentUse.RENOVATION: "装修改造 改造",
    InvestmentUse.EQUIPMENT: "设备 器材 设备购置 器材购置",
    InvestmentUse.OTHER: "其它",
    Tier.COMMITTEE: "居委会 社区 社区居民委员会 居民委员会 社居委",
    Tier.PROPERTY_COMPANY: "物业 物业服务企业 物业管理公司 物业服务公司 物业企业",
    Tier.UNITS: "辖区单位 驻区单位 驻社区单位 单位 共建单位 辖区内单位 驻地单位",
    Tier.VOLUNTEERS: (
        "志愿者 志愿者队伍 志愿服务队 社区志愿者队伍 志愿队 志愿队伍 社区志愿服务队 "
        "志愿者服务队 志愿服务队伍"
    ),
    Satisfaction.SATISFIED: "非常满意 很满意 十分满意",
    Satisfaction.FAIRLY_SATISFIED: "比较满意 较满意 一般 较为满意",
    Satisfaction.DISSATISFIED: "不满 很不满意 非常不满意",
}

SYNONYMS: Mapping[Enum, tuple[str, ...]] = {
    member: tuple(words.split())
    for table in (_PERSONS, _RELATIONS, _COMMUNITY)
    for member, words in table.items()
}
"""同义词. The further words of a choice; a word names one choice of its kind only."""

ENDINGS: Mapping[type[Enum], tuple[str, ...]] = {
    Education: ("毕业", "肄业", "结业", "在读", "在校", "学历", "文化程度", "文化"),
    Sex: ("性别",),
}
"""后缀. What may stand behind a word of this kind and changes nothing (初中毕业)."""

MISSING_ENDING: Mapping[type[Enum], str] = {Ethnicity: "族"}
"""省略后缀. What may be left out at the end of a word of this kind (汉)."""
