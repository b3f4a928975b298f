"""按环境打开. A store is sealed where the environment gives keys, and only there."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from shequ_adapters.storage.sealed.text import KEYS, is_sealed
from shequ_core.errors import Unreadable
from shequ_core.plugins import Offer
from shequ_core.ports import Change, Store


def sealed(store: Store, environ: Mapping[str, str]) -> Store:
    """加密存储. The store sealed with the keys of the environment, or itself without.

    A store that was written unsealed opens all the same: what it holds stays as it is
    until ``rotate``, what is written from now on is sealed. Raises Unreadable, and
    changes nothing, where the last commit is sealed and there is no key for it, or
    where the keys are misspelt; PluginError where the library is missing.
    """
    keys = environ.get(KEYS, "").strip()
    if keys:
        found = _SEALING.take()(store, keys)
        _last_change(found)
        return found
    last = _last_change(store)
    if last is not None and is_sealed(last.reason):
        raise Unreadable(
            f"数据库已加密，请先设置 {KEYS} (sealed: set {KEYS} to its keys)"
        )
    return store


def rotated(store: Store, environ: Mapping[str, str], *, actor: str) -> int:
    """换钥. Bring the records under the first key; how many were not under it.

    ``store`` is the one underneath, as ``rotate`` wants it. Raises Unreadable where
    the environment gives no keys, or not those that are needed, PluginError where the
    library is missing, and Conflict where somebody changed a record meanwhile.
    """
    keys = environ.get(KEYS, "").strip()
    if not keys:
        raise Unreadable(
            f"请先设置 {KEYS}，新密钥在前，旧密钥在后"
            f" (set {KEYS}: the new key first, the old ones behind it)"
        )
    return _ROTATING.take()(store, keys, actor)


def _last_change(store: Store) -> Change | None:
    with store.view() as view:
        revision = view.revision
    for earlier in range(revision - 1, -1, -1):
        for change in store.changes(after=earlier):
            return change
    return None


def _sealing() -> Callable[[Store, str], Store]:
    from shequ_adapters.storage.sealed.keys import Keys
    from shequ_adapters.storage.sealed.store import SealedStore

    return lambda store, keys: SealedStore(store, Keys.of(keys))


def _rotating() -> Callable[[Store, str, str], int]:
    from shequ_adapters.storage.sealed.keys import Keys
    from shequ_adapters.storage.sealed.rotation import rotate

    return lambda store, keys, actor: rotate(store, Keys.of(keys), actor=actor)


_ROTATING = Offer(
    name=KEYS, suffix="", summary="更换密钥", load=_rotating, needs="shequ[crypto]"
)
_SEALING = Offer(
    name=KEYS, suffix="", summary="加密存储", load=_sealing, needs="shequ[crypto]"
)
