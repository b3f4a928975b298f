"""文稿核对. The numbers of a written text, held against what the records say."""

from shequ_core.narrative.checking import Checked, check_text
from shequ_core.narrative.mentions import Mention, mentions
from shequ_core.narrative.parts import part_names
from shequ_core.narrative.verdicts import Verdict
from shequ_core.narrative.wordings import WORDINGS, Wording

__all__ = [
    "WORDINGS",
    "Checked",
    "Mention",
    "Verdict",
    "Wording",
    "check_text",
    "mentions",
    "part_names",
]
