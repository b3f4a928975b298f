"""看板. The board as one page of HTML that needs no network, and as a csv."""

import csv
from io import TextIOWrapper
from typing import BinaryIO

from jinja2 import Environment, PackageLoader, StrictUndefined

from shequ_core.figures import Measured
from shequ_core.ledgers.formula_guard import guarded
from street_board.comparing import FEW, WIDTH, Column, Street

NOT_TOLD = "—"


def write_html(street: Street, stream: BinaryIO, *, title: str) -> None:
    """写网页. The same bytes for the same street."""
    environment = Environment(
        loader=PackageLoader("street_board"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(shown=shown, along=along)
    page = environment.get_template("board.html.j2")
    page.stream(
        street=street,
        title=title,
        columns={it.figure.code: it for it in street.columns},
        shares=[it for it in street.columns if it.standings],
        plain=[it for it in street.columns if it.spread and not it.standings],
        few=FEW,
        width=WIDTH,
        not_told=NOT_TOLD,
    ).dump(stream, "utf-8")


def write_csv(street: Street, stream: BinaryIO) -> None:
    """写 csv. A row a community, then those of all together; UTF-8 with a mark."""
    text = TextIOWrapper(stream, "utf-8-sig", newline="")
    rows = csv.writer(text)
    rows.writerow(["社区", *(_head(it) for it in street.columns)])
    for name in street.communities:
        told = (it.each.get(name) for it in street.columns)
        rows.writerow([guarded(name), *(it.value if it else "" for it in told)])
    rows.writerow(["合计", *(it.together.value for it in street.columns)])
    rows.writerow(["计入社区数", *(len(it.each) for it in street.columns)])
    text.detach()


def _head(column: Column) -> str:
    return f"{column.figure.label}（{column.figure.unit}）"


def shown(measured: Measured | float) -> str:
    """数字. By thousands, to two places at most: 10,680."""
    number = float(measured.number if isinstance(measured, Measured) else measured)
    whole, _, rest = f"{number:,.2f}".partition(".")
    rest = rest.rstrip("0")
    return f"{whole}.{rest}" if rest else whole


def along(measured: Measured | float, least: float, most: float) -> str:
    """位置. How far a number is from the least to the most, in a hundred."""
    number = float(measured.number if isinstance(measured, Measured) else measured)
    return f"{(number - least) / (most - least) * 100 if most > least else 50:.2f}"
