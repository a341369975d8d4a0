"""The handful of steps that a person is shown (practice A8, A9).

In: the steps of all cases, a now, a limit. Out: those most worth doing, in their order, and the rest.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from rejoinder.model.step import Channel, Step

SOON = timedelta(days=2)
"""What is due within this time counts as due when steps are ranked."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Chosen:
    """What is shown, most worthwhile first, and what waits."""

    steps: tuple[Step, ...]
    held_back: tuple[Step, ...]


def choose(steps: Iterable[Step], now: datetime, limit: int) -> Chosen:
    """Choose at most `limit` steps: what is due by its worth, then what is to come by its time.

    Nobody is written to twice: of several letters to one address the worthiest is chosen and the others
    wait until it is done.
    """
    shown: list[Step] = []
    held_back: list[Step] = []
    written: set[str] = set()
    for step in sorted(steps, key=lambda step: _rank(step, now)):
        address = step.to if step.channel is Channel.MAIL else None
        if len(shown) >= limit or address in written:
            held_back.append(step)
            continue
        shown.append(step)
        written.update({address} if address else ())
    return Chosen(steps=tuple(shown), held_back=tuple(held_back))


def _rank(step: Step, now: datetime) -> tuple[bool, float, float, int]:
    """Order what is due now or soon by worth and then time, what comes later by time and then worth.

    The letter to write tomorrow after a last round is not crowded out by small things of today.
    """
    due = step.due.timestamp()
    if step.due <= now + SOON:
        return (False, -step.worth, due, step.case)
    return (True, due, -step.worth, step.case)
