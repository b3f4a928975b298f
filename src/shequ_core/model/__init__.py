"""模型. The kinds of record, one file a chapter of community life."""

from shequ_core.model._record import Record, field_types, per_kind, ref_fields
from shequ_core.model.accesses import Access
from shequ_core.model.activities import Activity, Festival
from shequ_core.model.bookings import Booker, Booking
from shequ_core.model.boundaries import (
    FormerCode,
    Reorganisation,
    ReorganisationForm,
    Succession,
)
from shequ_core.model.campaigns import Campaign, CampaignAction, Pace, Target
from shequ_core.model.changes import Correction, FormerGroup, Separation
from shequ_core.model.clubs import Club, Team, TeamMembership
from shequ_core.model.committees import CareFile, Committee, CommitteeForm
from shequ_core.model.community import Community
from shequ_core.model.councils import JointCouncil, JointPact
from shequ_core.model.development import (
    Candidacy,
    CandidateStage,
    DevelopmentStep,
    PartyStep,
)
from shequ_core.model.facilities import (
    Asset,
    Closure,
    Facility,
    Opening,
    SharingAgreement,
)
from shequ_core.model.facility_uses import FacilityUse
from shequ_core.model.forums import Forum
from shequ_core.model.grid import GridGroup, GroupLevel
from shequ_core.model.housing import Building
from shequ_core.model.investments import Contribution, Investment, InvestmentUse
from shequ_core.model.joint_projects import JointProject, JointTask
from shequ_core.model.kinds import KINDS, PAPERS, kind_named
from shequ_core.model.meetings import (
    Attendance,
    Decision,
    Meeting,
    MeetingDemand,
    MeetingType,
    Presence,
)
from shequ_core.model.notices import FundRaising, Notice, NoticeItem
from shequ_core.model.order import InOrder, Ordered, place_of
from shequ_core.model.outlines import Outline
from shequ_core.model.papers import Erasure, LedgerSheet, Remark, Waiver
from shequ_core.model.party import (
    MemberCategory,
    PartyBody,
    PartyForm,
    PartyMembership,
)
from shequ_core.model.party_relations import (
    Appraisal,
    Rating,
    RelationTransfer,
    ReportIn,
)
from shequ_core.model.people import (
    Basis,
    CareGroup,
    CareListing,
    EntryCause,
    ExitCause,
    Household,
    Person,
    Residence,
)
from shequ_core.model.proposals import (
    FollowUp,
    Proposal,
    ProposalOutcome,
    Vote,
    VoteChoice,
)
from shequ_core.model.request_steps import RequestStep, Step
from shequ_core.model.schools import (
    Course,
    CourseEnrolment,
    Lesson,
    School,
    SchoolTerm,
)
from shequ_core.model.services import (
    CalendarYear,
    Counting,
    Procedure,
    Satisfaction,
    Service,
    ServiceRequest,
    Tier,
)
from shequ_core.model.statements import Statement
from shequ_core.model.submissions import Submission
from shequ_core.model.tenures import MeetingForm, Post, Tenure, Term
from shequ_core.model.units import Unit, UnitLevel
from shequ_core.model.volunteers import (
    Certificate,
    Corps,
    Deed,
    Enrolment,
    VolunteerRecord,
)

__all__ = [
    "KINDS",
    "PAPERS",
    "Access",
    "Activity",
    "Appraisal",
    "Asset",
    "Attendance",
    "Basis",
    "Booker",
    "Booking",
    "Building",
    "CalendarYear",
    "Campaign",
    "CampaignAction",
    "Candidacy",
    "CandidateStage",
    "CareFile",
    "CareGroup",
    "CareListing",
    "Certificate",
    "Closure",
    "Club",
    "Committee",
    "CommitteeForm",
    "Community",
    "Contribution",
    "Corps",
    "Correction",
    "Counting",
    "Course",
    "CourseEnrolment",
    "Decision",
    "Deed",
    "DevelopmentStep",
    "Enrolment",
    "EntryCause",
    "Erasure",
    "ExitCause",
    "Facility",
    "FacilityUse",
    "Festival",
    "FollowUp",
    "FormerCode",
    "FormerGroup",
    "Forum",
    "FundRaising",
    "GridGroup",
    "GroupLevel",
    "Household",
    "InOrder",
    "Investment",
    "InvestmentUse",
    "JointCouncil",
    "JointPact",
    "JointProject",
    "JointTask",
    "LedgerSheet",
    "Lesson",
    "Meeting",
    "MeetingDemand",
    "MeetingForm",
    "MeetingType",
    "MemberCategory",
    "Notice",
    "NoticeItem",
    "Opening",
    "Ordered",
    "Outline",
    "Pace",
    "PartyBody",
    "PartyForm",
    "PartyMembership",
    "PartyStep",
    "Person",
    "Post",
    "Presence",
    "Procedure",
    "Proposal",
    "ProposalOutcome",
    "Rating",
    "Record",
    "RelationTransfer",
    "Remark",
    "Reorganisation",
    "ReorganisationForm",
    "ReportIn",
    "RequestStep",
    "Residence",
    "Satisfaction",
    "School",
    "SchoolTerm",
    "Separation",
    "Service",
    "ServiceRequest",
    "SharingAgreement",
    "Statement",
    "Step",
    "Submission",
    "Succession",
    "Target",
    "Team",
    "TeamMembership",
    "Tenure",
    "Term",
    "Tier",
    "Unit",
    "UnitLevel",
    "VolunteerRecord",
    "Vote",
    "VoteChoice",
    "Waiver",
    "field_types",
    "kind_named",
    "per_kind",
    "place_of",
    "ref_fields",
]
