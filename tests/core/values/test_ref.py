"""引用: the names of records."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_core.errors import InvalidValue
from shequ_core.values import Ref

COMMUNITIES = st.from_regex(r"[a-z0-9][a-z0-9-]{0,9}", fullmatch=True)
KINDS = st.from_regex(r"[a-z][a-z0-9_]{0,9}", fullmatch=True)
KEYS = st.from_regex(r"[a-z0-9][a-z0-9.-]{0,9}", fullmatch=True)


@given(COMMUNITIES, KINDS, KEYS)
def test_parts_come_back(community: str, kind: str, key: str) -> None:
    """A ref is its three parts, and they are the ref."""
    ref: Ref[object] = Ref.to(community, kind, key)
    assert (ref.community, ref.kind, ref.key) == (community, kind, key)
    assert Ref(str(ref)) == ref


@given(COMMUNITIES, KINDS, KEYS)
def test_a_ref_is_text(community: str, kind: str, key: str) -> None:
    """It equals, hashes and pickles as its text; trusted text makes the same ref."""
    text = f"{community}/{kind}/{key}"
    ref: Ref[object] = Ref(text)
    assert ref == text
    assert {text: 1}[ref] == 1
    assert Ref.trusted(text) == ref
    again = pickle.loads(pickle.dumps(ref))
    assert (type(again), again) == (Ref, ref)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "beizheng/person",
        "beizheng//1",
        "beizheng/person/",
        "beizheng/person/a/b",
        "Beizheng/person/1",
        "beizheng/person/张三",
        "beizheng/person/１",
        "beizheng/person/.1",
        "beizheng/person/1\n",
        "beizheng/2person/1",
    ],
)
def test_another_shape_is_refused(text: str) -> None:
    """Only community/kind/key in plain small letters is a ref."""
    with pytest.raises(InvalidValue) as caught:
        Ref(text)
    assert caught.value.problem == "ref-shape"
