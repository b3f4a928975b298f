"""输出文件. Written beside its place and moved there: whole, or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from shequ_adapters.cli.words import say
from shequ_core.errors import Unreadable

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
"""已满. No room on the disk, none left of one's share, or none in one file."""


@contextmanager
def written_whole(target: Path) -> Iterator[BinaryIO]:
    """整存. A stream that becomes the file when the block ends well.

    If it does not, what was at the place before is still there, and nothing else.
    Raises Unreadable where no file can be, and where the disk is full.
    """
    if target.is_dir():
        raise Unreadable(say("{path} 是文件夹，请写明文件名", path=target))
    if not target.parent.is_dir():
        raise Unreadable(say("没有文件夹 {path}", path=target.parent))
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with beside.open("wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(target)
    except OSError as error:
        raise _unwritten(target, error) from error
    finally:
        beside.unlink(missing_ok=True)


def _unwritten(target: Path, error: OSError) -> Unreadable:
    words = "{path} 未能写出，原有文件未动（{reason}）"
    if error.errno in _FULL:
        words = "{path} 未能写出，磁盘空间不足，原有文件未动（{reason}）"
    return Unreadable(say(words, path=target, reason=error.strerror or error))
