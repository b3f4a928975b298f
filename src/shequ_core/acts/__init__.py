"""事项. What happens in a community: from a register to the records to write."""

from shequ_core.acts.activities import (
    Programme,
    count_activity,
    hold_activity,
    sign_in,
)
from shequ_core.acts.booking import book, cancel
from shequ_core.acts.boundaries import (
    hand_over,
    merge_communities,
    split_community,
)
from shequ_core.acts.campaigns import carry_out, launch
from shequ_core.acts.coding import recode
from shequ_core.acts.correcting import correct
from shequ_core.acts.councils import Part, agree, complete, do_part, sign_pact
from shequ_core.acts.development import (
    admit,
    advance,
    apply_to_join,
    confirm,
    extend_probation,
    take_step,
    withdraw,
)
from shequ_core.acts.follow_ups import answer_follow_up, assign_follow_up
from shequ_core.acts.forums import found_forum, hold_forum
from shequ_core.acts.grouping import merge_groups, regroup
from shequ_core.acts.heads import Relations, change_head
from shequ_core.acts.households import merge_households, split_household
from shequ_core.acts.lessons import call_roll, give_lesson
from shequ_core.acts.life import born, died
from shequ_core.acts.meetings import Minutes, decide, hold
from shequ_core.acts.moving import come_to_live, move_in, move_out, transfer
from shequ_core.acts.opening import arrange_hours, close_facility
from shequ_core.acts.party_relations import (
    Letter,
    appraise,
    end_membership,
    end_report,
    receive_relation,
    relation_received,
    report_in,
    send_relation,
    transfer_relation,
)
from shequ_core.acts.posts import Ballot, elect, extend_term, leave_post, take_post
from shequ_core.acts.proposals import (
    cast_votes,
    decide_proposal,
    propose,
    settle_proposal,
)
from shequ_core.acts.request_checks import Sent
from shequ_core.acts.requests import (
    advance_request,
    file_request,
    merge_requests,
    possible_steps,
)
from shequ_core.acts.schools import (
    found_school,
    join_course,
    leave_course,
    open_course,
    open_term,
)
from shequ_core.acts.self_government import (
    account_for,
    demand_meeting,
    meet_demand,
    open_file,
    publish,
    raise_funds,
)
from shequ_core.acts.separating import reunite, separate
from shequ_core.acts.sharing import end_sharing, share
from shequ_core.acts.teams import (
    disband,
    found_club,
    found_team,
    join_team,
    lead_team,
    leave_team,
)
from shequ_core.acts.using import Occasion, record_use
from shequ_core.acts.volunteering import (
    certify,
    enrol,
    leave_corps,
    record_service,
    revoke_certificate,
    serve,
)
from shequ_core.acts.waiving import end_waiver, waive
from shequ_core.acts.writes import Act, Writes, apply, in_turn

__all__ = [
    "Act",
    "Ballot",
    "Letter",
    "Minutes",
    "Occasion",
    "Part",
    "Programme",
    "Relations",
    "Sent",
    "Writes",
    "account_for",
    "admit",
    "advance",
    "advance_request",
    "agree",
    "answer_follow_up",
    "apply",
    "apply_to_join",
    "appraise",
    "arrange_hours",
    "assign_follow_up",
    "book",
    "born",
    "call_roll",
    "cancel",
    "carry_out",
    "cast_votes",
    "certify",
    "change_head",
    "close_facility",
    "come_to_live",
    "complete",
    "confirm",
    "correct",
    "count_activity",
    "decide",
    "decide_proposal",
    "demand_meeting",
    "died",
    "disband",
    "do_part",
    "elect",
    "end_membership",
    "end_report",
    "end_sharing",
    "end_waiver",
    "enrol",
    "extend_probation",
    "extend_term",
    "file_request",
    "found_club",
    "found_forum",
    "found_school",
    "found_team",
    "give_lesson",
    "hand_over",
    "hold",
    "hold_activity",
    "hold_forum",
    "in_turn",
    "join_course",
    "join_team",
    "launch",
    "lead_team",
    "leave_corps",
    "leave_course",
    "leave_post",
    "leave_team",
    "meet_demand",
    "merge_communities",
    "merge_groups",
    "merge_households",
    "merge_requests",
    "move_in",
    "move_out",
    "open_course",
    "open_file",
    "open_term",
    "possible_steps",
    "propose",
    "publish",
    "raise_funds",
    "receive_relation",
    "recode",
    "record_service",
    "record_use",
    "regroup",
    "relation_received",
    "report_in",
    "reunite",
    "revoke_certificate",
    "send_relation",
    "separate",
    "serve",
    "settle_proposal",
    "share",
    "sign_in",
    "sign_pact",
    "split_community",
    "split_household",
    "take_post",
    "take_step",
    "transfer",
    "transfer_relation",
    "waive",
    "withdraw",
]
