"""自带插件. What shequ itself offers, through the door that guests use too.

Nothing heavy is imported here: each offer imports its library when it is taken.
"""

from __future__ import annotations

from shequ_core.plugins import API, Offer, hookimpl
from shequ_core.ports import Exporter, Importer, Store, WorkbookReader

shequ_api = API


@hookimpl
def open_store(url: str) -> Store | None:
    """打开存储. ``memory:`` and ``sqlite:///``."""
    scheme = url.partition(":")[0]
    offer = _STORES.get(scheme)
    return offer.take()(url) if offer else None


_STORES = {}
