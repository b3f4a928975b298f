"""麻烦. What a driver says went wrong, as one sentence for a person."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from shequ_core.errors import Unreadable


def where(engine: Engine) -> str:
    """何处. The file of a database, or its address without the password."""
    address = engine.url
    return address.database or address.render_as_string(hide_password=True)


@contextmanager
def told(engine: Engine, chinese: str, english: str) -> Iterator[None]:
    """告知. Raises Unreadable for what the driver raises, without SQL or values."""
    try:
        yield
    except DBAPIError as error:
        raise Unreadable(
            f"{where(engine)} {chinese} ({english}: {error.orig})"
        ) from None
