"""种类. Every kind of record, in an order to write and read them in."""

from __future__ import annotations

from collections.abc import Mapping

from shequ_core.errors import NotFound
from shequ_core.model import (
    accesses,
    activities,
    bookings,
    boundaries,
    campaigns,
    changes,
    clubs,
    committees,
    community,
    councils,
    development,
    facilities,
    facility_uses,
    forums,
    grid,
    housing,
    investments,
    joint_projects,
    meetings,
    notices,
    outlines,
    papers,
    party,
    party_relations,
    people,
    proposals,
    request_steps,
    schools,
    services,
    statements,
    submissions,
    tenures,
    units,
    volunteers,
)
from shequ_core.model._record import Record

KINDS: tuple[type[Record], ...] = (
    community.Community,
    boundaries.FormerCode,
    boundaries.Reorganisation,
    grid.GridGroup,
    housing.Building,
    people.Household,
    changes.FormerGroup,
    people.Person,
    people.Residence,
    changes.Separation,
    people.CareListing,
    party.PartyBody,
    party.PartyMembership,
    units.Unit,
    facilities.Facility,
    outlines.Outline,
    facilities.SharingAgreement,
    facilities.Opening,
    facilities.Closure,
    investments.Investment,
    investments.Contribution,
    facilities.Asset,
    clubs.Club,
    clubs.Team,
    clubs.TeamMembership,
    bookings.Booking,
    development.Candidacy,
    development.PartyStep,
    party_relations.RelationTransfer,
    party_relations.ReportIn,
    party_relations.Appraisal,
    committees.Committee,
    committees.CareFile,
    councils.JointCouncil,
    councils.JointPact,
    tenures.Term,
    tenures.Tenure,
    activities.Festival,
    activities.Activity,
    forums.Forum,
    schools.School,
    schools.SchoolTerm,
    schools.Course,
    schools.CourseEnrolment,
    schools.Lesson,
    meetings.Meeting,
    meetings.Attendance,
    meetings.Decision,
    proposals.Proposal,
    proposals.Vote,
    proposals.FollowUp,
    facility_uses.FacilityUse,
    meetings.MeetingDemand,
    notices.Notice,
    notices.FundRaising,
    joint_projects.JointProject,
    joint_projects.JointTask,
    volunteers.Corps,
    volunteers.Enrolment,
    volunteers.Deed,
    volunteers.VolunteerRecord,
    volunteers.Certificate,
    services.CalendarYear,
    services.Service,
    services.ServiceRequest,
    request_steps.RequestStep,
    campaigns.Campaign,
    campaigns.Target,
    campaigns.CampaignAction,
    statements.Statement,
    submissions.Submission,
    accesses.Access,
    changes.Correction,
    boundaries.Succession,
    papers.LedgerSheet,
    papers.Remark,
    papers.Erasure,
    papers.Waiver,
)
"""种类. Every kind there is, in an order in which no record names a later kind."""

PAPERS: tuple[type[Record], ...] = (
    papers.LedgerSheet,
    papers.Remark,
    papers.Erasure,
    papers.Waiver,
)
"""来源种类. The paper trail: about the ledgers, not about the community."""

_BY_WORD: Mapping[str, type[Record]] = {kind.kind: kind for kind in KINDS}


def kind_named(word: str) -> type[Record]:
    """种类. The kind of that stable word. Raises NotFound."""
    try:
        return _BY_WORD[word]
    except KeyError:
        raise NotFound(f"no kind (种类) is called {word!r}") from None
