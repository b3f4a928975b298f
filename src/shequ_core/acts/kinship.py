"""亲属换算. What a relation to one head is to another: the wife's children stay hers.

A relation is a way through the family: up to a parent, down to a child, over to a
spouse. Two ways are joined, and cut short where they double back. Where that does not
tell who it is (a child of one's parent may be oneself), no relation is made up.
"""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from shequ_core.values import PartDate, Relation, Sex, sex_of

_WAYS: Mapping[str, str] = {
    "": "02",
    "s": "10 11 12",
    "d": "20 21 22 23 24 27 30 31 32 33 34 37",
    "ds": "28 38",
    "dd": "40 41 42 43 44",
    "dds": "45 46",
    "ddd": "47 48",
    "u": "50 51 52",
    "su": "53 54 55 56",
    "uu": "60 61 62 63 64",
    "ud": "70 71 73 75 77",
    "uds": "72 74 76 78",
    "udd": "93 94 95 96",
}
_WAY = {Relation(it): way for way, codes in _WAYS.items() for it in codes.split()}
_BACK = str.maketrans("ud", "du")
_BY_MEN = frozenset(map(Relation, ["41", "42", "61", "62", "93", "94"]))
_BY_WOMEN = frozenset(map(Relation, ["43", "44", "63", "64", "95", "96"]))
_OPPOSITE = {Sex.MALE: Sex.FEMALE, Sex.FEMALE: Sex.MALE}


@attrs.frozen
class Kin:
    """家人. Someone with a relation to the head, their sex and birth."""

    relation: Relation | None
    sex: Sex = Sex.UNKNOWN
    born: PartDate | None = None

    @property
    def known_sex(self) -> Sex | None:
        """性别. As registered, else as the relation implies."""
        if self.sex in _OPPOSITE:
            return self.sex
        return sex_of(self.relation) if self.relation else None


def seen_from(new: Kin, other: Kin, old: Kin) -> Relation | None:
    """换户主. What someone is to a new head, told by what both were to the old one.

    None where that does not tell it.

    >>> wife, son = Kin(Relation.WIFE), Kin(Relation.ELDEST_SON)
    >>> seen_from(wife, son, Kin(Relation.HEAD, Sex.MALE)).name
    'ELDEST_SON'
    >>> seen_from(son, wife, Kin(Relation.HEAD, Sex.MALE)).name
    'MOTHER'
    """
    there, here = _way(new), _way(other)
    if there is None or here is None:
        return None
    way = _joined(there[::-1].translate(_BACK), here)
    if way is None:
        return None
    if there == "s" and way == here:
        return other.relation
    if way not in _WAYS:
        return Relation.OTHER_KIN
    if way == "uds":
        return _IN_LAWS.get((_older(old, new), other.known_sex))
    if way in ("uu", "dd", "udd"):
        side = _side(new, other, old, there + "+" + here)
        return _BY_SIDE.get((way, side, other.known_sex)) or _EITHER.get(way)
    return _told(way, new, other)


def _way(kin: Kin) -> str | None:
    return None if kin.relation is None else _WAY.get(kin.relation)


def _joined(back: str, way: str) -> str | None:
    """Back to the old head and on from there without detours; None if in doubt."""
    if back.endswith("ud") and way.startswith("u"):
        if way.startswith("ud") and (back, way) != ("ud", "ud"):
            return None
        back = back[:-2]
    while back and way:
        turn = back[-1] + way[0]
        if turn == "ss":
            back, way = back[:-1], way[1:]
        elif turn == "sd":
            back = back[:-1]
        elif turn == "us":
            way = way[1:]
        elif turn == "ud":
            return "ud" if (back, way) == ("u", "d") else None
        elif turn == "du" and way[1:2] == "d":
            back, way = back[:-1], way[1:]
        elif turn == "du":
            return "s" if (back, way) == ("d", "u") else None
        else:
            break
    return back + way


