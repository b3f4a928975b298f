"""打开. A folder becomes a store of ours, or one sentence says why it can't."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from shequ_adapters.storage.ages import check_age
from shequ_adapters.storage.files import beside, clear, publish, sync
from shequ_core.codec import SCHEMA
from shequ_core.errors import Unreadable

LAYOUT = 1
"""布局. The number of the folder's shape; codec.SCHEMA numbers what is in the files."""

LOG = "log"
"""日志. The folder of the log."""

NUMBERS: Mapping[str, int] = {"schema": SCHEMA, "layout": LAYOUT}
"""版本. The numbers that this shequ marks a folder with."""

_NAME = "shequ.json"
_MARK = {"application": "shequ", "store": "text"}


def folder_at(url: str) -> Path:
    """文件夹. Of ``text:///a/folder``, or of ``text:folder`` beside us.

    Raises Unreadable on an address of another shape.
    """
    address = url.removeprefix("text:")
    if address.startswith("//"):
        address = address.removeprefix("//")
        if not address.startswith("/"):
            address = ""
    if not address:
        raise Unreadable(
            "存储地址应如 text:文件夹 或 text:///目录/文件夹"
            " (an address is like text:folder or text:///path/to/folder)"
        )
    return Path(address)


def is_there(folder: Path) -> bool:
    """是否存在. Whether anything is there: an empty folder holds no store yet."""
    return folder.exists() and (not folder.is_dir() or any(folder.iterdir()))


def settle(folder: Path) -> None:
    """安家. Make a new store in an empty folder, or know one again.

    Raises Unreadable, and changes nothing, where the folder is another program's, or
    ours of another age.
    """
    if folder.exists() and not folder.is_dir():
        raise Unreadable(f"{folder} 是文件，不是文件夹 (a file, not a folder)")
    if not folder.absolute().parent.is_dir():
        raise Unreadable(
            f"{folder} 所在的文件夹不存在，请先建立 (there is no such folder, make it)"
        )
    try:
        folder.mkdir(exist_ok=True)
        if not (folder / _NAME).exists():
            _found(folder)
        check_age(str(folder), numbers_in(folder), NUMBERS)
        (folder / LOG).mkdir(exist_ok=True)
    except OSError as error:
        raise Unreadable(
            f"{folder} 不能用作存储 (can't be used: {error.strerror})"
        ) from None
    clear(folder)
    clear(folder / LOG)


def _found(folder: Path) -> None:
    # Hidden files may be those of git, or of another who is founding it now.
    if any(not path.name.startswith(".") for path in folder.iterdir()):
        raise _foreign(folder)
    publish(folder / _NAME, _mark())


def numbers_in(folder: Path) -> Mapping[str, int]:
    """版本. The numbers that a folder is marked with. Raises Unreadable where it is
    another program's, OSError where it is not marked.
    """
    try:
        mark = json.loads((folder / _NAME).read_bytes())
        numbers = {name: int(mark[name]) for name in NUMBERS}
        ours = {name: mark[name] for name in _MARK}
    except (ValueError, TypeError, LookupError):
        raise _foreign(folder) from None
    if ours != _MARK:
        raise _foreign(folder)
    return numbers


def mark_again(folder: Path) -> None:
    """重新标记. A folder of ours as of this age, in one step."""
    path = beside(folder / _NAME, _mark())
    sync(path)
    path.replace(folder / _NAME)
    sync(folder)


def _mark() -> list[bytes]:
    return [f"{json.dumps({**_MARK, **NUMBERS}, indent=1)}\n".encode()]


def _foreign(folder: Path) -> Unreadable:
    return Unreadable(
        f"{folder} 里是其他程序的文件，未作改动"
        " (a folder of another program, left as it was)"
    )
