"""社区概貌. The sections on the place, its rooms and its units."""

from __future__ import annotations

from shequ_core.figures.facilities import owned_by
from shequ_core.model import Community, Unit
from shequ_core.reports.document import Block, Day, Name, Paragraph, Runs
from shequ_core.reports.material import Material
from shequ_core.reports.numerals import chinese_day
from shequ_core.reports.prose import joined, listed, sentence


def paragraphs(*sentences_of: tuple[Runs, ...]) -> list[Block]:
    """段落. One for each group of sentences that says anything."""
    found = (sum(sentences, ()) for sentences in sentences_of)
    return [Paragraph(runs) for runs in found if runs]


def opening(material: Material) -> list[Block]:
    """导语. Under whom the work was done, and what follows."""
    community = material.community
    street = community.street if community else ""
    year = material.span.removesuffix("度")
    led: Runs = ("在", Name(street), "党工委、办事处的领导下，") if street else ()
    return [
        Paragraph(
            (
                *((Day(year), "，") if year else ()),
                *led,
                Name(material.community_name),
                "居民委员会从社区实际出发，从居民群众的需求做起，"
                "有针对性地开展各项工作。现将有关情况总结如下。",
            )
        )
    ]


def withheld(material: Material) -> list[Block]:
    """不写的数. What the reader is to know of numbers that are not there."""
    if not material.withheld:
        return []
    return [Paragraph((f"{material.withheld}，表中记作“—”，文中略去。",))]


def situation(material: Material) -> list[Block]:
    """基本情况. Place, households, residents, and those who are looked after."""
    say = material.prose.clause
    groups = joined(
        (say("{large_groups}个居民大组"), say("{small_groups}个居民小组")), "、"
    )
    place = sentence(
        _belongs(material.community),
        say("辖区面积{community_area_km2}平方公里"),
        say("下辖{groups}", groups=groups),
        say("有住宅楼{buildings}栋"),
    )
    residents = sentence(
        joined(
            (say("{registered_households}户"), say("{registered_residents}人")), "、"
        ),
        say("户均{persons_per_household:2}人"),
        opening=("截至", Day(chinese_day(material.window.on)), "，户籍居民有"),
    )
    return paragraphs(
        (place,),
        (residents, *_ages(material)),
        (_floating(material), _cared_for(material)),
    )


def _belongs(community: Community | None) -> Runs:
    if community is None or not (community.county or community.street):
        return ()
    upper = Name(community.county + community.street)
    if community.reorganised is None:
        return Name(community.name), "隶属", upper
    year = Day(f"{community.reorganised.year}年")
    return Name(community.name), "隶属", upper, "，", year, "进行过区划调整"


def _ages(material: Material) -> tuple[Runs, ...]:
    say = material.prose.clause
    old, oldest = (Name("60周岁及以上老年人"),), (Name("80周岁及以上高龄老人"),)
    young = (Name("18周岁以下未成年人"),)
    sexes = joined((say("男性{male_residents}人"), say("女性{female_residents}人")))
    aged = joined(
        (
            say("{old}{residents_60_plus}人", old=old),
            say("占{residents_60_plus/registered_residents:%}"),
            say("其中{oldest}{residents_80_plus}人", oldest=oldest),
        )
    )
    minors = joined(
        (
            say("{young}{residents_under_18}人", young=young),
            say("占{residents_under_18/registered_residents:%}"),
        )
    )
    minority = say("少数民族居民{ethnic_minority_residents}人")
    parts = (sexes, aged, minors, minority)
    return (sentence(*parts, opening=("户籍居民中，",), between="；"),)


def _floating(material: Material) -> Runs:
    prose = material.prose
    reasons = prose.ranked("floating_residents_by_reason", "人")
    return sentence(
        prose.clause("登记流动人口{floating_residents}人"),
        prose.clause("按来本地事由分为{reasons}", reasons=reasons),
    )


def _cared_for(material: Material) -> Runs:
    say = material.prose.clause
    return sentence(
        say("低保对象{subsistence_allowance_residents}人"),
        say("残疾人{disabled_residents}人"),
        say("退役军人{veteran_residents}人"),
        say("独居老人{living_alone_elderly_residents}人"),
        opening=("户籍居民中需要重点关心和服务的有",),
        between="、",
    )


def premises(material: Material) -> list[Block]:
    """社区用房与场地. The rooms, how open and used they are, and the money put in."""
    prose, now = material.prose, material.now
    say = prose.clause
    address = material.community.office_address if material.community else ""
    rooms = listed(room.name for room in owned_by(now, Community.kind))
    housed = sentence(
        say("社区用房位于{address}", address=(Name(address),) if address else ()),
        say("总面积{premises_m2}平方米"),
        say("每百户居民拥有{premises_m2_per_100_households}平方米"),
        say("设有{rooms}", rooms=rooms),
    )
    opened = sentence(
        say("社区居民可以使用的场地设施共{facilities}处"),
        say("其中全年开放的{facilities_open_all_year}处"),
    )
    uses = joined(
        (
            say("社区用房{premises_investment_yuan:yuan}"),
            say("装修{renovation_investment_yuan:yuan}"),
            say("设备器材{equipment_investment_yuan:yuan}"),
        ),
        "、",
    )
    funders = prose.each("investment_yuan_by_funders", "", style="yuan")
    spent = sentence(
        say(f"{material.time_word}投入经费{{investment_yuan:yuan}}"),
        say("其中{uses}", uses=uses),
    )
    paid = sentence(say("资金来源为：{funders}", funders=funders))
    used = sentence(
        say(f"{material.time_word}登记场地使用{{facility_uses}}次"),
        say("使用{facility_use_visits}人次"),
        say("其中{places}", places=prose.each("facility_uses_by_facility", "次")),
    )
    return paragraphs((housed, opened, used), (spent, paid))


def units(material: Material) -> list[Block]:
    """共驻共建. The units in the area, and what they open to residents."""
    prose, now = material.prose, material.now
    say = prose.clause
    trades = prose.ranked("units_by_trade", "家")
    counted = sentence(
        say("辖区内有各类单位{units}家"),
        say("其中省、市属单位{provincial_and_municipal_units}家"),
    )
    shared = joined(
        (
            (Name(room.name), "（", Name(owner.name), "）")
            for room in owned_by(now, Unit.kind)
            if (owner := now.find(room.owner)) is not None
        ),
        "、",
    )
    opened = sentence(
        say("坚持共驻共建，辖区单位向社区居民开放场地{shared_facilities}处"),
        say("即{shared}", shared=shared),
    )
    return paragraphs(
        (counted, sentence(say("按类别分：{trades}", trades=trades))), (opened,)
    )
