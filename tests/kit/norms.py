"""街道要求. The figure of examples/shequ_norms, as a guest that tests let in."""

import sys
from importlib import import_module
from pathlib import Path

_SOURCE = Path(__file__).parents[2] / "examples" / "shequ_norms" / "src"
if str(_SOURCE) not in sys.path:
    sys.path.append(str(_SOURCE))  # it is not installed where we are tested

_guest, _norms = import_module("shequ_norms"), import_module("shequ_norms.norms")
WITHOUT_GROUP = _norms.HOUSEHOLDS_WITHOUT_GROUP
figures = _guest.figures
