"""事项. What happens in a community: from a register to the records to write."""

from shequ_core.acts.campaigns import carry_out, launch
from shequ_core.acts.correcting import correct
from shequ_core.acts.grouping import merge_groups, regroup
from shequ_core.acts.heads import Relations, change_head
from shequ_core.acts.households import merge_households, split_household
from shequ_core.acts.life import born, died
from shequ_core.acts.moving import come_to_live, move_in, move_out, transfer
from shequ_core.acts.separating import reunite, separate
from shequ_core.acts.writes import Act, Writes, apply, in_turn

__all__ = [
    "Act",
    "Relations",
    "Writes",
    "apply",
    "born",
    "carry_out",
    "change_head",
    "come_to_live",
    "correct",
    "died",
    "in_turn",
    "launch",
    "merge_groups",
    "merge_households",
    "move_in",
    "move_out",
    "regroup",
    "reunite",
    "separate",
    "split_household",
    "transfer",
]
