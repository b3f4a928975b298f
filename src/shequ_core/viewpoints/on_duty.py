"""在岗. Somebody at work on a community's store, as an app needs it."""

from __future__ import annotations

from datetime import date

import attrs

from shequ_core import books
from shequ_core.acts import Act
from shequ_core.model import Access
from shequ_core.ports import Store
from shequ_core.register import Register
from shequ_core.viewpoints.audit import enter
from shequ_core.viewpoints.reach import write_as
from shequ_core.viewpoints.seeing import Seen, seen
from shequ_core.viewpoints.viewpoint import Clearance, Viewpoint


@attrs.frozen(kw_only=True)
class OnDuty:
    """在岗. Who (``by``) looks at which community, from where, on which day.

    It holds the promises of viewpoints: masked unasked, an entry before anything clear,
    nothing written that is not seen.
    """

    store: Store
    community: str
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
        with self.store.view() as view:
            book = books.read(view, self.community)
        return seen(book, self.viewpoint, on=self.on, wish=wish)

    def enter(self, what: str, *, persons: int) -> Access:
        """留痕. Before records of persons leave, or are seen clearly."""
        return enter(
            self.store,
            self.community,
            self.viewpoint,
            by=self.by,
            what=what,
            on=self.on,
            persons=persons,
        )

    def write(self, act: Act, reason: str) -> int:
        """办理. One act; the revision it became. Raises as ``write_as``."""
        return write_as(
            self.store,
            self.community,
            self.viewpoint,
            act,
            by=self.by,
            reason=reason,
            on=self.on,
        )
