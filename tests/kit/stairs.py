"""楼道长名册. The ledger of examples/shequ_stairs, as a guest that tests let in."""

import sys
from importlib import import_module
from pathlib import Path

_SOURCE = Path(__file__).parents[2] / "examples" / "shequ_stairs" / "src"
if str(_SOURCE) not in sys.path:
    sys.path.append(str(_SOURCE))  # it is not installed where we are tested

_guest, _stairs = import_module("shequ_stairs"), import_module("shequ_stairs.stairs")
STAIRS, read, rows = _stairs.STAIRS, _stairs.read, _stairs.rows
owned = _stairs.owned
ledgers = _guest.ledgers
