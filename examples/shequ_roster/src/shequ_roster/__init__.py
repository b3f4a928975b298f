"""户主名册插件. The roster among the formats of ``shequ export``."""

from shequ_core import Exporter, Offer, hookimpl

shequ_api = 1


def load() -> Exporter:
    """取用. Imported when somebody exports, not when shequ starts."""
    from shequ_roster.roster import Roster

    return Roster()


@hookimpl
def exporters() -> list[Offer[Exporter]]:
    """导出格式. The roster."""
    return [
        Offer(
            name="roster",
            suffix=".md",
            summary="户主名册",
            load=load,
            counts_people=True,
        )
    ]
