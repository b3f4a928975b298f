"""The party, the committee and the joint council of 北正社区 in 2004: what was due.

Run it anywhere: ``python examples/self_government.py``. Nothing is written to disk.
"""

from datetime import date
from itertools import groupby
from pathlib import Path

from shequ_core import (
    Finding,
    Plugins,
    UnitOfWork,
    Window,
    acts,
    books,
    figures,
    loading,
    rules,
)
from shequ_core.glossary import word
from shequ_core.model import (
    Candidacy,
    CandidateStage,
    JointProject,
    JointTask,
    Tenure,
    Term,
)
from shequ_core.rules.disclosure import disclosure_calendar
from shequ_core.rules.party_calendar import party_calendar
from shequ_core.values import Ref

BEIZHENG = Path(__file__).parent / "beizheng"
YEAR_END = date(2004, 12, 31)
NEXT_SUMMER = date(2005, 8, 31)
FIGURES = (
    "party_members",
    "members_reported_in",
    "party_meeting_turnout",
    "committee_members",
    "residents_delegates",
    "units_in_joint_council",
)
CHAPTERS = ("party", "committee", "council")


def loaded(plugins):
    """The ledgers, and over them a year of meetings, posts and projects."""
    store = plugins.open_store("memory:")
    sheets = []
    for path in sorted((BEIZHENG / "ledgers").iterdir()):
        sheets += plugins.workbook(path).read(path)
    plan = loading.plan(store, sheets, community="beizheng")
    loading.commit(store, plan, actor="居委会 李主任", reason="2004 年台账")

    with UnitOfWork(store, actor="居委会 李主任", reason="2004 年党建和自治") as work:
        for chapter in CHAPTERS:
            with (BEIZHENG / "records" / f"{chapter}.jsonl").open("rb") as stream:
                read = list(plugins.importer("jsonl").read(stream))
            assert not [it for it in read if isinstance(it, Finding)]
            work.put(*read)
        work.commit()
    return store


def main():
    """What was held and what is missing, who is on the way, and what comes next."""
    store = loaded(Plugins.discover())
    with store.view() as view:
        beizheng = books.read(view, "beizheng")

    for code in FIGURES:
        figure = figures.measure(beizheng, code, Window.year_to(YEAR_END))
        print(f"{figure.label} {figure.value} {figure.unit}（{figure.basis}）")

    print("\n三会一课")
    slots = party_calendar(beizheng, 2004)
    for (body, type), year in groupby(slots, key=lambda it: (it.body, it.type)):
        due = list(year)
        missing = [it.name for it in due if it.missing(YEAR_END)]
        told = f"，缺{'、'.join(missing)}" if missing else ""
        held = len(due) - len(missing)
        print(f"{beizheng[body].name} {word(type)} {held}/{len(due)}{told}")

    print("\n居务公开")
    for due in disclosure_calendar(beizheng, 2004):
        state = "缺" if due.missing(YEAR_END) else "已公开"
        print(f"{word(due.item)} {due.name} {state}")

    print("\n发展党员")
    now = beizheng.on(YEAR_END)
    for stage in CandidateStage:
        print(f"{word(stage)} {len(now.tied(Candidacy, 'stage', stage))}人")

    print("\n共建项目")
    for project in beizheng.all(JointProject):
        tasks = beizheng.tied(JointTask, "project", project.id)
        done = sum(it.done is not None for it in tasks)
        lead = beizheng[project.lead].name
        print(f"{project.name}：{lead}牵头，分工{done}/{len(tasks)}，", end="")
        print(f"{project.done}办结" if project.done else f"应于{project.due}完成")

    print(f"\n换届（{NEXT_SUMMER}）")
    for finding in rules.check(beizheng, NEXT_SUMMER):
        if finding.code in {"R-P07", "R-P08", "R-C02"}:
            body = beizheng[Ref(finding.about[1])]
            print(f"{body.name} {finding.message}")

    second = Ref("beizheng/party_body/p3")
    committee = [(it.holder, it.post) for it in now.tied(Tenure, "body", second)]
    on = date(2005, 9, 21)
    after = acts.apply(beizheng, acts.elect(beizheng, second, elected=committee, on=on))
    [term] = after.on(on).tied(Term, "body", second)
    print(f"{on}换届后，第二党支部进入第{term.number}届")


if __name__ == "__main__":
    main()
