"""居民自治. The sections on the committee, its meetings, forums, and the council."""

from __future__ import annotations

from shequ_core.reports.annual.community import paragraphs
from shequ_core.reports.document import Block, Runs
from shequ_core.reports.material import Material
from shequ_core.reports.prose import sentence


def committee(material: Material) -> list[Block]:
    """居民自治. Who is in office, how elected, what was met and told about."""
    say, year = material.prose.clause, material.time_word
    office = sentence(
        say("居民委员会有成员{committee_members}人"),
        say("居民代表有{residents_delegates}人"),
    )
    election = sentence(
        say("居委会换届选举应参选{committee_electors}人"),
        say("实际参选{committee_voters}人"),
        say("参选率{committee_election_turnout:1}%"),
    )
    meetings = sentence(
        say(
            f"{year}召开居民会议、居民代表会议等自治会议{{self_government_meetings}}次"
        ),
        say("形成决议{residents_decisions}件"),
    )
    notices = sentence(
        say(f"{year}公开居务{{public_notices}}次"),
        say("经居民会议同意筹集费用{funds_raised_yuan:yuan}"),
    )
    return paragraphs((office, election), (meetings, notices), _forums(material))


def _forums(material: Material) -> tuple[Runs, ...]:
    """What residents talked about at forums, and whether they were answered."""
    say, year = material.prose.clause, material.time_word
    talked = sentence(
        say(f"{year}举办居民论坛{{forum_sessions}}场"),
        say("到会{forum_visits}人次"),
        say("居民提出提议{proposals}件"),
        say("采纳{proposals_adopted}件"),
    )
    answered = sentence(
        say("提议交办{follow_ups}件"),
        say("答复{follow_ups_answered}件"),
        say("按期答复率{follow_up_in_time_rate:1}%"),
        say("逾期未答复{follow_ups_overdue}件"),
    )
    return talked, answered


def joint_council(material: Material) -> list[Block]:
    """党建联席会. Its units, what they agreed, and what came of it."""
    say, year = material.prose.clause, material.time_word
    seats = sentence(
        say("党建联席会有成员单位{units_in_joint_council}家"),
        say("签订共建协议{units_with_pact}家"),
    )
    projects = sentence(
        say(f"{year}召开联席会议{{joint_council_meetings}}次"),
        say("商定共建项目{joint_projects_agreed}个"),
        say("完成{joint_projects_done}个"),
        say("还有{joint_projects_open}个在办"),
    )
    return paragraphs((seats, projects))
