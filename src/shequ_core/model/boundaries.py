"""区划. How boundaries were redrawn, who continues whom, and the codes of before."""

from __future__ import annotations

from enum import Enum
from typing import Any

import attrs

from shequ_core.model._record import Record
from shequ_core.model.community import Community
from shequ_core.values import ALWAYS, Period, Ref


class ReorganisationForm(Enum):
    """区划调整形式. Groups handed over, communities merged, one community split."""

    HAND_OVER = "hand_over"
    MERGER = "merger"
    SPLIT = "split"


@attrs.frozen(kw_only=True)
class Reorganisation(Record):
    """区划调整. A boundary was redrawn on the day of its period.

    Each community concerned has its own record of it; ``partner`` is the key of the
    other one, ``document`` the approval (批准文号).
    """

    id: Ref[Reorganisation]
    form: ReorganisationForm
    partner: str = ""
    document: str = ""
    period: Period = ALWAYS


@attrs.frozen(kw_only=True)
class Succession(Record):
    """承继. Something of this book continues, or goes on in, another community's book.

    ``about`` is the record here, ``came_from`` or ``went_to`` the ref there, as text:
    a book names its own records only. It holds from the day of the change on.
    """

    id: Ref[Succession]
    about: Ref[Any]
    came_from: str = ""
    went_to: str = ""
    reorganisation: Ref[Reorganisation] | None = None
    period: Period = ALWAYS


@attrs.frozen(kw_only=True)
class FormerCode(Record):
    """曾用代码. A division code that the community had before, and its name then.

    ``code`` is as deep as it is known: 12 digits, or the county's 6 of the years before
    communities were numbered. ``Community.division_code`` is that of all other days.
    """

    id: Ref[FormerCode]
    of: Ref[Community]
    code: str
    name: str = ""
    period: Period = ALWAYS
