"""代码表: what the codes of kinship say of a person's sex."""

import pytest

from shequ_core.values import Relation, Sex, sex_of


@pytest.mark.parametrize(
    ("relation", "sex"),
    [
        (Relation.HUSBAND, Sex.MALE),
        (Relation.WIFE, Sex.FEMALE),
        (Relation.SON_IN_LAW, Sex.MALE),
        (Relation.DAUGHTER_IN_LAW, Sex.FEMALE),
        (Relation.DAUGHTERS_SON, Sex.MALE),
        (Relation.GRANDSONS_WIFE, Sex.FEMALE),
        (Relation.SISTERS_SON, Sex.MALE),
        (Relation.HEAD, None),
        (Relation.SPOUSE, None),
        (Relation.PARENT, None),
        (Relation.SIBLING, None),
        (Relation.NOT_KIN, None),
    ],
)
def test_sex_of_a_relation(relation: Relation, sex: Sex | None) -> None:
    """夫 is a man, 妻 a woman, 配偶 may be either."""
    assert sex_of(relation) is sex


def test_women_and_men_are_named_so() -> None:
    """No relation that is a woman's by its name counts as a man's."""
    women = ("WIFE", "DAUGHTER", "MOTHER", "SISTER", "NIECE", "DAUGHTER_IN_LAW")
    for relation in Relation:
        if relation.name.endswith(women):
            assert sex_of(relation) is Sex.FEMALE
        if relation.name.endswith(("HUSBAND", "SON", "FATHER", "BROTHER", "NEPHEW")):
            assert sex_of(relation) is Sex.MALE
