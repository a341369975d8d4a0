"""The wish to know what is worth doing: cases and a decider in, the steps worth doing now out."""

from collections.abc import Collection, Iterable
from datetime import datetime

from rejoinder.decide import Chosen, Decider, Known, as_case, choose, heed
from rejoinder.desk.cases import get_cases
from rejoinder.desk.people import get_people
from rejoinder.desk.ports import Casebook
from rejoinder.errors import NotFoundError
from rejoinder.model.case import Case
from rejoinder.model.people import Person
from rejoinder.model.step import MessageKind, Step
from rejoinder.model.words import Answer

AT_ONCE = 5
"""How many steps a person is shown; the rest is told in one line (A8)."""


def plan(
    casebook: Casebook, cases: Iterable[Case], decider: Decider, *, now: datetime, limit: int = AT_ONCE
) -> Chosen:
    """Return the steps most worth doing, and how many were held back."""
    return choose(get_steps(casebook, cases, decider, now=now), now, limit)


def get_steps(casebook: Casebook, cases: Iterable[Case], decider: Decider, *, now: datetime) -> list[Step]:
    """Return all steps that stand, whenever they are due."""
    decided = ((case, decider.steps(case, now)) for case in cases)
    return list(heed(decided, decider, now, get_known(casebook)))


def get_known(casebook: Casebook) -> Known:
    """Return what the casebook knows of steps beside the cases."""
    sayings = [word.saying for word in casebook.words()]
    return Known(deliveries=casebook.outbox.deliveries(), sayings=sayings)


def get_cases_for(casebook: Casebook, name: str, *, own: Collection[str], now: datetime) -> list[Case]:
    """Return the cases that a step's name can mean: 12-reply an application, p7-keep-warm a person.

    `own` are the user's addresses in lower case.
    """
    if not name.startswith("p"):
        return get_cases(casebook)
    answers = [word.saying for word in casebook.words() if isinstance(word.saying, Answer)]
    people = get_people(casebook, own=own)
    return [as_case(person, now, _answers_about(person, answers)) for person in people]


def _answers_about(person: Person, answers: Iterable[Answer]) -> dict[str, str]:
    return {one.question: one.text for one in answers if one.member == f"person-{person.number}"}


def get_step(cases: Iterable[Case], decider: Decider, name: str, *, now: datetime) -> tuple[Step, Case]:
    """Find the step a person named, proposed or not, with its case, or raise NotFoundError."""
    number, _, kind = name.partition("-")
    if kind not in set(MessageKind):
        kinds = ", ".join(MessageKind)
        raise NotFoundError(
            f"“{name}” names no letter. Say a case or a person, and a kind, as 12-reply or p7-keep-warm; "
            f"kinds are: {kinds}."
        )
    for case in cases:
        step = decider.request(case, MessageKind(kind), now) if case.name == number else None
        if step is not None:
            return step, case
    if number.startswith("p"):
        raise NotFoundError(f"There is no person {number[1:]}. `rejoinder people` lists whom you know.")
    raise NotFoundError(f"There is no case {number}. `rejoinder cases` lists yours.")
