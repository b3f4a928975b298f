"""The four-tier platform of 北正社区: a catalogue, and requests from start to end.

Run it anywhere: ``python examples/service_platform.py``. Nothing is written to disk.
"""

from datetime import date
from pathlib import Path

from shequ_core import (
    Finding,
    Plugins,
    UnitOfWork,
    Window,
    books,
    figures,
    loading,
    rules,
)
from shequ_core.acts import advance_request, apply, possible_steps
from shequ_core.figures.request_lives import course_on
from shequ_core.glossary import word
from shequ_core.model import Satisfaction, ServiceRequest, Step
from shequ_core.values import Ref

BEIZHENG = Path(__file__).parent / "beizheng"
YEAR_END = date(2004, 12, 31)
JANUARY = date(2005, 1, 20)
FIGURES = (
    "service_requests_by_tier",
    "service_requests_closed",
    "on_time_rate",
    "service_requests_reopened",
    "satisfaction_rate",
)


def loaded(plugins):
    """The ledgers, and over them the catalogue, the holidays and the steps."""
    store = plugins.open_store("memory:")
    sheets = []
    for path in sorted((BEIZHENG / "ledgers").iterdir()):
        sheets += plugins.workbook(path).read(path)
    plan = loading.plan(store, sheets, community="beizheng")
    loading.commit(store, plan, actor="居委会 李主任", reason="2004 年台账")

    with (BEIZHENG / "records" / "services.jsonl").open("rb") as stream:
        read = list(plugins.importer("jsonl").read(stream))
    assert not [it for it in read if isinstance(it, Finding)]
    with UnitOfWork(store, actor="居委会 李主任", reason="四级服务平台") as work:
        work.put(*read)
        work.commit()
    return store


def main():
    """Measure the year, check in January, and bring one late request to its end."""
    store = loaded(Plugins.discover())
    with store.view() as view:
        beizheng = books.read(view, "beizheng")

    for code in FIGURES:
        figure = figures.measure(beizheng, code, Window.year_to(YEAR_END))
        print(f"{figure.label}：{figure.value} {figure.unit}")
    for finding in rules.check(beizheng, JANUARY):
        if finding.code in ("R-E02", "R-E03", "R-E04"):
            print(finding.code, finding.message)

    late = Ref[ServiceRequest]("beizheng/service_request/20040450")
    for step, day, told in (
        (Step.HANDLE, date(2005, 1, 21), {}),
        (Step.VERIFY, date(2005, 1, 24), {"satisfaction": Satisfaction.SATISFIED}),
        (Step.CLOSE, date(2005, 1, 24), {}),
    ):
        assert step in possible_steps(beizheng, late, on=day)
        writes = advance_request(beizheng, late, step, on=day, by="李主任", **told)
        with UnitOfWork(store, actor="李主任", reason=word(step)) as work:
            work.put(*writes.puts)
            work.commit()
        beizheng = apply(beizheng, writes)
    life = course_on(beizheng, beizheng[late], date(2005, 1, 24)).life
    print(f"{beizheng[late].number} {word(life.state)} {life.closed}")


if __name__ == "__main__":
    main()
