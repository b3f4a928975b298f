"""海外社区插件. Indonesian neighbourhoods, for shequ to find."""

from shequ_core import Rule, hookimpl
from shequ_core.ledgers import Practice

shequ_api = 1


@hookimpl
def ledgers() -> list[Practice]:
    """台账种类. The list of neighbourhoods that an RW or a kelurahan keeps."""
    from shequ_overseas.neighbourhoods import NEIGHBOURHOODS

    return [NEIGHBOURHOODS]


@hookimpl
def rules() -> tuple[Rule, ...]:
    """规则. What the regulations ask of an RT and an RW."""
    from shequ_overseas.regulations import RULES

    return RULES
