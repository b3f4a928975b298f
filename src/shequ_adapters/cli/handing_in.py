"""报送. Filled forms kept as handed in, by whom."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from contextlib import closing
from typing import TYPE_CHECKING

from shequ_adapters.cli.looking import viewpoint
from shequ_adapters.cli.words import say, sign
from shequ_core.errors import InvalidValue

if TYPE_CHECKING:
    from shequ_core.forms import FilledForm, Signed
    from shequ_core.plugins import Plugins


def check_submitting(signed: Signed) -> None:
    """报送资格. It is the office that hands in, by somebody. Raises InvalidValue."""
    from shequ_core.viewpoints import OFFICE

    if viewpoint() != OFFICE:
        raise InvalidValue(say("报送要以社区办公的视角，不能用 --as"))
    if not signed.prepared_by:
        raise InvalidValue(say("报送要写明填报人：--by 姓名"))


def submitted(
    db: str,
    done: Mapping[str, tuple[FilledForm, bytes]],
    plugins: Plugins,
    signed: Signed,
    community: str,
) -> int:
    """报送. Keep what was handed in; the revision that it became."""
    from shequ_adapters.cli import stores
    from shequ_core.forms import submission_of
    from shequ_core.model import Submission
    from shequ_core.values import Ref
    from shequ_core.work import UnitOfWork

    reason = say("报送 {forms}", forms=sign("、").join(done))
    with (
        closing(stores.open_existing(db, plugins)) as store,
        UnitOfWork(store, actor=signed.prepared_by, reason=reason) as work,
    ):
        key = stores.key_in(work.view, community)
        base = work.view.revision
        for place, (filled, data) in enumerate(done.values(), 1):
            ref = Ref[Submission].to(key, Submission.kind, f"{base + 1}-{place}")
            work.put(
                submission_of(
                    filled,
                    ref,
                    on=filled.window.on,
                    signed=signed,
                    revision=base,
                    digest=hashlib.sha256(data).hexdigest(),
                )
            )
        return work.commit()
