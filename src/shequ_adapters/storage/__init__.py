"""存储. Where records are kept: in memory, or in an SQL database."""

from datetime import UTC, datetime


def utc_now() -> datetime:
    """此刻. The moment, in UTC: the clock of a store that is given no other."""
    return datetime.now(UTC)
