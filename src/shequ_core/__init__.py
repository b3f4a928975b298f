"""社区. The front door: what most people need, imported when it is asked for.

The kinds of record are in ``shequ_core.model``, the laws of stores and formats in
``shequ_core.testing``; the rest is here.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shequ_core import books, figures, glossary, history, loading, rules
    from shequ_core.errors import (
        Conflict,
        InvalidPayload,
        InvalidValue,
        NotFound,
        PluginError,
        ShequError,
        Unreadable,
    )
    from shequ_core.figures import Figure, Window
    from shequ_core.findings import Finding, Severity
    from shequ_core.model import Record
    from shequ_core.plugins import Offer, Plugins, hookimpl
    from shequ_core.ports import Batch, Change, Exporter, Importer, Store, View
    from shequ_core.privacy import masked
    from shequ_core.register import Register
    from shequ_core.rules import Rule, Spot
    from shequ_core.values import (
        CreditCode,
        PartDate,
        Period,
        Quantity,
        Ref,
        ResidentNumber,
        Yuan,
    )
    from shequ_core.work import UnitOfWork

_ROOMS = ("books", "figures", "glossary", "history", "loading", "rules")
_FOUND_IN = {
    "errors": (
        "Conflict",
        "InvalidPayload",
        "InvalidValue",
        "NotFound",
        "PluginError",
        "ShequError",
        "Unreadable",
    ),
    "figures": ("Figure", "Window"),
    "findings": ("Finding", "Severity"),
    "model": ("Record",),
    "plugins": ("Offer", "Plugins", "hookimpl"),
    "ports": ("Batch", "Change", "Exporter", "Importer", "Store", "View"),
    "privacy": ("masked",),
    "register": ("Register",),
    "rules": ("Rule", "Spot"),
    "values": (
        "CreditCode",
        "PartDate",
        "Period",
        "Quantity",
        "Ref",
        "ResidentNumber",
        "Yuan",
    ),
    "work": ("UnitOfWork",),
}


def __getattr__(name: str) -> object:
    """取用. Import the room of a name when the name is first asked for."""
    if name in _ROOMS:
        return import_module(f"shequ_core.{name}")
    for room, names in _FOUND_IN.items():
        if name in names:
            found: object = getattr(import_module(f"shequ_core.{room}"), name)
            globals()[name] = found
            return found
    raise AttributeError(f"module 'shequ_core' has no attribute {name!r}")


def __dir__() -> list[str]:
    """名录. What the front door has."""
    return __all__


__all__ = [
    "Batch",
    "Change",
    "Conflict",
    "CreditCode",
    "Exporter",
    "Figure",
    "Finding",
    "Importer",
    "InvalidPayload",
    "InvalidValue",
    "NotFound",
    "Offer",
    "PartDate",
    "Period",
    "PluginError",
    "Plugins",
    "Quantity",
    "Record",
    "Ref",
    "Register",
    "ResidentNumber",
    "Rule",
    "Severity",
    "ShequError",
    "Spot",
    "Store",
    "UnitOfWork",
    "Unreadable",
    "View",
    "Window",
    "Yuan",
    "books",
    "figures",
    "glossary",
    "history",
    "hookimpl",
    "loading",
    "masked",
    "rules",
]
