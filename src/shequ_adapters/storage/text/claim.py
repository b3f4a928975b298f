"""声明. What the files of the kinds are said to be, in ``current.json``."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

import attrs

from shequ_adapters.storage.files import replace

_NAME = "current.json"
_EMPTY = hashlib.sha256().hexdigest()


@attrs.frozen
class Claim:
    """声明. The digest of each kind's file as of a commit, but for the empty ones.

    The batch of that commit tells it from the commit of that number in another log.
    """

    revision: int = 0
    batch: str = ""
    digests: Mapping[str, str] = attrs.field(factory=dict)

    def of(self, kind: str) -> str:
        """摘要. The digest that the file of a kind should have."""
        return self.digests.get(kind, _EMPTY)


def read_claim(folder: Path) -> Claim:
    """读声明. What is claimed in a folder; nothing, if that can't be understood."""
    try:
        said = json.loads((folder / _NAME).read_bytes())
        return Claim(said["revision"], said["batch"], dict(said["sha256"]))
    except (OSError, ValueError, TypeError, LookupError):
        return Claim()


def write_claim(folder: Path, claim: Claim) -> None:
    """写声明. Instead of what was claimed before."""
    digests = {
        kind: digest for kind, digest in claim.digests.items() if digest != _EMPTY
    }
    said = {"revision": claim.revision, "batch": claim.batch, "sha256": digests}
    replace(
        folder / _NAME, [f"{json.dumps(said, ensure_ascii=False, indent=1)}\n".encode()]
    )