def _told(way: str, new: Kin, other: Kin) -> Relation | None:
    """The code of a way, as finely as sexes and ages tell."""
    sex = other.known_sex
    if way == "su":
        return _PARENTS_IN_LAW.get((new.known_sex, sex))
    if way == "ud":
        return _SIBLINGS.get((_older(other, new), sex)) or Relation.SIBLING
    return _PLAIN.get((way, sex)) or _EITHER.get(way)


def _side(new: Kin, other: Kin, old: Kin, ways: str) -> Sex | None:
    """Whether by a man or a woman: the old head between them, or as the codes say."""
    if ways in ("d+u", "u+d", "ud+d"):
        return old.known_sex
    if ways == "d+su":
        return _OPPOSITE.get(old.known_sex or Sex.UNKNOWN)
    codes = {new.relation, other.relation}
    if codes & _BY_WOMEN:
        return Sex.FEMALE
    return Sex.MALE if codes & _BY_MEN else None


def _older(one: Kin, other: Kin) -> bool | None:
    if not one.born or not other.born:
        return None
    if one.born.last < other.born.first:
        return True
    return False if other.born.last < one.born.first else None


_M, _F = Sex.MALE, Sex.FEMALE
_EITHER = {
    "": Relation.HEAD,
    "s": Relation.SPOUSE,
    "u": Relation.PARENT,
    "dd": Relation.GRANDCHILD,
    "uu": Relation.GRANDPARENT,
}
_PLAIN: Mapping[tuple[str, Sex | None], Relation] = {
    ("s", _M): Relation.HUSBAND,
    ("s", _F): Relation.WIFE,
    ("d", _M): Relation.SON,
    ("d", _F): Relation.DAUGHTER,
    ("ds", _M): Relation.SON_IN_LAW,
    ("ds", _F): Relation.DAUGHTER_IN_LAW,
    ("dds", _M): Relation.GRANDDAUGHTERS_HUSBAND,
    ("dds", _F): Relation.GRANDSONS_WIFE,
    ("ddd", _M): Relation.GREAT_GRANDSON,
    ("ddd", _F): Relation.GREAT_GRANDDAUGHTER,
    ("u", _M): Relation.FATHER,
    ("u", _F): Relation.MOTHER,
}
_PARENTS_IN_LAW: Mapping[tuple[Sex | None, Sex | None], Relation] = {
    (_M, _M): Relation.WIFES_FATHER,
    (_M, _F): Relation.WIFES_MOTHER,
    (_F, _M): Relation.HUSBANDS_FATHER,
    (_F, _F): Relation.HUSBANDS_MOTHER,
}
_SIBLINGS: Mapping[tuple[bool | None, Sex | None], Relation] = {
    (True, _M): Relation.ELDER_BROTHER,
    (True, _F): Relation.ELDER_SISTER,
    (False, _M): Relation.YOUNGER_BROTHER,
    (False, _F): Relation.YOUNGER_SISTER,
}
_IN_LAWS: Mapping[tuple[bool | None, Sex | None], Relation] = {
    (True, _M): Relation.ELDER_SISTERS_HUSBAND,
    (True, _F): Relation.ELDER_BROTHERS_WIFE,
    (False, _M): Relation.YOUNGER_SISTERS_HUSBAND,
    (False, _F): Relation.YOUNGER_BROTHERS_WIFE,
}
_BY_SIDE: Mapping[tuple[str, Sex | None, Sex | None], Relation] = {
    ("dd", _M, _M): Relation.GRANDSON,
    ("dd", _M, _F): Relation.GRANDDAUGHTER,
    ("dd", _F, _M): Relation.DAUGHTERS_SON,
    ("dd", _F, _F): Relation.DAUGHTERS_DAUGHTER,
    ("uu", _M, _M): Relation.GRANDFATHER,
    ("uu", _M, _F): Relation.GRANDMOTHER,
    ("uu", _F, _M): Relation.MATERNAL_GRANDFATHER,
    ("uu", _F, _F): Relation.MATERNAL_GRANDMOTHER,
    ("udd", _M, _M): Relation.NEPHEW,
    ("udd", _M, _F): Relation.NIECE,
    ("udd", _F, _M): Relation.SISTERS_SON,
    ("udd", _F, _F): Relation.SISTERS_DAUGHTER,
}
