"""Keys come from outside, open what they sealed, and are never shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.adapters.storage.sealed.keyring import NEW, OLD, SM4, entry, keys, number_of

from shequ_adapters.storage.sealed import cipher
from shequ_adapters.storage.sealed.keys import Key, Keys, index_form
from shequ_core.errors import Unreadable
from shequ_core.testing import texts
from shequ_core.values.resident_number import upgrade

RINGS = [keys(OLD), keys(SM4), keys(NEW, OLD)]


@pytest.mark.parametrize("ring", RINGS, ids=repr)
@given(text=texts())
def test_what_was_sealed_is_opened(ring: Keys, text: str) -> None:
    """Open is the inverse of seal, with every cipher."""
    assert ring.open(ring.seal(text, "here"), "here") == text


@given(text=texts())
def test_what_was_sealed_before_is_opened_after(text: str) -> None:
    """A key that is no longer the first still opens."""
    assert keys(NEW, OLD).open(keys(OLD).seal(text, "here"), "here") == text


def test_a_sealed_text_says_its_version_key_and_index_only() -> None:
    """The form, and what is readable in it."""
    sealed = keys().seal("王小甲", "here", "index")
    assert sealed.startswith("sealed:1:k1:index:")
    assert len(sealed.split(":")) == 5
    assert len(sealed.split(":")[4]) == -(-(12 + 9 + 16) // 3) * 4


@pytest.mark.parametrize("word", ["", "aes:"])
def test_aes_need_not_be_named(word: str) -> None:
    """``id:base64`` and ``id:aes:base64`` are one key."""
    named = OLD.replace(":", f":{word}", 1)
    assert keys(named).open(keys(OLD).seal("甲", "here"), "here") == "甲"


def test_base64_may_be_of_either_alphabet_and_without_its_end() -> None:
    """``-_`` are ``+/``, and the ``=`` may be left out."""
    secret = "-_" * 21 + "8"
    standard = secret.replace("-", "+").replace("_", "/") + "="
    sealed = keys(f"k1:{standard}").seal("甲", "here")
    assert keys(f"k1:{secret}").open(sealed, "here") == "甲"


def test_keys_may_be_asked_for() -> None:
    """A callable gives what the environment would."""
    asked: list[bool] = []

    def ask() -> str:
        asked.append(True)
        return OLD

    ring = Keys.asked(ask)
    assert ring.open(keys(OLD).seal("甲", "here"), "here") == "甲"
    assert asked == [True]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "k1",
        "k1:",
        ":" + OLD.partition(":")[2],
        "k 1:" + OLD.partition(":")[2],
        OLD + ",",
        OLD + ":",
        OLD.replace(":", ":des:"),
        OLD.replace(":", ":sm4:"),
        OLD[:-8],
        OLD + "中",
        OLD + "*",
        f"{OLD},{entry('k1', 9)}",
    ],
)
def test_misspelt_keys_are_refused_in_one_sentence(text: str) -> None:
    """The sentence says how to write keys, and none of what was written as one."""
    with pytest.raises(Unreadable) as refused:
        Keys.of(text)
    said = str(refused.value)
    assert "SHEQU_KEYS" in said
    assert "(" in said
    assert "\n" not in said
    assert "AQEB" not in said
    assert refused.value.__cause__ is None


def test_a_missing_key_is_named() -> None:
    """The name of the key that is needed is said."""
    with pytest.raises(Unreadable, match="k1"):
        keys(NEW).open(keys(OLD).seal("甲", "here"), "here")


def test_another_key_of_that_name_opens_nothing() -> None:
    """A wrong key is told by one sentence that shows neither text nor key."""
    sealed = keys(OLD).seal("甲", "here")
    with pytest.raises(Unreadable, match="here") as refused:
        keys(entry("k1", 9)).open(sealed, "here")
    assert refused.value.__suppress_context__
    assert sealed not in str(refused.value)


@pytest.mark.parametrize(
    "text", ["sealed:", "sealed:2:k1::AAAA", "sealed:1:k1:AAAA", "sealed:1:k1::"]
)
def test_another_form_is_damaged_or_newer(text: str) -> None:
    """What begins like a sealed text and goes on otherwise is not guessed at."""
    with pytest.raises(Unreadable, match="newer"):
        keys().open(text, "here")


@pytest.mark.parametrize("body", ["AAAA", "A", "AAAAA", "A" * 40])
def test_a_body_that_is_none_is_told(body: str) -> None:
    """Too short, or no base64: it can't be opened."""
    with pytest.raises(Unreadable, match="k1"):
        keys().open(f"sealed:1:k1::{body}", "here")


@pytest.mark.parametrize("ring", RINGS, ids=repr)
def test_no_key_is_shown(ring: Keys) -> None:
    """Keys show their names, and nothing that was derived of them."""
    assert repr(ring).startswith("Keys(k")
    for key in (ring.first, Key.of(OLD)):
        assert repr(key) == f"Key(id='{key.id}')"


def test_an_index_is_of_the_number_and_the_key() -> None:
    """One number has one index under one key, in 15 places or 18."""
    first, second = Key.of(OLD), Key.of(NEW)
    number = number_of(1)
    assert first.index(number) == Key.of(OLD).index(number)
    assert len({first.index(number), second.index(number), first.index("1")}) == 3
    assert len(first.index(number)) == 16


@given(st.from_regex(r"[0-9]{15}", fullmatch=True))
def test_fifteen_places_are_looked_up_as_eighteen(number: str) -> None:
    """The old form and the new one are one person's."""
    assert index_form(f" {number}") == index_form(upgrade(number)) == upgrade(number)


@pytest.mark.parametrize("number", ["", "无", "HTW061300006", "４３０１８１１９８５"])
def test_another_document_is_looked_up_as_it_is_written(number: str) -> None:
    """What is no resident number is normalised, and that is all."""
    assert index_form(index_form(number)) == index_form(number)


def test_a_build_without_sm4_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the library has no SM4, the sentence names another cipher."""

    def refuse(secret: bytes) -> cipher.Aead:
        raise cipher.UnsupportedAlgorithm("SM4")

    monkeypatch.setitem(cipher.ALGORITHMS, "sm4", cipher.Algorithm(16, refuse))
    with pytest.raises(Unreadable, match="aes"):
        Keys.of(SM4)


@pytest.mark.parametrize("name", ["aes", "sm4"])
def test_ciphers_agree_with_their_standard(name: str) -> None:
    """AES-256-GCM of NIST's test case 14, SM4-GCM of RFC 8998, A.1."""
    secret, nonce, about, text, expected = VECTORS[name]
    made = cipher.ALGORITHMS[name].make(bytes.fromhex(secret))
    locked = made.encrypt(*map(bytes.fromhex, (nonce, text, about)))
    assert locked.hex() == expected
    assert (
        made.decrypt(bytes.fromhex(nonce), locked, bytes.fromhex(about)).hex() == text
    )


VECTORS = {
    "aes": (
        "00" * 32,
        "00" * 12,
        "",
        "00" * 16,
        "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919",
    ),
    "sm4": (
        "0123456789abcdeffedcba9876543210",
        "00001234567800000000abcd",
        "feedfacedeadbeeffeedfacedeadbeefabaddad2",
        "aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccdddddddddddddddd"
        "eeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa",
        "17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735"
        "d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d"
        "83de3541e4c2b58177e065a9bf7b62ec",
    ),
}
