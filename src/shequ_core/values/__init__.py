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
from shequ_core.values.datum import Datum, bd09_of, gcj02_of, in_china, in_wgs84
from shequ_core.values.division_code import DivisionCode
from shequ_core.values.land import area_m2, crosses_itself, holds, middle_of, shared_m2
from shequ_core.values.opening_hours import HolidayOpening, OpeningHours
from shequ_core.values.opening_words import SaidHours, hours_said
from shequ_core.values.part_date import PartDate, age_at_most, age_on, as_part_date
from shequ_core.values.period import ALWAYS, Period
from shequ_core.values.phone import phone_problem, split_phones
from shequ_core.values.quantity import Quantity
from shequ_core.values.ref import Ref
from shequ_core.values.resident_number import Holder, ResidentNumber
from shequ_core.values.shape import Shape
from shequ_core.values.workdays import Deadline, WorkCalendar, Workdays, days_after
from shequ_core.values.yuan import NOTHING, Yuan

__all__ = [
    "ALL_DAY",
    "ALWAYS",
    "NOTHING",
    "ClockSpan",
    "CreditCode",
    "Datum",
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
    "Shape",
    "WorkCalendar",
    "Workdays",
    "Yuan",
    "age_at_most",
    "age_on",
    "anniversary",
    "area_m2",
    "as_part_date",
    "bd09_of",
    "crosses_itself",
    "days_after",
    "full_months",
    "gcj02_of",
    "holds",
    "hours_of",
    "hours_said",
    "in_china",
    "in_wgs84",
    "joined_spans",
    "middle_of",
    "months_after",
    "phone_problem",
    "sex_of",
    "shared_m2",
    "split_phones",
]
