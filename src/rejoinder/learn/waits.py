"""How long answers take: cases and a now in; days from application to first answer out.

Applications without an answer yet are kept as open waits: they lasted at least so long. The median takes
them as that, and no shorter (E. L. Kaplan and P. Meier, 1958).
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from statistics import median

from rejoinder.learn.turns import ANSWERS, Turn, find_turn
from rejoinder.model.case import Case, CaseNumber, CaseState, Member
from rejoinder.model.words import MemberKey

FEW_WAITS = 4
"""Below so many, each is told by itself and none in the middle."""
_BEGINNINGS = (Turn.APPLIED, Turn.RECEIPT)
"""What a wait is counted from, the first of these that there is."""
_OPEN = frozenset({CaseState.APPLIED, CaseState.IN_CONVERSATION, CaseState.ON_HOLD})


@dataclass(frozen=True, kw_only=True, slots=True)
class Wait:
    """How long one application waited, or waits."""

    case: CaseNumber
    organization: str | None
    days: int
    """Whole days to the answer; to now where it is open."""
    began: MemberKey
    """The application, or its receipt where that is all there is."""
    answer: MemberKey | None
    """None where it is open."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Waits:
    """All waits whose beginning is known, the shortest first."""

    waits: tuple[Wait, ...]
    unknown: tuple[CaseNumber, ...]
    """Answered applications whose beginning no letter tells."""

    @property
    def answered(self) -> tuple[Wait, ...]:
        """Those that have ended."""
        return tuple(wait for wait in self.waits if wait.answer is not None)

    @property
    def open(self) -> tuple[Wait, ...]:
        """Those that have not."""
        return tuple(wait for wait in self.waits if wait.answer is None)


@dataclass(frozen=True, kw_only=True, slots=True)
class OrganizationWaits:
    """The waits of one organisation."""

    organization: str
    waits: tuple[Wait, ...]

    @property
    def answers(self) -> tuple[int, ...]:
        """The days that its answers took, the shortest first."""
        return tuple(sorted(wait.days for wait in self.waits if wait.answer is not None))

    @property
    def median(self) -> float | None:
        """Days in the middle of its answers; None before the first answer."""
        return median(self.answers) if self.answers else None


def get_waits(cases: Iterable[Case], now: datetime) -> Waits:
    """Measure all waits up to now."""
    waits, unknown = [], []
    for case in cases:
        if case.state is CaseState.APPROACHED:
            continue
        wait = find_wait(case, now)
        if wait is not None:
            waits.append(wait)
        elif any(find_turn(member) in ANSWERS for member in case.members):
            unknown.append(case.number)
    return Waits(waits=tuple(sorted(waits, key=lambda wait: (wait.days, wait.case))), unknown=tuple(unknown))


def find_wait(case: Case, now: datetime) -> Wait | None:
    """Return the wait of a case; None where its beginning is not known, or the person ended it."""
    dated = [(member, member.at) for member in case.members if member.at and member.at <= now]
    began = _find_beginning([member for member, _ in dated])
    if began is None or began.at is None:
        return None
    came = [(member, at) for member, at in dated if find_turn(member) in ANSWERS]
    later = next(((member, at) for member, at in came if at >= began.at), None)
    if later is None and (came or case.state not in _OPEN):
        return None
    answer, until = later or (None, now)
    return Wait(
        case=case.number,
        organization=case.organization,
        days=(until - began.at).days,
        began=began.member,
        answer=answer.member if answer else None,
    )


def find_median(waits: Iterable[Wait]) -> int | None:
    """Return the days by which half had an answer, open waits taken as longer; None where half have none."""
    known = sorted(waits, key=lambda wait: (wait.days, wait.answer is None))
    waiting, left = 1.0, len(known)
    for wait in known:
        if wait.answer is not None:
            waiting *= (left - 1) / left
            if waiting <= _HALF:
                return wait.days
        left -= 1
    return None


def group_waits(waits: Iterable[Wait]) -> list[OrganizationWaits]:
    """Gather waits by organisation, the quickest to answer first; those without a name are left out."""
    named: defaultdict[str, list[Wait]] = defaultdict(list)
    spelled: dict[str, str] = {}
    for wait in waits:
        if wait.organization:
            key = " ".join(wait.organization.casefold().split())
            named[key].append(wait)
            spelled.setdefault(key, wait.organization)
    groups = [OrganizationWaits(organization=spelled[key], waits=tuple(named[key])) for key in named]
    return sorted(
        groups,
        key=lambda group: (group.median is None, group.median or 0, group.organization.casefold()),
    )


def say_waits(waits: Waits) -> str:
    """Say in a sentence or two what the picture shows."""
    if not waits.waits:
        return "No application with a known beginning yet; log one: rejoinder log application."
    half, still = find_median(waits.waits), len(waits.open)
    if not waits.answered:
        return f"{still} {'is' if still == 1 else 'are'} waiting for a first answer."
    none = f"{still} {'has' if still == 1 else 'have'} none so far"
    if len(waits.waits) < FEW_WAITS:
        told = _say_few([wait.days for wait in waits.answered])
        return f"{told}; {none}." if still else f"{told}."
    told = "Fewer than half have an answer so far."
    if half is not None:
        told = f"Half had a first answer within {'a day' if half <= 1 else f'{half} days'}."
    return f"{told} {none}." if still else told


def _say_few(days: list[int]) -> str:
    counted = " and ".join(filter(None, (", ".join(map(str, days[:-1])), str(days[-1]))))
    verb = "A first answer" if len(days) == 1 else "First answers"
    return f"{verb} came after {counted} {'day' if days == [1] else 'days'}"


def _find_beginning(members: list[Member]) -> Member | None:
    found = {turn: member for member in reversed(members) if (turn := find_turn(member)) in _BEGINNINGS}
    return next((found[turn] for turn in _BEGINNINGS if turn in found), None)


_HALF = 0.5 + 1e-9
"""A hair above a half: products of fractions end there with a rounding error."""
