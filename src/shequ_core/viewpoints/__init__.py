"""视角. What each who looks at a community sees of it, and the entry it leaves."""

from shequ_core.viewpoints.audit import enter, persons_in
from shequ_core.viewpoints.judging import duties_seen, findings_seen, judging
from shequ_core.viewpoints.on_duty import OnDuty
from shequ_core.viewpoints.publishing import write_published
from shequ_core.viewpoints.reach import beyond, refuse_beyond, within_reach, write_as
from shequ_core.viewpoints.seeing import Seen, counted_by, seen, shown_at
from shequ_core.viewpoints.texts import text_checked
from shequ_core.viewpoints.viewpoint import (
    GRID_WORKER,
    OFFICE,
    PUBLIC,
    SUPERIOR,
    VIEWPOINTS,
    Clearance,
    Viewpoint,
    viewpoint_named,
    viewpoint_of,
)

__all__ = [
    "GRID_WORKER",
    "OFFICE",
    "PUBLIC",
    "SUPERIOR",
    "VIEWPOINTS",
    "Clearance",
    "OnDuty",
    "Seen",
    "Viewpoint",
    "beyond",
    "counted_by",
    "duties_seen",
    "enter",
    "findings_seen",
    "judging",
    "persons_in",
    "refuse_beyond",
    "seen",
    "shown_at",
    "text_checked",
    "viewpoint_named",
    "viewpoint_of",
    "within_reach",
    "write_as",
    "write_published",
]
