"""DBM 插件. Stores at addresses that begin with ``dbm:``, for shequ to find."""

from pathlib import Path

from shequ_core import Store, hookimpl

shequ_api = 1


@hookimpl
def open_store(url: str) -> Store | None:
    """打开存储. The store at ``dbm:///a/folder`` or ``dbm:folder``, else None."""
    from shequ_dbm.store import DbmStore

    return DbmStore(_folder(url)) if url.startswith("dbm:") else None


@hookimpl
def store_exists(url: str) -> bool | None:
    """库是否存在. Whether the files are there: opening would make them."""
    return (_folder(url) / "books.dir").exists() if url.startswith("dbm:") else None


def _folder(url: str) -> Path:
    return Path(url.removeprefix("dbm:").removeprefix("//"))
