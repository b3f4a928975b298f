"""Write the golden payloads and the lock of the schema that is in force.

Run ``python -m tests.golden.write`` after raising SCHEMA; the folders of older
schemas are never written again.
"""

import json
from pathlib import Path

from tests.golden.filled import filled, lock

from shequ_core.codec import SCHEMA, dumps
from shequ_core.model import KINDS

FOLDER = Path(__file__).parent / f"schema-{SCHEMA}"


def main() -> None:
    """One file a kind, and fields.json."""
    FOLDER.mkdir(exist_ok=True)
    for kind in KINDS:
        line = dumps(filled(kind))
        (FOLDER / f"{kind.kind}.json").write_text(line + "\n", "utf-8")
    fields = json.dumps(lock(), indent=1, ensure_ascii=False)
    (FOLDER / "fields.json").write_text(fields + "\n", "utf-8")


if __name__ == "__main__":
    main()
