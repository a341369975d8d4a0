"""The wish to know what is worth doing: cases and a decider in, the steps worth doing now out."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from rejoinder.decide import Chosen, Decider, choose, find_standing
from rejoinder.errors import NotFoundError
from rejoinder.model.case import Case
from rejoinder.model.delivery import Delivery
from rejoinder.model.step import MessageKind, Step

AT_ONCE = 5
"""How many steps a person is shown; the rest is told in one line (A8)."""


def plan(
    cases: Iterable[Case],
    decider: Decider,
    *,
    now: datetime,
    limit: int = AT_ONCE,
    deliveries: Sequence[Delivery] = (),
) -> Chosen:
    """Return the steps most worth doing, and how many were held back; what is approved is as good as done."""
    steps = [(step, case) for case in cases for step in decider.steps(case, now)]
    return choose_open(steps, deliveries, now=now, limit=limit)


def choose_open(
    steps: Iterable[tuple[Step, Case]],
    deliveries: Sequence[Delivery],
    *,
    now: datetime,
    limit: int = AT_ONCE,
) -> Chosen:
    """Return the steps most worth doing; what is approved is as good as done."""
    open_ones = [step for step, case in steps if find_standing(deliveries, case, step) is None]
    return choose(open_ones, now, limit)


def get_step(cases: Iterable[Case], decider: Decider, name: str, *, now: datetime) -> tuple[Step, Case]:
    """Find the step a person named, proposed or not, with its case, or raise NotFoundError."""
    number, _, kind = name.partition("-")
    if kind not in set(MessageKind):
        kinds = ", ".join(MessageKind)
        raise NotFoundError(
            f"“{name}” names no letter. Say a case and a kind, as 12-reply; kinds are: {kinds}."
        )
    for case in cases:
        step = decider.request(case, MessageKind(kind), now) if str(case.number) == number else None
        if step is not None:
            return step, case
    raise NotFoundError(f"There is no case {number}. `rejoinder cases` lists yours.")
