"""换算表. What everybody in a household is to whoever becomes its head, as a table.

Run ``python -m tests.core.acts.kinship_table`` after the working out has changed, and
read what is different.
"""

from pathlib import Path

from shequ_core.acts.kinship import Kin, seen_from
from shequ_core.values import PartDate, Relation, Sex

WRITTEN = Path(__file__).parent / "kinship_table.txt"
HEAD, MALE, FEMALE = Relation.HEAD, Sex.MALE, Sex.FEMALE
OLD, MIDDLE, YOUNG = (PartDate.of(text) for text in ("1930", "1950", "1970"))
CASES = {
    "old head a man, new head younger than the rest": (MALE, YOUNG, MIDDLE),
    "old head a woman, new head older than the rest": (FEMALE, OLD, MIDDLE),
    "old head unknown, nobody's birth known": (Sex.UNKNOWN, None, None),
    "old head a man, all born in one year": (MALE, MIDDLE, MIDDLE),
}
"""Sex of the old head, and when the new one and the others were born."""


def row(case: str, new: Relation) -> list[str]:
    """The code of everybody to one who was that to the old head; -- where none."""
    sex, born, others = CASES[case]
    old, who = Kin(HEAD, sex, MIDDLE), Kin(new, born=born)
    found = (seen_from(who, Kin(it, born=others), old) for it in Relation)
    return ["--" if it is None else it.value for it in found]


def main() -> None:
    """A table for each case: rows are new heads, columns everybody else."""
    with WRITTEN.open("w", encoding="utf-8") as out:
        for case in CASES:
            out.write(f"# {case}\n   {' '.join(it.value for it in Relation)}\n")
            for new in Relation:
                out.write(f"{new.value} {' '.join(row(case, new))}\n")


if __name__ == "__main__":
    main()
