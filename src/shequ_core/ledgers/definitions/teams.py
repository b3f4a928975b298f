"""文体队伍台账. Who is in which team, since when and until when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import attrs

from shequ_core.ledgers.definitions.common import (
    KEY,
    NAME,
    NUMBER,
    PERSON_KEY,
    PHONES,
    SEX,
    words,
)
from shequ_core.ledgers.identity import Identity
from shequ_core.ledgers.intake import Intake
from shequ_core.ledgers.ledger import CellKind, Ledger, LedgerColumn, Row, Titled
from shequ_core.ledgers.likeness import Sought
from shequ_core.ledgers.people import Roll, expect, person_of, sought_in
from shequ_core.ledgers.practice import Practice
from shequ_core.ledgers.spans import days_told
from shequ_core.ledgers.standing import as_entered
from shequ_core.ledgers.table import Table
from shequ_core.model import Club, Person, Team, TeamMembership
from shequ_core.register import Register
from shequ_core.values import ALWAYS, Period, Ref

COLUMNS = (
    LedgerColumn(
        key="club",
        title="所属站社",
        aliases=words("站社 健身站 文体站 协会 社团 所属协会 俱乐部"),
        width=16,
    ),
    LedgerColumn(
        key="team",
        title="队伍",
        aliases=words(
            "队伍名称 所属队伍 所在队伍 队名 团队名称 文体队伍 团队 参加队伍 "
            "文体团队 文艺队伍 文体团队名称 队 队伍名 团队名 所属团队 所在团队 "
            "文体队伍名称 参加的队伍"
        ),
        over=r"(?![各全本])[一-鿿\d]{1,14}(?:队|团|协会|沙龙)",
        width=14,
    ),
    attrs.evolve(NAME, aliases=(*NAME.aliases, "队员")),
    SEX,
    attrs.evolve(NUMBER, title="身份证号码", aliases=(*NUMBER.aliases, "公民身份号码")),
    LedgerColumn(
        key="joined",
        title="入队时间",
        cell=CellKind.DAY,
        aliases=words(
            "入队日期 加入时间 加入日期 参加时间 入队年月 入队年月日 入团时间 "
            "参队时间 参加日期 进队时间 归队时间 加入队伍时间"
        ),
        width=12,
    ),
    LedgerColumn(
        key="left",
        title="离队时间",
        cell=CellKind.DAY,
        aliases=words(
            "离队日期 退出时间 退队时间 退出日期 离开时间 离队年月日 离开日期 "
            "退队日期 离开队伍时间 退出队伍时间"
        ),
        width=12,
    ),
    PHONES,
    KEY,
    PERSON_KEY,
)

_CLUB = re.compile(
    r"(?:.*?(?:社区|居委会))?(.{2,}?(?:站|社|沙龙|协会|俱乐部|艺术团|中心))(?:文体)?(?:队员|成员|会员|队伍)"
)


def club_in(title: str) -> str:
    """站社. The club that a title names (北正社区晚霞健身站队员名册), "" for none."""
    found = _CLUB.match(title)
    return found.group(1) if found else ""


def read(row: Row, intake: Intake) -> None:
    """读一行. A person's place in a team of a club."""
    words, joined = row.text("team"), row.get("joined")
    named = row.text("name") or row.text("person_key")
    person = _person(row, intake) if words and named else None
    if person is None:
        field = "name" if words else "team"
        intake.quarantine(
            "name-missing", "没有姓名或队伍，这一行未入库，请补填", field=field
        )
        return
    team = _team(words, row, intake)
    ref = intake.place(TeamMembership, (person, team, joined), row.text("key"))
    before = intake.find(ref)
    known = before.period if before else ALWAYS
    days = days_told(row, ("joined", "left"), (known.start, known.end), intake)
    intake.state(TeamMembership, ref, person=person, team=team, period=Period(*days))
    intake.about(ref)


def survey(tables: Iterable[Table], intake: Intake) -> None:
    """通览. Whom the rows speak of, team by team."""
    expect(tables, intake, roll=_roll_name, seek=_sought)


def _roll_name(row: Row, table: Table) -> str:
    return f"{_club_name(row, table)}/{row.text('team')}"


def _person(row: Row, intake: Intake) -> Ref[Person] | None:
    club = intake.named(Club, _club_name(row, intake.table))
    team = intake.named(Team, (club.id if club else None, row.text("team")))
    places = intake.known.tied(TeamMembership, "team", team.id) if team else ()
    roll = Roll(_roll_name(row, intake.table), frozenset(it.person for it in places))
    return person_of(row, intake, roll, seek=_sought)


def _sought(row: Row, who: Identity) -> Sought:
    return sought_in(row, who, born_by=row.get("joined"))


def _club_name(row: Row, table: Table) -> str:
    return row.text("club") or club_in(table.facts.title)


def _team(words: str, row: Row, intake: Intake) -> Ref[Team]:
    name = _club_name(row, intake.table)
    club = _club(name, intake) if name else None
    known = intake.named(Team, (club, words)) or _doubted(words, row, intake)
    if known:
        return known.id
    return intake.state(Team, intake.new(Team, "t"), name=words, club=club).id


def _doubted(words: str, row: Row, intake: Intake) -> Team | None:
    """The one team of that name, where the cell of its club can't be read."""
    if row.text("club") or "club" not in row.values or not intake.doubts("club"):
        return None
    teams = [it for it in intake.all(Team) if it.name == words]
    intake.keep_over("club")
    return teams[0] if len(teams) == 1 else None


def _club(name: str, intake: Intake) -> Ref[Club]:
    known = intake.named(Club, name)
    if known:
        return known.id
    return intake.state(Club, intake.new(Club, "c"), name=name).id


def rows(register: Register) -> Iterator[Mapping[str, object]]:
    """成行. Every place in a team, in the order they were entered."""
    places = register.all(TeamMembership)
    for place in as_entered(places):
        person, team = register.find(place.person), register.find(place.team)
        if person is None or team is None:
            continue
        club = register.find(team.club)
        yield {
            "club": club.name if club else "",
            "team": team.name,
            "name": person.name,
            "sex": person.sex,
            "number": person.number,
            "joined": place.period.start,
            "left": place.period.end,
            "phones": person.phones,
            "key": place.id.key,
            "person_key": person.id.key,
        }


TEAMS = Practice(
    Ledger(
        name="teams",
        title="文体队伍台账",
        order=110,
        of=TeamMembership,
        columns=COLUMNS,
        needed=("team", "name", "joined"),
        titled=Titled(
            words=words("文体 文艺 文化 健身 舞蹈 合唱"), needed=("team", "name")
        ),
        aliases=words("队员 队伍 文体"),
    ),
    read=read,
    rows=rows,
    survey=survey,
    holds=lambda record: isinstance(record, TeamMembership),
)
