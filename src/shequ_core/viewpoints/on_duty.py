"""在岗. Somebody at work on a community's store, as an app needs it."""

from __future__ import annotations

from datetime import date

import attrs

from shequ_core import books
from shequ_core.acts import Act
from shequ_core.model import Access
from shequ_core.ports import Exporter
from shequ_core.register import Register
from shequ_core.viewpoints.audit import enter
from shequ_core.viewpoints.judging import judging
from shequ_core.viewpoints.reach import write_as
from shequ_core.viewpoints.seeing import Seen, seen
from shequ_core.viewpoints.viewpoint import Clearance, Viewpoint


@attrs.frozen(kw_only=True)
class OnDuty:
    """在岗. Who (``by``) looks at which book, from where, on which day.

    It holds the promises of viewpoints: masked unasked, an entry before anything clear,
    nothing written that is not seen.
    """

    book: books.Current
    viewpoint: Viewpoint
    by: str
    on: date

    def seen(self) -> Seen:
        """所见. What is seen unasked."""
        return self._seen(self.viewpoint.clearance)

    def cleared(self, what: str, *, persons: int) -> Register:
        """看原文. As clearly as the viewpoint may see. An entry says first that they
        look at ``what``, and how many persons are in it.
        """
        self.enter(what, persons=persons)
        return self._seen(self.viewpoint.ceiling).shown

    def _seen(self, wish: Clearance) -> Seen:
        return self.book.read().once(_seen_at, self.viewpoint, self.on, wish)

    def as_of(self) -> date:
        """数据截止日期. The day that the ledgers were told on, else that of duty."""
        return books.as_of(self.book.read()) or self.on

    def judging(self, exporter: Exporter) -> Exporter:
        """评判. The exporter for what is seen, where it may be a part."""
        return judging(
            exporter,
            self.book.read(),
            self.viewpoint,
            counted=self.seen().counted,
            on=self.as_of(),
        )

    def enter(self, what: str, *, persons: int) -> Access:
        """留痕. Before records of persons leave, or are seen clearly."""
        return enter(
            self.book.store,
            self.book.community,
            self.viewpoint,
            by=self.by,
            what=what,
            on=self.on,
            persons=persons,
        )

    def write(self, act: Act, reason: str) -> int:
        """办理. One act; the revision it became. Raises as ``write_as``."""
        return write_as(
            self.book.store,
            self.book.community,
            self.viewpoint,
            act,
            by=self.by,
            reason=reason,
            on=self.on,
        )


def _seen_at(
    register: Register, viewpoint: Viewpoint, on: date, wish: Clearance
) -> Seen:
    return seen(register, viewpoint, on=on, wish=wish)
