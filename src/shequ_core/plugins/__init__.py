"""插件. The one door for stores, formats, rules and figures, our own included."""

from shequ_core.plugins.hookspecs import API, GROUP, hookimpl
from shequ_core.plugins.manager import Plugins
from shequ_core.plugins.offer import Offer, lacking
from shequ_core.plugins.roll import Broken, Loaded, Skipped

__all__ = [
    "API",
    "GROUP",
    "Broken",
    "Loaded",
    "Offer",
    "Plugins",
    "Skipped",
    "hookimpl",
    "lacking",
]
