"""密文. The text that stands where an identifier was, and what can be seen of it.

``sealed:1:<key id>:<blind index>:<base64>``: 1 is the version of the form, the index
is empty for what is never looked up, the base64 holds nonce, ciphertext and tag.
"""

from __future__ import annotations

import re
from base64 import b64encode

from shequ_core.errors import Unreadable

KEYS = "SHEQU_KEYS"
"""环境变量. Where keys are looked for: ``id:base64,id2:base64``, the first seals."""

MARK = "sealed:"
"""标记. What every sealed text begins with."""

KEY_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,31}", re.ASCII)
"""密钥名. How a key may be called: it stands in the open, in every sealed text."""

_FORM = re.compile(rf"({MARK}1:({KEY_ID.pattern}):[\w-]*):([\w+/]+=*)", re.ASCII)


def is_sealed(text: str) -> bool:
    """已加密. Whether a text is a sealed one."""
    return text.startswith(MARK)


def head(key_id: str, index: str = "") -> str:
    """头. What of a sealed text can be read: the key's name, then the blind index."""
    return f"{MARK}1:{key_id}:{index}"


def written(head: str, body: bytes) -> str:
    """成文. A sealed text of its two parts."""
    return f"{head}:{b64encode(body).decode()}"


def parts(text: str) -> tuple[str, str, str]:
    """拆开. The head, the key's name and the base64. Raises Unreadable."""
    found = _FORM.fullmatch(text)
    if found is None:
        raise Unreadable(
            "密文残缺，或由更新版本的 shequ 加密，请升级 shequ 或用备份恢复"
            " (a sealed text is damaged, or of a newer shequ: upgrade, or restore)"
        )
    start, key_id, body = found.groups()
    return start, key_id, body
