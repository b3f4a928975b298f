"""网格员工作台. ``grid-app 社区.db 用户.toml``, and ``grid-app user`` to add one."""

import sys
from argparse import ArgumentParser
from datetime import date
from getpass import getpass
from pathlib import Path
from tempfile import TemporaryDirectory

from waitress import serve  # type: ignore[import-untyped]

from grid_app.users import entry, users_in
from grid_app.web import app_of


def main() -> None:
    """网格员工作台. As it is typed."""
    if sys.argv[1:2] == ["user"]:
        print(entry(sys.argv[2], sys.argv[3], getpass("密码：")))
        return
    said = ArgumentParser(prog="grid-app", description="网格员工作台")
    said.add_argument("db", help="数据库，如 shequ demo 写出的 北正社区/beizheng.db")
    said.add_argument("users", type=Path, help="用户.toml，用 grid-app user 写")
    said.add_argument("--port", type=int, default=8000)
    given = said.parse_args()
    with TemporaryDirectory() as folder:
        url, users = f"sqlite:///{given.db}", users_in(given.users)
        app = app_of(url, users, Path(folder), today=date.today)
        serve(app, host="127.0.0.1", port=given.port, threads=4)


if __name__ == "__main__":
    main()
