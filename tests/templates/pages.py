"""现成模板. What the templates that come with shequ say, line by line.

A line of ``say`` is a sentence of clauses: ``[党员人数]`` is the figure of that label
with its unit, and a clause after the first is said only where its figure is not nought.
"""

import re
from collections.abc import Iterator

from shequ_core.reports.document import Block, Document, Heading, Note, Paragraph

FIGURE = re.compile(r"\[([^\]]+)\]")
BY_HAND = "____"


def said(clause: str) -> str:
    """A clause with its figures asked for."""
    return FIGURE.sub(r'{{ 指标("\1").words }}', clause)


def say(first: str, *clauses: str) -> Paragraph:
    """A sentence."""
    rest = ""
    for clause in clauses:
        label = FIGURE.search(clause)
        assert label, clause
        rest += f'{{% if 指标("{label[1]}") %}}，{said(clause)}{{% endif %}}'
    return Paragraph((f"{said(first)}{rest}。",))


def asked(what: str, caption: str = "") -> Iterator[Block]:
    """A table or a chart, under its caption."""
    if caption:
        yield Paragraph((f"题：{caption}",))
    yield Paragraph((f"{{{{ {what} }}}}",))


def if_any(condition: str, *blocks: Block) -> Iterator[Block]:
    """Paragraphs that are there only where there is something to say."""
    yield Paragraph((f"{{%p if {condition} %}}",))
    yield from blocks
    yield Paragraph(("{%p endif %}",))


def page(title: str, *blocks: Block, by: str = "居民委员会") -> Document:
    """A paper, signed by the committee on the day of its figures."""
    return Document(
        title=(title,),
        blocks=blocks,
        signed=(f"{{{{ 社区 }}}}{by}",),
        dated=("{{ 统计日 }}",),
    )


def head(words: str) -> Heading:
    """A heading."""
    return Heading((words,))


GROUPS = (
    '表("registered_households_by_large_group", '
    '"registered_residents_by_large_group", '
    'heads=["居民大组", "户籍户数（户）", "户籍人口（人）"])'
)
AGES = (
    '图("male_residents_by_age", "female_residents_by_age", '
    'heads=["男", "女"], title="户籍人口年龄和性别构成")'
)
TIERS = (
    '表("service_requests_by_tier", "service_requests_closed_by_tier", '
    'heads=["层级", "受理（件）", "办结（件）"])'
)


def overview() -> Document:
    """社区概况. What a community is, on one or two sheets."""
    return page(
        "{{ 社区 }}概况",
        head("一、基本情况"),
        Paragraph(
            (
                "{{ 社区 }}{% if community.street %}位于{{ community.county }}"
                "{{ community.street }}{% endif %}"
                "{% if community.office_address %}，办公地点在"
                "{{ community.office_address }}{% endif %}。",
            )
        ),
        say(
            "社区设居民大组[居民大组数]",
            "居民小组[居民小组数]",
            "有住宅楼[住宅楼栋数]",
            "辖区面积[辖区面积]",
        ),
        head("二、人口"),
        say(
            "截至{{ 统计日 }}，有户籍户[户籍户数]、户籍人口[户籍人口]",
            "其中男性[男性户籍人口]、女性[女性户籍人口]",
            "60周岁及以上[60周岁及以上户籍人口]",
            "18周岁以下[18周岁以下户籍人口]",
            "少数民族[少数民族户籍人口]",
        ),
        say("流动人口[流动人口]"),
        *asked(AGES),
        *asked(GROUPS, "各居民大组户数和人口"),
        head("三、组织和队伍"),
        say(
            "有中共党员[党员人数]",
            "党支部[党支部数]",
            "居委会成员[居委会成员人数]",
            "居民代表[居民代表人数]",
        ),
        say("文体队伍[文体队伍数]", "队员[文体队员人数]", "注册志愿者[注册志愿者人数]"),
        head("四、辖区单位"),
        say(
            "辖区单位[辖区单位数]",
            "其中省、市单位[省、市单位数]",
            "党建联席会成员单位[党建联席会成员单位数]",
        ),
        *if_any(
            '指标("辖区单位数")',
            *asked('图("units_by_level", kind="饼图", title="辖区单位隶属关系")'),
        ),
        head("五、用房和场地"),
        say("社区用房面积[社区用房面积]", "场地设施[场地设施数]"),
        *if_any(
            '表("facilities").rows',
            *asked(
                '表("facilities", columns=["name", "use", "area_m2", "hours"])',
                "场地设施",
            ),
        ),
        Note(('注：{{ 依据("户籍人口") }}。',)),
    )


def disclosure() -> Document:
    """居务公开. What residents are told, a quarter at a time."""
    return page(
        "{{ 社区 }}居务公开（{{ 统计时段 }}）",
        Paragraph(("现将{{ 统计时段 }}居务公开如下，请居民监督。",)),
        head("一、经费"),
        say("经费投入[经费投入]", "活动经费支出[活动经费支出]"),
        *if_any(
            '指标("经费投入")',
            *asked('表("investment_yuan_by_funders", heads=["来源", "金额（元）"])'),
        ),
        *if_any(
            '表("fund_raisings").rows',
            Paragraph(("向居民和单位筹集的费用：",)),
            *asked('表("fund_raisings")'),
        ),
        Paragraph(
            (
                f"期初结存{BY_HAND}元，本期收入{BY_HAND}元，本期支出{BY_HAND}元，"
                f"期末结存{BY_HAND}元。收支明细附后。",
            )
        ),
        head("二、救助和优抚"),
        say(
            "低保对象[低保对象人数]",
            "残疾人[残疾人数]",
            "退役军人[退役军人人数]",
            "独居老人[独居老人人数]",
        ),
        head("三、会议和决议"),
        say("召开居民自治会议[居民自治会议次数]", "形成决议[居民会议决议件数]"),
        *if_any('表("decisions").rows', *asked('表("decisions")')),
        head("四、居民诉求办理"),
        say(
            "受理居民诉求[受理居民诉求]",
            "办结[办结居民诉求]",
            "办结率[诉求办结率]",
            "满意率[诉求满意率]",
        ),
        *if_any('指标("受理居民诉求")', *asked(TIERS)),
        head("五、活动和志愿服务"),
        say("开展活动[开展活动场次]", "参加[参加活动人次]"),
        say("志愿服务[志愿服务场次]", "服务[志愿服务时长]"),
        head("六、公开情况"),
        *if_any('表("disclosure").rows', *asked('表("disclosure")', "应公开事项")),
        *if_any('表("notices").rows', *asked('表("notices")', "已公开的内容")),
        Paragraph((f"有疑问的，请向居务监督人员反映，电话：{BY_HAND}。",)),
    )
