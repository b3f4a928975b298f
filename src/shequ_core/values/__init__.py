"""值. Things without identity: equal when they say the same, never impossible."""

from shequ_core.values.calendar import (
    Every,
    anniversary,
    full_months,
    months_after,
)
from shequ_core.values.clock_span import ALL_DAY, ClockSpan, hours_of, joined_spans
from shequ_core.values.codes import (
    Education,
    Ethnicity,
    Marital,
    Political,
    Relation,
    Sex,
    sex_of,
)
from shequ_core.values.credit_code import CreditCode
from shequ_core.values.division_code import DivisionCode
from shequ_core.values.opening_hours import HolidayOpening, OpeningHours
from shequ_core.values.opening_words import SaidHours, hours_said
from shequ_core.values.part_date import PartDate, age_on
from shequ_core.values.period import ALWAYS, Period
from shequ_core.values.phone import phone_problem, split_phones
from shequ_core.values.quantity import Quantity
from shequ_core.values.ref import Ref
from shequ_core.values.resident_number import Holder, ResidentNumber
from shequ_core.values.workdays import Deadline, WorkCalendar, Workdays, days_after
from shequ_core.values.yuan import NOTHING, Yuan

__all__ = [
    "ALL_DAY",
    "ALWAYS",
    "NOTHING",
    "ClockSpan",
    "CreditCode",
    "Deadline",
    "DivisionCode",
    "Education",
    "Ethnicity",
    "Every",
    "Holder",
    "HolidayOpening",
    "Marital",
    "OpeningHours",
    "PartDate",
    "Period",
    "Political",
    "Quantity",
    "Ref",
    "Relation",
    "ResidentNumber",
    "SaidHours",
    "Sex",
    "WorkCalendar",
    "Workdays",
    "Yuan",
    "age_on",
    "anniversary",
    "days_after",
    "full_months",
    "hours_of",
    "hours_said",
    "joined_spans",
    "months_after",
    "phone_problem",
    "sex_of",
    "split_phones",
]
