"""An upgrade that is killed before it says or does something for the first time.

dying_upgrade.py URL WORD    WORD is in a statement, or the name of an audit event
"""

import os
import signal
import sqlite3
import sys
from pathlib import Path

from sqlalchemy import Engine, event

sys.path.insert(0, str(Path(__file__).parents[3]))

from tests.adapters.storage.older import TOY

from shequ_adapters.storage.sql.upgrading import upgrade


def main(url: str, word: str) -> None:
    """Upgrade a database, and die on the way."""

    def said(connection, cursor, statement, *rest):
        if word in statement:
            os.kill(os.getpid(), signal.SIGKILL)

    def traced(connection, record):
        # SQLite's driver is handed many rows past SQLAlchemy, but tells of them itself.
        if isinstance(connection, sqlite3.Connection):
            connection.set_trace_callback(lambda text: said(None, None, text))

    def done(name, arguments):
        if name == word:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "before_cursor_execute", said)
    event.listen(Engine, "connect", traced)
    sys.addaudithook(done)
    upgrade(url, upcasts=TOY)


if __name__ == "__main__":
    main(*sys.argv[1:])
