"""The wish to know what is worth doing: cases and a decider in, the steps worth doing now out."""

from collections.abc import Iterable
from datetime import datetime

from rejoinder.decide import Chosen, Decider, Known, choose, heed
from rejoinder.desk.ports import Casebook
from rejoinder.errors import NotFoundError
from rejoinder.model.case import Case
from rejoinder.model.step import MessageKind, Step

AT_ONCE = 5
"""How many steps a person is shown; the rest is told in one line (A8)."""


def plan(
    casebook: Casebook, cases: Iterable[Case], decider: Decider, *, now: datetime, limit: int = AT_ONCE
) -> Chosen:
    """Return the steps most worth doing, and how many were held back."""
    decided = ((case, decider.steps(case, now)) for case in cases)
    return choose(heed(decided, decider, now, get_known(casebook)), now, limit)


def get_known(casebook: Casebook) -> Known:
    """Return what the casebook knows of steps beside the cases."""
    sayings = [word.saying for word in casebook.words()]
    return Known(deliveries=casebook.outbox.deliveries(), sayings=sayings)


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
