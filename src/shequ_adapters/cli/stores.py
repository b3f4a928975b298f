"""库. From what is typed for a database to the book that is in it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from shequ_adapters.cli.words import say, sign
from shequ_core import books, history
from shequ_core.errors import InvalidValue, NotFound, Unreadable
from shequ_core.model import GridGroup
from shequ_core.register import Register

if TYPE_CHECKING:
    from shequ_core.history import When
    from shequ_core.loading import Origins
    from shequ_core.plugins import Plugins
    from shequ_core.ports import Store, Upgrade, View
    from shequ_core.viewpoints import Viewpoint

_SQLITE = "sqlite:///"
_ADDRESS = re.compile(r"[a-z][a-z0-9+]+:")


@attrs.frozen(kw_only=True)
class Book:
    """簿册. One community out of a store, as far as ``viewpoint`` looks: its key,
    records, their origins, its day. What is to be told of them is ``shown``.
    """

    key: str
    register: Register
    on: date
    viewpoint: Viewpoint
    whole: Register
    """All of it, for what is to be judged as a whole; it is not to be told."""
    sources: Callable[[], Mapping[str, str]]
    """Reads the log, which grows with the years: only for who asks for origins."""

    @cached_property
    def origins(self) -> Origins:
        """出处索引. Where its records came from."""
        from shequ_core.loading import Origins

        return Origins(self.whole, self.sources())

    def shown(self, *, unmasked: bool = False) -> Register:
        """可示记录. As they may be told; unmasked as far as the viewpoint allows."""
        from shequ_core.viewpoints import Clearance, shown_at

        wish = Clearance.FULL if unmasked else None
        return shown_at(self.register, self.viewpoint.cleared(wish=wish))


def url_of(place: str) -> str:
    """存储地址. A path becomes the address of an SQLite file."""
    return place if _ADDRESS.match(place) else f"{_SQLITE}{Path(place)}"


def is_there(place: str, plugins: Plugins) -> bool:
    """已存在. Whether there is such a store; one of which nobody can tell is opened."""
    return plugins.store_exists(url_of(place)) is not False


def open_store(place: str, plugins: Plugins) -> Store:
    """打开库. Sealed where SHEQU_KEYS gives keys; made where there is none."""
    from shequ_adapters.storage.sealed import sealed

    return sealed(plugins.open_store(url_of(place)), os.environ)


def open_existing(place: str, plugins: Plugins) -> Store:
    """打开已有库. Makes none: raises Unreadable."""
    _check_there(place, plugins)
    return open_store(place, plugins)


def open_underneath(place: str, plugins: Plugins) -> Store:
    """打开底层库. What is there as it lies on the disk, sealed or not."""
    _check_there(place, plugins)
    return plugins.open_store(url_of(place))


def upgrade(place: str, plugins: Plugins) -> Upgrade | None:
    """升级库. What became of it; None where no plug-in knows how such a one ages, and
    it opens as it is. Raises Unreadable.
    """
    _check_there(place, plugins)
    done = plugins.upgrade_store(url_of(place))
    if done is None:
        plugins.open_store(url_of(place)).close()
    return done


def _check_there(place: str, plugins: Plugins) -> None:
    if not is_there(place, plugins):
        raise Unreadable(
            say(
                "没有数据库 {place}，先用 shequ load 台账… --into {place} 载入台账",
                place=place,
            )
        )


def key_in(view: View, wanted: str) -> str:
    """社区键. Of the community wanted, or of the only one there is. Raises NotFound."""
    known = books.communities(view)
    if wanted in known:
        return wanted
    if not known:
        raise NotFound(say("库中没有社区，先用 shequ load 载入台账"))
    listed = sign("、").join(known[:10])
    if wanted:
        raise NotFound(
            say("库中没有社区 {key}，有的是 {known}", key=wanted, known=listed)
        )
    if len(known) > 1:
        raise NotFound(
            say("库中有几个社区，请用 --community 指明：{known}", known=listed)
        )
    return known[0]


def open_book(
    place: str,
    plugins: Plugins,
    *,
    community: str,
    on: str,
    known_at: str = "",
    boundary: str = "",
) -> Book:
    """打开簿册. The community of that key, or the only one there is, as of a day.

    The day is the one given, else that of the ledgers (填报日期), else today. The
    records are those of now, or those that were ``known_at`` a revision or day; with a
    ``boundary``, those of the area that the community had on that day.
    """
    from shequ_adapters.cli.days import day_of, when_of
    from shequ_adapters.cli.looking import check_now, viewpoint

    check_now(known_at, boundary)
    given = day_of(on) if on else None
    with closing(open_existing(place, plugins)) as store, store.view() as view:
        key = key_in(view, community)
        register = _read(store, view, key, known_at)
        if boundary:
            others = [name for name in books.communities(view) if name != key]
            city = [register, *_books(store, view, others, known_at)]
            register = _area(key, day_of(boundary), city)
        then = when_of(known_at) if known_at else view.revision
    return Book(
        key=key,
        register=_looked_at(register, viewpoint()),
        sources=lambda: _sources(place, plugins, key, then),
        on=given or books.as_of(register) or date.today(),
        viewpoint=viewpoint(),
        whole=register,
    )


def _looked_at(register: Register, looking: Viewpoint) -> Register:
    """What is of the viewpoint's groups now, whatever the day that is asked about:
    who has moved away since is of another group. Raises NotFound.
    """
    from shequ_core.viewpoints import counted_by

    try:
        return counted_by(register, looking, on=date.today())
    except NotFound:
        raise NotFound(
            say(
                "找不到居民组 {groups}，有的是 {known}；几个组同号的要写全名",
                groups=sign("、").join(looking.groups or ()),
                known=sign("、").join(it.name for it in register.all(GridGroup)),
            )
        ) from None


def _books(
    store: Store, view: View, keys: Iterable[str], known_at: str
) -> Iterator[Register]:
    for key in keys:
        yield _read(store, view, key, known_at)


def _area(key: str, day: date, city: Iterable[Register]) -> Register:
    """What belonged to a community by the boundary of a day. Raises NotFound."""
    from shequ_core.figures import on_boundary_of

    areas = on_boundary_of(day, city)
    if key not in areas:
        known = sign("、").join(areas)
        raise NotFound(
            say("{day}没有社区 {key}，有的是 {known}", day=day, key=key, known=known)
        )
    return areas[key]


def _read(store: Store, view: View, key: str, known_at: str) -> Register:
    """What is known of a community, or was by then. Raises NotFound."""
    from shequ_adapters.cli.days import when_of

    if not known_at:
        return books.read(view, key)
    try:
        return history.known_at(store, key, when_of(known_at))
    except InvalidValue:
        raise NotFound(
            say("库中没有第 {revision} 版，请用 shequ log 查看", revision=known_at)
        ) from None


def _sources(place: str, plugins: Plugins, key: str, then: When) -> Mapping[str, str]:
    """Where what was known then came from, whatever was written since."""
    with closing(open_existing(place, plugins)) as store:
        return history.sources_at(store, key, then)
