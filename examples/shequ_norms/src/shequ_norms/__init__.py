"""街道要求插件. A rule and a figure, checked and measured with those of shequ."""

from shequ_core import Figure, Rule, hookimpl

shequ_api = 1


@hookimpl
def rules() -> list[Rule]:
    """规则. How large a group may be."""
    from shequ_norms.norms import GROUP_TOO_LARGE

    return [GROUP_TOO_LARGE]


@hookimpl
def figures() -> list[Figure]:
    """指标. How many households are in no group."""
    from shequ_norms.norms import HOUSEHOLDS_WITHOUT_GROUP

    return [HOUSEHOLDS_WITHOUT_GROUP]
