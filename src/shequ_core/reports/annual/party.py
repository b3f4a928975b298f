"""党的建设. The section on the party's bodies, its members, and its year."""

from __future__ import annotations

from shequ_core.model import PartyBody, PartyForm
from shequ_core.reports.annual.community import paragraphs
from shequ_core.reports.document import Block, Runs
from shequ_core.reports.material import Material
from shequ_core.reports.prose import Prose, joined, listed, sentence

_BRANCHES = (PartyForm.BRANCH, PartyForm.JOINT_BRANCH)


def party(material: Material) -> list[Block]:
    """党的建设. The bodies and their members."""
    prose = material.prose
    heads = listed(
        body.name for body in material.now.all(PartyBody) if body.form not in _BRANCHES
    )
    bodies = sentence(
        prose.clause("社区设有{heads}", heads=heads),
        prose.clause(f"{'下设' if heads else '社区设有'}党支部{{party_branches}}个"),
        prose.clause("有中共党员{party_members}人"),
        prose.clause("其中预备党员{probationary_party_members}人"),
    )
    branches = prose.each("party_members_by_branch", "人")
    ages = prose.each("party_members_by_age", "人")
    return paragraphs(
        (
            bodies,
            sentence(prose.clause("各支部党员：{branches}", branches=branches)),
            sentence(prose.clause("按年龄分：{ages}", ages=ages)),
        ),
        (_admitted(prose), _moved(prose), _life(material), _reported_in(prose)),
    )


def _admitted(prose: Prose) -> Runs:
    """Who is on the way, and who has come so far."""
    say = prose.clause
    return sentence(
        joined(
            (
                say("有入党申请人{party_applicants}人"),
                say("入党积极分子{party_activists}人"),
                say("发展对象{party_development_targets}人"),
            ),
            "、",
        ),
        say("发展党员{party_members_admitted}人"),
        say("预备党员转正{party_members_confirmed}人"),
    )


def _moved(prose: Prose) -> Runs:
    say = prose.clause
    relations = (
        say("转入组织关系{party_relations_in}人"),
        say("转出{party_relations_out}人"),
    )
    return sentence(*relations) if relations[0] else ()


def _life(material: Material) -> Runs:
    """Meetings of the branches and who came; places (人次), never persons."""
    say = material.prose.clause
    return sentence(
        say(f"{material.time_word}召开党内会议、开展组织生活{{party_meetings}}次"),
        say("应到{party_meeting_entitled}人次"),
        say("实到{party_meeting_present}人次"),
        say("到会率{party_meeting_turnout:1}%"),
    )


def _reported_in(prose: Prose) -> Runs:
    say = prose.clause
    return sentence(
        say("单位有{units_reported_in}个"),
        say("在职党员有{members_reported_in}人"),
        opening=("到社区报到的",),
        between="、",
    )
