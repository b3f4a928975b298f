"""看公布. What counts people, written for who is told of no small cells."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import BinaryIO

from shequ_core.figures import Figure, Window, published
from shequ_core.ports import PublishingExporter
from shequ_core.register import Register
from shequ_core.viewpoints.seeing import shown_at
from shequ_core.viewpoints.viewpoint import Clearance, Viewpoint


def write_published(
    exporter: PublishingExporter,
    stream: BinaryIO,
    viewpoint: Viewpoint,
    *,
    counted: Register,
    on: date,
    more: Iterable[Figure] = (),
) -> None:
    """公布. Of what is ``counted``, the figures that the viewpoint is told, and records
    that name nobody. ``more`` are figures beside the catalogue's: what hides a cell
    among them is hidden everywhere, or two papers together would tell it.
    """
    window = Window.year_to(on)
    exporter.write_published(
        shown_at(counted, Clearance.OPEN),
        stream,
        told=published(counted, window, viewpoint.least, more=more),
        least=viewpoint.least,
        on=on,
    )
