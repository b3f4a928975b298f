"""街道看板. ``street-board``: a street's communities in, its comparison board out."""

from argparse import ArgumentParser
from contextlib import closing
from datetime import date
from pathlib import Path

from shequ_core import Plugins, ShequError, Window, books
from street_board.comparing import Street, street_of
from street_board.making import made_up
from street_board.writing import write_csv, write_html


def main() -> None:
    """街道看板. As it is typed."""
    said = ArgumentParser(prog="street-board", description="街道各社区并列比较看板")
    said.add_argument("store", nargs="?", help="存储地址；不写就用造出来的四十个社区")
    said.add_argument("-o", "--out", type=Path, default=Path("街道看板"))
    said.add_argument("--on", type=date.fromisoformat, default=date(2004, 12, 31))
    said.add_argument("--title", default="示例街道")
    given = said.parse_args()
    try:
        street = read(given.store, Window.year_to(given.on))
    except ShequError as error:
        raise SystemExit(str(error)) from None
    given.out.mkdir(parents=True, exist_ok=True)
    with (given.out / "看板.html").open("wb") as stream:
        write_html(street, stream, title=given.title)
    with (given.out / "看板.csv").open("wb") as stream:
        write_csv(street, stream)
    print(f"{len(street.communities)} 个社区，已写出 {given.out}/看板.html、看板.csv")


def read(store: str | None, window: Window) -> Street:
    """读街道. The communities of a store, or those that are made up."""
    if store is None:
        return street_of(made_up(), window)
    with closing(Plugins.discover().open_store(store)) as opened, opened.view() as view:
        return street_of(books.read_city(view), window)


if __name__ == "__main__":
    main()
