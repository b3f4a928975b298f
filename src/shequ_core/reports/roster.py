"""通讯录. Who holds which post on a day, and how they are reached."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import attrs

from shequ_core.glossary import field_word, word
from shequ_core.model import (
    Committee,
    Community,
    GridGroup,
    PartyBody,
    PartyMembership,
    Person,
    Post,
    Tenure,
)
from shequ_core.register import Register

_POSTS: dict[str, tuple[Post, ...]] = {
    Committee.kind: tuple(post for post in Post if post is not Post.DELEGATE),
    PartyBody.kind: tuple(Post),
    GridGroup.kind: (Post.LEADER, Post.DEPUTY_LEADER, Post.COMMUNITY_WORKER),
}
"""在岗职务. Of which bodies the posts are duties; delegates and seats are none."""


@attrs.frozen
class Duty:
    """职务. A post in a body, in the words of the office; ``body`` is its name."""

    body: str
    title: str
    duties: str = ""


@attrs.frozen(kw_only=True)
class Contact:
    """联系人. Somebody with their duties, by the ref of the person.

    Where the ledger has but a name, ``ref`` is of the group or the tenure.
    """

    ref: str
    name: str
    phones: tuple[str, ...]
    duties: tuple[Duty, ...]


def roster(now: Register) -> tuple[Contact, ...]:
    """通讯录. Of a register on a day: committees, party bodies and groups.

    A person is there once, however many posts they hold; who is only named in a
    ledger is there as named.
    """
    found: defaultdict[str, list[Duty]] = defaultdict(list)
    named = dict[str, tuple[str, tuple[str, ...]]]()
    for ref, name, phones, duty in (*_held(now), *_led(now), *_party_posts(now)):
        named[ref] = (name, phones)
        if duty not in found[ref]:
            found[ref].append(duty)
    return tuple(
        Contact(
            ref=ref, name=named[ref][0], phones=named[ref][1], duties=tuple(found[ref])
        )
        for ref in sorted(found)
    )


_Line = tuple[str, str, tuple[str, ...], Duty]


def _held(now: Register) -> Iterator[_Line]:
    """The posts that are told by tenures, those of the committees first."""
    for kind, posts in _POSTS.items():
        for tenure in now.all(Tenure):
            if tenure.body.kind == kind and tenure.post in posts:
                yield from _line(now, tenure)


def _line(now: Register, tenure: Tenure) -> Iterator[_Line]:
    body = now.find(tenure.body)
    holder = now.find(tenure.holder)
    if body is None or (tenure.holder and not isinstance(holder, Person)):
        return
    is_leader = isinstance(body, GridGroup) and tenure.post is Post.LEADER
    title = _leader_word() if is_leader else word(tenure.post)
    duty = Duty(_of(now, body.name), title, tenure.duties)
    if isinstance(holder, Person):
        yield holder.id, holder.name, holder.phones, duty
    elif tenure.name:
        yield tenure.id, tenure.name, (), duty


def _leader_word() -> str:
    return field_word(GridGroup, "leader")


def _led(now: Register) -> Iterator[_Line]:
    """Leaders of groups as the groups' ledger has them, where no tenure tells."""
    told = {tenure.body for tenure in now.all(Tenure) if tenure.post is Post.LEADER}
    for group in now.all(GridGroup):
        if group.leader and group.id not in told:
            duty = Duty(_of(now, group.name), _leader_word())
            yield group.id, group.leader, group.phones, duty


def _party_posts(now: Register) -> Iterator[_Line]:
    """Posts as the members' ledger has them, where no tenure tells."""
    told = {(tenure.body, tenure.holder) for tenure in now.all(Tenure)}
    for membership in now.all(PartyMembership):
        person, body = now.find(membership.person), now.find(membership.body)
        is_told = (membership.body, membership.person) in told
        if membership.post and person and body and not is_told:
            duty = Duty(_of(now, body.name), membership.post)
            yield person.id, person.name, person.phones, duty


def _of(now: Register, body: str) -> str:
    """The name of a body, after that of the community where it does not say it."""
    communities: Iterable[Community] = now.all(Community)
    name = next((it.name for it in communities), "")
    return body if name in body else f"{name}{body}"
