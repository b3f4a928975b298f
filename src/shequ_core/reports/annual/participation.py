"""群众参与. The sections on teams, activities, schools and volunteers."""

from __future__ import annotations

from collections import defaultdict

from shequ_core.figures.flows import begun, month_of
from shequ_core.model import Activity, Club, Corps, Deed, School
from shequ_core.reports.annual.community import paragraphs
from shequ_core.reports.document import Block, Day, Runs, Table
from shequ_core.reports.material import (
    Material,
    begun_months,
    first_year_end,
    month_name,
)
from shequ_core.reports.prose import joined, listed, sentence


def teams(material: Material) -> list[Block]:
    """文体队伍. The clubs, their teams, and how their membership grew."""
    prose = material.prose
    clubs = listed(club.name for club in material.now.all(Club))
    names = listed(prose.parts("team_places_by_team"))
    here = sentence(
        prose.clause("社区建有{clubs}", clubs=clubs),
        prose.clause("下设{names}等文体队伍{teams}支", names=names),
        _growth(material),
    )
    places = prose.each("team_places_by_team", "人")
    by_team = sentence(
        prose.clause("各队在队人数为{places}（参加两支队伍的分别计入）", places=places)
    )
    return paragraphs((here, by_team))


def _growth(material: Material) -> Runs:
    prose = material.prose
    code, year = first_year_end(material.measured)
    before, now = prose.value(code), prose.value("team_members")
    if not before or not now or before == now:
        return prose.clause("现有队员{team_members}人")
    change = "发展到现在的" if now > before else "变为现在的"
    return (
        "队员由",
        Day(f"{year}年末"),
        "的",
        *prose.cell(code),
        f"人{change}",
        *prose.cell("team_members"),
        "人",
    )


def activities(material: Material) -> list[Block]:
    """活动开展. How many, of what kind, at which festivals, month by month."""
    prose = material.prose
    held = sorted(
        begun(material.meanwhile, Activity, material.window),
        key=lambda activity: str(activity.period),
    )
    types = prose.ranked("activities_by_type", "场")
    festivals = listed(activity.occasion for activity in held)
    counted = sentence(
        prose.clause(f"{material.time_word}开展各类活动{{activities}}场"),
        prose.clause("参加{attendance}人次"),
        prose.clause("场均{attendance_per_activity:0}人次"),
    )
    if not counted:
        return []
    kinds = sentence(prose.clause("按类型分：{types}", types=types))
    linked = sentence(
        prose.clause("活动结合{festivals}等节日、纪念日开展", festivals=festivals)
    )
    return [
        *paragraphs((counted, kinds, linked, _rhythm(material))),
        *_month_table(material, held),
    ]


def empty_months(material: Material) -> Runs:
    """空白月份. The months so far in which no activity began."""
    held = material.prose.parts("activities_by_month")
    empty = (month for month in begun_months(material) if not held[month])
    return joined(((Day(month_name(month)),) for month in empty), "、")


def _rhythm(material: Material) -> Runs:
    if not begun_months(material):
        return ()
    empty = empty_months(material)
    if not empty:
        return (f"{material.time_word}月月有活动，达到了每月活动一次以上。",)
    return sentence(
        material.prose.clause(
            f"{material.time_word}有{{months_with_activity}}个月开展了活动"
        ),
        (*empty, "没有开展活动"),
    )


def _month_table(material: Material, held: list[Activity]) -> list[Block]:
    prose = material.prose
    names: defaultdict[str, list[str]] = defaultdict(list)
    for activity in held:
        if activity.period.start:
            names[month_of(activity.period.start)].append(activity.name)
    rows = tuple(
        (
            (Day(month_name(month)),),
            prose.cell("activities_by_month", month),
            prose.cell("attendance_by_month", month),
            listed(names[month]) or ("未开展活动",),
        )
        for month in begun_months(material)
    )
    total = (("合计",), prose.cell("activities"), prose.cell("attendance"), ("",))
    if not rows:
        return []
    return [
        Table(
            caption=("各月活动开展情况",),
            header=("月份", "场次", "人次", "活动名称"),
            rows=rows,
            numeric=frozenset({1, 2}),
            widths=(14, 12, 16, 76),
            total=total,
        )
    ]


def schools(material: Material) -> list[Block]:
    """社区学校. Their courses, who enrolled, and how many came; guests beside them."""
    prose = material.prose
    names = listed(school.name for school in material.now.all(School))
    taught = sentence(
        prose.clause("社区设有{names}", names=names),
        prose.clause(f"{material.time_word}开设课程{{courses}}门"),
        prose.clause("授课{lessons}次"),
    )
    learned = sentence(
        prose.clause("学员{learners}人"),
        prose.clause("到课{lesson_visits}人次"),
        prose.clause("到课率{lesson_attendance_rate:1}%"),
        prose.clause("另有旁听{lesson_guests}人次"),
    )
    return paragraphs((taught, learned))


def volunteers(material: Material) -> list[Block]:
    """志愿服务. The corps, what they did, and for how many hours."""
    prose = material.prose
    served = begun(material.meanwhile, Deed, material.window)
    corps = listed(corps.name for corps in material.meanwhile.all(Corps))
    tasks = listed(deed.task for deed in served)
    counted = sentence(
        prose.clause("{corps}", corps=corps),
        prose.clause(f"{material.time_word}开展志愿服务{{volunteer_services}}场"),
        prose.clause("参加{volunteer_visits}人次"),
        prose.clause("服务时长共{volunteer_hours}小时"),
    )
    hours = prose.each("volunteer_hours_by_corps", "小时")
    return paragraphs(
        (
            counted,
            sentence(prose.clause("服务内容有{tasks}", tasks=tasks)),
            sentence(prose.clause("按服务队分：{hours}", hours=hours)),
        )
        if prose.value("volunteer_services")
        else ()
    )
