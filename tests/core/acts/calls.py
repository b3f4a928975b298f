"""一次办理. Every act once, in the small town or the court, as an office would."""

from tests.core.acts import (
    civic_calls,
    forum_calls,
    party_calls,
    resident_calls,
    service_calls,
)
from tests.core.acts.calling import Call

CALLS: dict[str, Call] = {
    **resident_calls.CALLS,
    **party_calls.CALLS,
    **civic_calls.CALLS,
    **service_calls.CALLS,
    **forum_calls.CALLS,
}
"""办理. By the name of the act, and what is special about the case."""
