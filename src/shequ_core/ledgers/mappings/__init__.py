"""列对应. What a person says of an office's tables, before we look ourselves."""

from shequ_core.ledgers.mappings.applying import AS_THEY_ARE, Mappings
from shequ_core.ledgers.mappings.profiles import Profile, profile_named, profiles
from shequ_core.ledgers.mappings.reading import read_mappings

__all__ = [
    "AS_THEY_ARE",
    "Mappings",
    "Profile",
    "profile_named",
    "profiles",
    "read_mappings",
]
