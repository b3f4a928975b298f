"""现成模板. The party branches' year, and the year's summary to be written on."""

from tests.templates.pages import AGES, GROUPS, TIERS, asked, head, if_any, page, say

from shequ_core.reports.document import Document, Paragraph

BY_HAND = "（此处由起草人补写）"
MONTHS = (
    '表("party_members", "party_meetings", "party_meeting_present", by="月", '
    'heads=["月份", "党员（人）", "会议和活动（次）", "到会（人次）"])'
)


def party() -> Document:
    """党支部年度. Members, meetings, and who is on the way."""
    return page(
        "{{ 社区 }}党支部工作情况（{{ 统计时段 }}）",
        head("一、组织和党员"),
        say(
            "截至{{ 统计日 }}，有党支部[党支部数]、党员[党员人数]",
            "其中预备党员[预备党员人数]",
        ),
        *if_any(
            '指标("各党支部党员人数")',
            *asked(
                '表("party_members_by_branch", heads=["党支部", "党员（人）"])',
                "各支部党员",
            ),
            *asked('图("party_members_by_age", title="党员年龄构成")'),
        ),
        head("二、组织生活"),
        say(
            "召开党内会议、开展活动[党内会议和活动次数]",
            "应到[党内会议应到人次]、实到[党内会议实到人次]",
            "到会率[党内会议到会率]",
        ),
        *asked(MONTHS, "党员和组织生活（按月）"),
        *if_any('表("party_life").rows', *asked('表("party_life")', "三会一课等")),
        head("三、发展党员"),
        say(
            "有入党申请人[入党申请人人数]",
            "入党积极分子[入党积极分子人数]",
            "发展对象[发展对象人数]",
            "发展党员[发展党员人数]",
            "预备党员转正[转正党员人数]",
        ),
        say("转入组织关系[组织关系转入人数]", "转出[组织关系转出人数]"),
        head("四、联系和服务"),
        say(
            "到社区报到的单位[报到单位数]",
            "报到党员[报到党员人数]",
            "党建联席会成员单位[党建联席会成员单位数]",
        ),
        head("五、党费"),
        Paragraph(("应交____元，实交____元，上交____元。",)),
        by="党组织",
    )


def annual() -> Document:
    """年度工作总结. The year, with room for what no ledger knows."""
    return page(
        "{{ 社区 }}{{ 统计时段 }}工作总结",
        Paragraph((BY_HAND,)),
        head("一、基本情况"),
        say(
            "截至{{ 统计日 }}，{{ 社区 }}有户籍户[户籍户数]、户籍人口[户籍人口]",
            "流动人口[流动人口]",
            "60周岁及以上[60周岁及以上户籍人口]",
        ),
        *asked(GROUPS, "各居民大组户数和人口"),
        *asked(AGES),
        head("二、党的建设"),
        say(
            "有党支部[党支部数]、党员[党员人数]",
            "召开党内会议、开展活动[党内会议和活动次数]",
            "到会率[党内会议到会率]",
            "发展党员[发展党员人数]",
        ),
        head("三、居民自治"),
        say(
            "召开居民自治会议[居民自治会议次数]",
            "形成决议[居民会议决议件数]",
            "公开居务[居务公开次数]",
            "举办居民论坛[居民论坛场次]",
        ),
        head("四、服务居民"),
        say(
            "受理居民诉求[受理居民诉求]",
            "办结[办结居民诉求]",
            "办结率[诉求办结率]",
            "满意率[诉求满意率]",
        ),
        *if_any('指标("受理居民诉求")', *asked(TIERS, "各层级诉求办理")),
        head("五、文体活动和志愿服务"),
        say(
            "有文体队伍[文体队伍数]",
            "队员[文体队员人数]",
            "开展活动[开展活动场次]",
            "参加[参加活动人次]",
        ),
        *if_any(
            '指标("开展活动场次")',
            *asked('图("activities", by="月", title="各月活动场次")'),
        ),
        say("志愿服务[志愿服务场次]", "服务[志愿服务时长]"),
        head("六、存在的问题"),
        Paragraph((BY_HAND,)),
        head("七、明年打算"),
        Paragraph((BY_HAND,)),
    )
