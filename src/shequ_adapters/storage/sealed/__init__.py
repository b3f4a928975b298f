"""加密存储. Direct identifiers sealed at rest, over any store; keys from outside."""

from shequ_adapters.storage.sealed.opening import rotated, sealed
from shequ_adapters.storage.sealed.text import KEYS

__all__ = ["KEYS", "rotated", "sealed"]
