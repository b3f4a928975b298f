"""麻烦. What a driver says went wrong, as one sentence for a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from shequ_core.errors import Unreadable

_TEXT = " with text "
"""Behind it SQLite's driver quotes what it could not decode."""

_QUOTING = {1062, 1292, 1366}
"""The errors of MariaDB that quote a value."""

_DISK = ("SQLITE_FULL", "SQLITE_IOERR")
"""What SQLite says of a disk that is full, and of one that is broken."""


def named(address: URL) -> None:
    """指名. Raises Unreadable where an address of a server names no database."""
    if not address.database:
        raise Unreadable(
            "存储地址应写明数据库，如 postgresql://用户@主机/数据库"
            " (the address names no database)"
        )


def where(address: URL) -> str:
    """何处. The file of a database, or its server and name: no user, no password."""
    if address.host is None:
        return address.database or address.get_backend_name()
    port = f":{address.port}" if address.port else ""
    return (
        f"{address.get_backend_name()}://{address.host}{port}/{address.database or ''}"
    )


def said(error: DBAPIError, address: URL) -> str:
    """所言. What the driver said: a line, without SQL, values or the password."""
    text = str(error.orig).partition(_TEXT)[0]
    match error.orig and error.orig.args:
        case (int(number), str(message)):
            quoted = re.sub(r"'[^']*'", "'…'", message)
            text = f"{quoted if number in _QUOTING else message} [{number}]"
    diagnosis = getattr(error.orig, "diag", None)
    if diagnosis is not None and diagnosis.message_primary:
        text = diagnosis.message_primary
    for secret in (address.password, address.query.get("password")):
        if secret:
            text = text.replace(str(secret), "***")
    return " ".join(text.split())


def sentence(error: DBAPIError, address: URL, chinese: str, english: str) -> str:
    """一句话. What failed, where, and why; if the disk may be at fault, that too."""
    name = getattr(error.orig, "sqlite_errorname", "")
    hint = "，磁盘可能已满或损坏" if name.startswith(_DISK) else ""
    return f"{where(address)} {chinese}{hint} ({english}: {said(error, address)})"


@contextmanager
def told(engine: Engine, chinese: str, english: str) -> Iterator[None]:
    """告知. Raises Unreadable for what the driver raises, without SQL or values."""
    try:
        yield
    except DBAPIError as error:
        raise Unreadable(sentence(error, engine.url, chinese, english)) from None
