"""参数. The numbers and days of the law that rules go by, gathered in one table.

Run ``python -m tests.core.rules.parameters`` after one has changed, and read what is
different: the law must have changed as well.
"""

import pkgutil
from collections.abc import Iterator
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path

from shequ_core import rules
from shequ_core.rules import Dated

WRITTEN = Path(__file__).parent / "parameters.txt"
SIMPLE = (int, date, timedelta)


def lines() -> Iterator[str]:
    """Module, name and value of each, in order."""
    for module in pkgutil.iter_modules(rules.__path__):
        named = vars(import_module(f"{rules.__name__}.{module.name}"))
        for name, value in sorted(named.items()):
            if name.isupper() and isinstance(value, (*SIMPLE, Dated)):
                yield f"{module.name} {name}: {said(value)}"


def said(value: object) -> str:
    """A value, or the values of some days, oldest first."""
    if isinstance(value, Dated):
        return ", ".join(f"{since}: {it}" for since, it in value.steps)
    return str(value)


def main() -> None:
    """One line each."""
    WRITTEN.write_text("\n".join(lines()) + "\n", "utf-8")


if __name__ == "__main__":
    main()
