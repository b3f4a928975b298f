"""Where the public test vectors lie, if they are on this machine."""

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def vectors() -> Path:
    """The folder of vectors, beside the project or where SHEQU_SHARED_DATA says."""
    project = Path(__file__).resolve().parents[3]
    default = project.parent / "shared" / "data"
    folder = Path(os.environ.get("SHEQU_SHARED_DATA", default)) / "vectors"
    if not folder.is_dir():
        pytest.skip("no test vectors here; SHEQU_SHARED_DATA can name their folder")
    return folder
