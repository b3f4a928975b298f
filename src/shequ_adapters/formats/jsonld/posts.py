"""职务. The posts of bodies, and since when they are held; not by whom."""

from __future__ import annotations

from collections.abc import Iterator

from shequ_adapters.formats.jsonld.book import Book, Node, lasting, node
from shequ_core.glossary import word
from shequ_core.model import Post, Tenure
from shequ_core.values import Ref


def posts(book: Book) -> Iterator[Node]:
    """职务. An org:Post once for each body, an org:Membership for each tenure.

    A membership says who the member is where that is a unit or a body.
    """
    told = [it for it in book.register.all(Tenure) if it.body in book.register]
    for body, post in dict.fromkeys((it.body, it.post) for it in told):
        yield _post(book, body, post)
    for it in told:
        yield node(
            "org:Membership",
            iri=book.iri(it.id),
            organization=book.iri(it.body),
            role=_role(book, it.post),
            member=book.known(it.holder),
            **lasting(it.period),
        )


def _post(book: Book, body: Ref[object], post: Post) -> Node:
    return node(
        "org:Post",
        iri=book.iri(body, post.value),
        prefLabel=word(post),
        postIn=book.iri(body),
        role=_role(book, post),
    )


def _role(book: Book, post: Post) -> Node:
    return book.concept(post, "org:Role")
