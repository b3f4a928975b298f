"""DBM 插件. Stores at addresses that begin with ``dbm:``, for shequ to find."""

from pathlib import Path

from shequ_core import Store, hookimpl

shequ_api = 1


@hookimpl
def open_store(url: str) -> Store | None:
    """打开存储. The store at ``dbm:///a/folder`` or ``dbm:folder``, else None."""
    from shequ_dbm.store import DbmStore

    if not url.startswith("dbm:"):
        return None
    return DbmStore(Path(url.removeprefix("dbm:").removeprefix("//")))
