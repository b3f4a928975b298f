"""输出文件. Written beside its place and moved there: whole, or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from shequ_adapters.cli.words import say
from shequ_core.errors import Unreadable


@contextmanager
def written_whole(target: Path) -> Iterator[BinaryIO]:
    """整存. A stream that becomes the file when the block ends well.

    If it does not, what was at the place before is still there, and nothing else.
    Raises Unreadable where no file can be.
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
    finally:
        beside.unlink(missing_ok=True)
