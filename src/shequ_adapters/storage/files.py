"""文件. Written beside its place, and moved there whole."""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

_UNFINISHED = ".part"
A_DAY = 24 * 60 * 60
"""一天. In seconds: what was begun so long ago will not be finished."""


def beside(target: Path, parts: Iterable[bytes]) -> Path:
    """写在旁边. A new file with those parts in the folder of the target; its path."""
    path = target.with_name(f".{target.name}.{secrets.token_hex(8)}{_UNFINISHED}")
    try:
        with path.open("xb") as stream:
            stream.writelines(parts)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path


def replace(target: Path, parts: Iterable[bytes]) -> None:
    """替换. The target has those parts, or what it had before."""
    path = beside(target, parts)
    try:
        path.replace(target)
    finally:
        path.unlink(missing_ok=True)


def publish(target: Path, parts: Iterable[bytes]) -> bool:
    """发布. A target with those parts, on the disk; False if it is there already.

    Of several processes that publish one target, one is told True.
    """
    path = beside(target, parts)
    try:
        sync(path)
        os.link(path, target)
    except FileExistsError:
        return False
    finally:
        path.unlink(missing_ok=True)
    sync(target.parent)
    return True


def sync(path: Path) -> None:
    """落盘. What was written to a file, or done in a folder, is on the disk."""
    if path.is_dir() and os.name != "posix":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def clear(folder: Path) -> None:
    """清理. Away with what was being written a day ago: its process was killed."""
    for path in folder.glob(f".*{_UNFINISHED}"):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > A_DAY:
                path.unlink()
