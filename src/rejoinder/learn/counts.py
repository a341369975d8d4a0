"""How the search goes, in the person's own numbers and with their uncertainty (practice F, I).

In: cases and a now. Out: counts, and sentences that claim no more than the numbers hold.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import sqrt

from rejoinder.model.case import Case, CaseState, Entry, Member
from rejoinder.model.reading import Kind, Stage
from rejoinder.model.words import Happening

USUAL_WEEKS = 4
"""Without a word for so long, an application counts as quiet, unless the person set another time."""
FEWEST = 20
"""Below so many, a share says too little to be told as one."""

_ANSWERS = frozenset({Kind.REJECTION, Kind.INTERVIEW, Kind.ASSESSMENT, Kind.OFFER, Kind.FEEDBACK})
_TOLD_ANSWERS = frozenset({
    Happening.INTERVIEW,
    Happening.REJECTION,
    Happening.OFFER,
    Happening.FEEDBACK,
    Happening.CONTACT,
})
_SPOKEN = frozenset({Stage.SCREEN, Stage.INTERVIEW, Stage.FINAL, Stage.OFFER})
_SURE = 1.96
"""Standard deviations on either side that hold the true share in 95 of 100 searches like this one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Counts:
    """How many cases stand how. A case can count in several."""

    applications: int
    """All but those where somebody wrote and no application followed."""
    answered: int
    """The organisation said yes, no, or come and talk; a receipt is no answer."""
    interviews: int
    """A first call, an interview or more."""
    offers: int
    rejections: int
    quiet: int
    """Open, and nothing came from them for some weeks."""


def get_counts(cases: Iterable[Case], now: datetime, *, weeks: int = USUAL_WEEKS) -> Counts:
    """Count how the applications stand at a moment; without a word for so many weeks they are quiet."""
    applied = [case for case in cases if case.state is not CaseState.APPROACHED]
    return Counts(
        applications=len(applied),
        answered=sum(is_answered(case) for case in applied),
        interviews=sum(is_interviewed(case) for case in applied),
        offers=sum(case.state is CaseState.OFFERED for case in applied),
        rejections=sum(case.state is CaseState.REJECTED for case in applied),
        quiet=sum(is_quiet(case, now, weeks=weeks) for case in applied),
    )


def is_answered(case: Case) -> bool:
    """Say whether the organisation gave any answer to the application."""
    return any(_is_answer(member) for member in case.members)


def is_interviewed(case: Case) -> bool:
    """Say whether the application led to a talk with a person."""
    return case.stage in _SPOKEN or any(case.logged(Happening.INTERVIEW))


def is_quiet(case: Case, now: datetime, *, weeks: int = USUAL_WEEKS) -> bool:
    """Say whether nothing was heard of an open application for so many weeks; 0 weeks: never."""
    heard = case.waits_on
    return bool(weeks and heard and heard.at and now - heard.at >= timedelta(weeks=weeks))


def say_share(part: int, whole: int, done: str) -> str:
    """Say a share with what can be known of it: "3 of 11 answered; too few to say more"."""
    if whole == 0:
        return "nothing to count yet"
    if whole < FEWEST:
        return f"{part} of {whole} {done}; too few to say more"
    low, high = (round(100 * end) for end in get_interval(part, whole))
    return f"{part} of {whole} {done}; expect {low} to {high} in 100"


def get_interval(part: int, whole: int) -> tuple[float, float]:
    """Return the 95 % interval of a share, 0 to 1 (score interval of E. B. Wilson, 1927); whole above 0."""
    share, square = part / whole, _SURE**2
    middle = (share + square / (2 * whole)) / (1 + square / whole)
    reach = _SURE * sqrt(share * (1 - share) / whole + square / (4 * whole**2)) / (1 + square / whole)
    return max(0.0, middle - reach), min(1.0, middle + reach)


def _is_answer(member: Member) -> bool:
    if isinstance(member, Entry):
        return member.log.happening in _TOLD_ANSWERS
    return member.reading.kind in _ANSWERS
