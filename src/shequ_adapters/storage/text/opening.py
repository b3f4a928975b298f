"""打开. A folder becomes a store of ours, or one sentence says why it can't."""

from __future__ import annotations

import json
from pathlib import Path

from shequ_adapters.storage.text.files import clear, publish
from shequ_core.codec import SCHEMA
from shequ_core.errors import Unreadable

LAYOUT = 1
"""布局. The number of the folder's shape; codec.SCHEMA numbers what is in the files."""

LOG = "log"
"""日志. The folder of the log."""

_NAME = "shequ.json"
_MARK = {"application": "shequ", "store": "text"}
_NUMBERS = {"schema": SCHEMA, "layout": LAYOUT}


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
        _check(folder)
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
    mark = json.dumps({**_MARK, **_NUMBERS}, indent=1)
    publish(folder / _NAME, [f"{mark}\n".encode()])


def _check(folder: Path) -> None:
    try:
        mark = json.loads((folder / _NAME).read_bytes())
        numbers = {name: int(mark[name]) for name in _NUMBERS}
        ours = {name: mark[name] for name in _MARK}
    except (ValueError, TypeError, LookupError):
        raise _foreign(folder) from None
    if ours != _MARK:
        raise _foreign(folder)
    for name, number in numbers.items():
        _check_age(folder, name, number, _NUMBERS[name])


def _check_age(folder: Path, name: str, theirs: int, ours: int) -> None:
    if theirs > ours:
        raise Unreadable(
            f"{folder} 由更新版本的 shequ 写成，请先升级 shequ"
            f" (written by a newer shequ: {name} {theirs}, this one reads {ours})"
        )
    if theirs < ours:
        raise Unreadable(
            f"{folder} 由旧版本的 shequ 写成，本版本不能读取"
            f" (written by an older shequ: {name} {theirs}, this one reads {ours})"
        )


def _foreign(folder: Path) -> Unreadable:
    return Unreadable(
        f"{folder} 里是其他程序的文件，未作改动"
        " (a folder of another program, left as it was)"
    )
