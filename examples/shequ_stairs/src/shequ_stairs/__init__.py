"""楼道长名册插件. A ledger that shequ reads and writes beside its own."""

from shequ_core import hookimpl
from shequ_core.ledgers import Practice

shequ_api = 1


@hookimpl
def ledgers() -> list[Practice]:
    """台账. The stairs."""
    from shequ_stairs.stairs import STAIRS

    return [STAIRS]
