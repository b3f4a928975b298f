"""Laws of requests: many clerks, any step at any time, and nothing slips through."""

from datetime import date, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule

from shequ_core.acts import (
    Sent,
    advance_request,
    apply,
    file_request,
    merge_requests,
    possible_steps,
)
from shequ_core.errors import InvalidValue
from shequ_core.figures.request_lives import courses_on
from shequ_core.findings import Severity
from shequ_core.model import (
    Procedure,
    RequestStep,
    Satisfaction,
    Service,
    ServiceRequest,
    Step,
    Tier,
)
from shequ_core.model.request_life import DONE, MOVES, RETURNS, RequestState, life_of
from shequ_core.register import Register
from shequ_core.rules import RULES, check
from shequ_core.testing.service_life import calendar
from shequ_core.testing.town_making import TownMaker

BOOK = "zhen"
TOWN = TownMaker(BOOK)
HANDLERS = [
    Sent(tier=tier, handler_name=f"{tier.value}-{place}")
    for tier in Tier
    for place in (1, 2)
]
FLOW = [rule for rule in RULES if rule.code in ("R-E01", "R-S01", "R-E03")]


def start():
    """A town with a calendar and one service."""
    service = Service(
        id=TOWN.ref(Service, "repair"),
        name="水电维修",
        category="水电维修",
        tier=Tier.PROPERTY_COMPANY,
        provider_name="物业公司",
        days=7,
    )
    return Register([service, *calendar(TOWN)])


class Platform(RuleBasedStateMachine):
    """平台. Whatever clerks try, in whatever order, on days that only go forward."""

    requests = Bundle("requests")

    def __init__(self):
        super().__init__()
        self.register, self.today = start(), date(2004, 12, 1)
        self.taken = {}

    @rule(target=requests, procedure=st.sampled_from(Procedure), known=st.booleans())
    def file(self, procedure, known):
        """Somebody asks for something; known or not to the catalogue."""
        service = TOWN.ref(Service, "repair") if known else None
        writes = file_request(
            self.register,
            BOOK,
            on=self.today,
            by="乙",
            category="水电维修",
            requester="甲",
            service=service,
            procedure=procedure,
        )
        request, first = writes.puts
        self.register = apply(self.register, writes)
        self.taken[request.id] = [first]
        return request.id

    @rule(request=requests, data=st.data(), likely=st.booleans())
    def step(self, request, data, likely):
        """A step, often one that is possible, with or without what it needs."""
        can = possible_steps(self.register, request, on=self.today)
        steps = can if likely and can else list(Step)
        step = data.draw(st.sampled_from(steps))
        to = st.sampled_from(HANDLERS) if MOVES[step].handler else st.just(Sent())
        told = {
            "reason": data.draw(st.sampled_from(["不属于本单位职责", "", " "])),
            "to": data.draw(to | st.just(Sent())),
        }
        if step is Step.EXTEND:
            told["until"] = self.today + timedelta(data.draw(st.integers(-2, 60)))
        if step is Step.VERIFY:
            told["satisfaction"] = data.draw(st.sampled_from(Satisfaction))
        before = self.register
        try:
            writes = advance_request(
                before, request, step, on=self.today, by="乙", **told
            )
        except InvalidValue:
            return
        assert step in can
        assert [type(it) for it in writes.puts] == [RequestStep]
        assert all(it.id not in before for it in writes.puts)
        self.register = apply(before, writes)
        self.taken[request] += writes.puts

    @rule(request=requests, into=requests)
    def merge(self, request, into):
        """Two requests are said to be one."""
        try:
            writes = merge_requests(
                self.register, request, into, on=self.today, by="乙"
            )
        except InvalidValue:
            return
        assert request != into
        self.register = apply(self.register, writes)
        self.taken[request] += [it for it in writes.puts if it.kind == "request_step"]

    @rule(days=st.integers(1, 20))
    def wait(self, days):
        """Days pass."""
        self.today += timedelta(days=days)

    @invariant()
    def nothing_is_closed_unverified(self):
        """A request that is closed was handled, then verified, then closed."""
        for course in courses_on(self.register, self.today).values():
            if course.life.state in DONE:
                steps = [it.step.step for it in course.passages]
                closing = len(steps) - steps[::-1].index(Step.CLOSE)
                assert steps[closing - 2 : closing] == [Step.VERIFY, Step.CLOSE]
                assert Step.HANDLE in steps[: closing - 2]
                assert course.life.verified is not None

    @invariant()
    def no_rule_of_the_flow_finds_an_error(self):
        """What acts write is in order; only that nobody has it yet may be found."""
        found = check(self.register, self.today, FLOW)
        assert all(it.severity is not Severity.ERROR for it in found)
        assert {it.kind for it in found} <= {"request-to-arbitrate", "tier-missing"}

    @invariant()
    def every_step_is_kept(self):
        """History only grows: each step taken is there, numbered in its order."""
        for request, steps in self.taken.items():
            known = self.register.tied(RequestStep, "request", request)
            known = sorted(known, key=lambda it: it.number)
            assert known == steps
            assert [it.number for it in known] == [*range(1, len(known) + 1)]

    @invariant()
    def two_returns_wait_for_an_arbiter(self):
        """The third time somebody has to say whose it is."""
        for request in self.register.all(ServiceRequest):
            steps = self.register.tied(RequestStep, "request", request.id)
            life = life_of(request, steps)
            assert life.returns <= RETURNS
            if life.state is RequestState.ARBITRATION:
                assert life.returns == RETURNS


TestPlatform = Platform.TestCase
TestPlatform.settings = settings(stateful_step_count=40)
