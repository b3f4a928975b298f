"""算法. AES-256-GCM and SM4-GCM, and keys out of a key: the door to cryptography."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Protocol

import attrs
from cryptography.exceptions import InvalidTag, UnsupportedAlgorithm
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_NONCE = 12
_TAG = 16


class Aead(Protocol):
    """认证加密. Hides a text, and tells when it or what it goes with was changed."""

    def encrypt(self, nonce: bytes, data: bytes, about: bytes, /) -> bytes:
        """加密. The ciphertext and its tag."""
        ...

    def decrypt(self, nonce: bytes, data: bytes, about: bytes, /) -> bytes:
        """解密. The text. Raises InvalidTag."""
        ...


class Sm4Gcm:
    """SM4-GCM. GB/T 32907-2016 in the mode of GB/T 36624-2018.

    Raises UnsupportedAlgorithm where the build has it not.
    """

    def __init__(self, secret: bytes) -> None:
        self._block = algorithms.SM4(secret)
        self.encrypt(bytes(_NONCE), b"", b"")

    def encrypt(self, nonce: bytes, data: bytes, about: bytes, /) -> bytes:
        """加密. The ciphertext and its tag."""
        work = Cipher(self._block, modes.GCM(nonce)).encryptor()
        work.authenticate_additional_data(about)
        return work.update(data) + work.finalize() + work.tag

    def decrypt(self, nonce: bytes, data: bytes, about: bytes, /) -> bytes:
        """解密. The text. Raises InvalidTag."""
        mode = modes.GCM(nonce, data[-_TAG:])
        work = Cipher(self._block, mode).decryptor()
        work.authenticate_additional_data(about)
        return work.update(data[:-_TAG]) + work.finalize()


@attrs.frozen
class Algorithm:
    """算法. ``size`` of its keys in bytes, and how it is made of one."""

    size: int
    make: Callable[[bytes], Aead]


ALGORITHMS: Mapping[str, Algorithm] = {
    "aes": Algorithm(32, AESGCM),
    "sm4": Algorithm(16, Sm4Gcm),
}
"""算法. By the word in a key's entry."""


def is_supported(algorithm: Algorithm) -> bool:
    """可用. Whether the installed build of cryptography has it."""
    try:
        algorithm.make(bytes(algorithm.size))
    except UnsupportedAlgorithm:
        return False
    return True


def derive(secret: bytes, purpose: str, size: int) -> bytes:
    """派生. Another key out of a key, one for each purpose (HKDF-SHA256, RFC 5869)."""
    hkdf = HKDF(algorithm=SHA256(), length=size, salt=None, info=purpose.encode())
    return hkdf.derive(secret)


def lock(cipher: Aead, text: bytes, about: bytes) -> bytes:
    """上锁. A random nonce of 96 bits, then the ciphertext and its tag."""
    nonce = os.urandom(_NONCE)
    return nonce + cipher.encrypt(nonce, text, about)


def unlock(cipher: Aead, locked: bytes, about: bytes) -> bytes:
    """开锁. Raises ValueError on another key, another place, or a changed text."""
    if len(locked) < _NONCE + _TAG:
        raise ValueError("too short")
    try:
        return cipher.decrypt(locked[:_NONCE], locked[_NONCE:], about)
    except InvalidTag:
        raise ValueError("tag") from None
