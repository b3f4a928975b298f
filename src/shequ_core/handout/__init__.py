"""发放与收回. Workbooks handed out, and what was edited in them merged back."""

from shequ_core.handout.asking import Return
from shequ_core.handout.issuing import HandOut, hand_out
from shequ_core.handout.merging import Clash, Merge, Preference, merge
from shequ_core.handout.questions import CellEdit, Outcome
from shequ_core.handout.returned import handed_out_by
from shequ_core.handout.scopes import Scope, Split, scopes
from shequ_core.handout.stamp import Stamp, stamp_on
from shequ_core.handout.taking import TakenBack, take_back

__all__ = [
    "CellEdit",
    "Clash",
    "HandOut",
    "Merge",
    "Outcome",
    "Preference",
    "Return",
    "Scope",
    "Split",
    "Stamp",
    "TakenBack",
    "hand_out",
    "handed_out_by",
    "merge",
    "scopes",
    "stamp_on",
    "take_back",
]
