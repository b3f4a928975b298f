"""居民论坛: three sessions of 2004, nine proposals, and who answered for them."""

from datetime import date

import pytest
from tests.examples.records import beizheng, records

from shequ_core import acts
from shequ_core.errors import InvalidValue
from shequ_core.figures import Window, measure
from shequ_core.model import (
    CampaignAction,
    FollowUp,
    Meeting,
    Proposal,
    ProposalOutcome,
    Unit,
    Vote,
)
from shequ_core.register import Register
from shequ_core.rules import check
from shequ_core.values import Ref

DAY = date(2004, 12, 31)
FIRST = Ref[Meeting]("beizheng/meeting/forum.20040518.forum.20040518")
LAMPS = Ref[Proposal](f"beizheng/proposal/{FIRST.key}.1")


@pytest.fixture(scope="module")
def town() -> Register:
    """The example with its committee and its forum."""
    return beizheng("committee", "forums")


def value(town: Register, code: str):
    """A figure of the year."""
    return measure(town, code, Window.year_to(DAY)).value


def test_three_sessions_and_nine_proposals(town: Register) -> None:
    """人 and 人次 apart; one proposal is open, one went against those who put it."""
    assert value(town, "forum_sessions") == 3
    assert value(town, "forum_visits") == 76
    assert value(town, "forum_participants") == 48
    assert value(town, "proposals") == 9
    assert value(town, "proposals_by_outcome") == {"采纳": 6, "未采纳": 1, "撤回": 1}
    [shed] = town.tied(Proposal, "outcome", None)
    assert shed.subject == "增建自行车棚"


def test_the_lamps_were_voted_on_and_installed(town: Register) -> None:
    """Twenty for, one against, three abstained, of 25 present; done in time."""
    lamps = town[LAMPS]
    decision = town[lamps.decision]
    assert lamps.outcome is ProposalOutcome.ADOPTED
    told = (decision.in_favour, decision.against, decision.abstained)
    assert told == (20, 1, 3)
    assert len(town.tied(Vote, "proposal", LAMPS)) == 24
    assert town[FIRST].present == 25
    [done] = town.tied(FollowUp, "proposal", LAMPS)
    assert town[Ref[Unit](done.owner)].trade == "物业"
    assert (done.answered, done.due) == (date(2004, 6, 22), date(2004, 6, 30))


def test_what_was_put_off_was_decided_in_august(town: Register) -> None:
    """At the next session, by a secret ballot: no vote is known by name."""
    [machines] = [it for it in town.all(Proposal) if "健身器材" in it.subject]
    assert machines.session == FIRST
    assert machines.decided == date(2004, 8, 21)
    assert town[machines.decision].in_favour == 19
    assert not town.tied(Vote, "proposal", machines.id)


def test_no_vote_was_needed_where_a_reason_is_given(town: Register) -> None:
    """One was withdrawn, one agreed on the spot."""
    settled = [it for it in town.all(Proposal) if it.outcome and not it.decision]
    assert len(settled) == 2
    assert all(it.reason for it in settled)


def test_one_answer_was_late_and_one_is_not_due_yet(town: Register) -> None:
    """Nothing is overdue as the year ends; the paving is, if it is not answered."""
    assert value(town, "follow_ups") == 6
    assert value(town, "follow_up_in_time_rate") == 80
    assert value(town, "follow_ups_open") == 1
    assert value(town, "follow_ups_overdue") == 0
    late = [it for it in check(town, date(2005, 2, 10)) if it.code == "R-C16"]
    assert [it.message for it in late] == [
        "提议办理应于2005-01-31前答复，已过10天没有答复"
    ]


def test_no_rule_of_forums_speaks(town: Register) -> None:
    """Everybody voted once and was there; everything adopted was assigned."""
    codes = {it.code for it in check(town, DAY)}
    assert not codes & {"R-C14", "R-C15", "R-C16", "R-N12"}


def test_who_has_voted_votes_no_more(town: Register) -> None:
    """And what is decided is not decided again."""
    [shed] = town.tied(Proposal, "outcome", None)
    [one, *_] = town.tied(Vote, "session", shed.session)
    told = {"in_favour": [one.voter]}
    now = acts.apply(town, acts.cast_votes(town, shed.id, shed.session, **told))
    with pytest.raises(InvalidValue) as again:
        acts.cast_votes(now, shed.id, shed.session, **told)
    assert again.value.problem == "voted-already"
    with pytest.raises(InvalidValue) as decided:
        acts.decide_proposal(now, LAMPS, shed.session)
    assert decided.value.problem == "decided-already"


def test_the_campaign_names_what_carried_it_out() -> None:
    """The first session, the party members' home, the citizens' school."""
    town = beizheng("party", "committee", "forums", "schools", "party_home")
    actions = {
        it.what: it.by for it in records("campaign") if isinstance(it, CampaignAction)
    }
    assert actions["举办居民论坛"] == FIRST
    assert town[actions["成立党员之家"]].name == "党员之家"
    assert town[actions["设立市民学校"]].name == "市民学校"
