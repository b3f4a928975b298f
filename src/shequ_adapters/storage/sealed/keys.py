"""密钥. From outside, never stored, never shown; the first seals, all of them open."""

from __future__ import annotations

import hmac
import re
from base64 import b64decode, urlsafe_b64encode
from collections.abc import Callable, Mapping
from typing import Self

import attrs

from shequ_adapters.storage.sealed.cipher import (
    ALGORITHMS,
    Aead,
    derive,
    is_supported,
    lock,
    unlock,
)
from shequ_adapters.storage.sealed.text import KEY_ID, KEYS, head, parts, written
from shequ_core.errors import Unreadable
from shequ_core.values.resident_number import normalise, upgrade

_FIFTEEN = re.compile(r"\d{15}", re.ASCII)
_INDEX = 12
_BATCH = 16


@attrs.frozen(kw_only=True, eq=False)
class Key:
    """密钥. One key by its name; what is derived of it, each for one purpose."""

    id: str
    cipher: Aead = attrs.field(repr=False)
    index_key: bytes = attrs.field(repr=False)
    batch_key: bytes = attrs.field(repr=False)

    @classmethod
    def of(cls, entry: str) -> Self:
        """密钥. From ``id:base64`` or ``id:sm4:base64``. Raises Unreadable."""
        key_id, _, rest = entry.partition(":")
        word, _, text = rest.rpartition(":")
        algorithm = ALGORITHMS.get(word or "aes")
        secret = _secret(text)
        if not (KEY_ID.fullmatch(key_id) and algorithm and secret):
            raise _misspelt()
        if len(secret) != algorithm.size:
            raise Unreadable(
                f"{KEYS} 中密钥 {key_id} 应为 {algorithm.size} 字节"
                f" (key {key_id} must have {algorithm.size} bytes)"
            )
        if not is_supported(algorithm):
            raise Unreadable(
                f"此处安装的 cryptography 没有 {word} 算法，请换用 aes"
                f" (the cryptography installed here has no {word}, use aes)"
            )
        return cls(
            id=key_id,
            cipher=algorithm.make(derive(secret, "shequ/1/seal", algorithm.size)),
            index_key=derive(secret, "shequ/1/index", 32),
            batch_key=derive(secret, "shequ/1/batch", 32),
        )

    def index(self, number: str) -> str:
        """盲索引. Of an id number in the form of ``index_form``: 96 bits, as 16 places.

        The same number gives the same index, and nobody without the key can try.
        """
        code = hmac.digest(self.index_key, number.encode(), "sha256")
        return urlsafe_b64encode(code[:_INDEX]).decode()

    def batch(self, batch: str) -> str:
        """批次号. A batch's id as it is stored: known again, but no guess to try."""
        return hmac.digest(self.batch_key, batch.encode(), "sha256")[:_BATCH].hex()


class Keys:
    """密钥串. ``first`` seals, every one of them opens what it sealed."""

    def __init__(self, first: Key, *others: Key) -> None:
        self.first = first
        self._by_id: Mapping[str, Key] = {it.id: it for it in (*others, first)}
        if len(self._by_id) <= len(others):
            raise Unreadable(f"{KEYS} 中有两个密钥同名 (two keys have the same name)")

    def __repr__(self) -> str:
        return f"Keys({', '.join(self._by_id)})"

    @classmethod
    def of(cls, text: str) -> Self:
        """密钥串. From ``id:base64,id2:base64``. Raises Unreadable."""
        return cls(*(Key.of(entry.strip()) for entry in text.split(",")))

    @classmethod
    def asked(cls, ask: Callable[[], str]) -> Self:
        """密钥串. From whoever keeps them (a vault, a prompt); asked once."""
        return cls.of(ask())

    def seal(self, text: str, about: str, index: str = "") -> str:
        """加密. A text of one place: ``about`` says which, and is needed to open it."""
        start = head(self.first.id, index)
        body = lock(self.first.cipher, text.encode(), f"{about} {start}".encode())
        return written(start, body)

    def open(self, sealed: str, about: str) -> str:
        """解密. What was sealed in that place. Raises Unreadable."""
        start, key_id, body = parts(sealed)
        key = self._by_id.get(key_id)
        if key is None:
            raise Unreadable(
                f"数据已用密钥 {key_id} 加密，请在 {KEYS} 中给出该密钥"
                f" (sealed with key {key_id}, which {KEYS} does not give)"
            )
        try:
            locked = b64decode(body, validate=True)
            return unlock(key.cipher, locked, f"{about} {start}".encode()).decode()
        except ValueError:
            raise Unreadable(
                f"{about} 无法解密：密钥 {key_id} 不对，或数据被改动过"
                f" (can't be opened: another key {key_id}, or the data was changed)"
            ) from None

    def heads(self, number: str) -> tuple[str, ...]:
        """头. How a sealed id number may begin, by each of the keys."""
        return tuple(f"{head(it.id, it.index(number))}:" for it in self._by_id.values())


def index_form(number: str) -> str:
    """索引写法. An id number as it is looked up: 18 places, if it can be said so."""
    plain = normalise(number)
    return upgrade(plain) if _FIFTEEN.fullmatch(plain) else plain


def _secret(text: str) -> bytes:
    padded = text.translate(_STANDARD) + "=" * (-len(text) % 4)
    try:
        return b64decode(padded, validate=True)
    except ValueError:
        return b""


_STANDARD = str.maketrans("-_", "+/")


def _misspelt() -> Unreadable:
    return Unreadable(
        f"{KEYS} 应写作 名称:密钥,名称:密钥，密钥为 base64"
        f" ({KEYS} is written id:key,id:key with keys in base64)"
    )
