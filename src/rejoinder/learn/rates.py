"""The person's own rates: cases and a now in; how often what came of what, with the cases behind it, out.

Each rate is a count of a count, and says no more than it can (practice I).
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from rejoinder.learn.counts import FEWEST, get_interval, is_answered, is_interviewed, say_share
from rejoinder.learn.turns import ANSWERS, OPENINGS, SENT, Turn, find_turn
from rejoinder.model.case import Case, CaseNumber, CaseState, Letter, Member
from rejoinder.model.reading import ActName
from rejoinder.model.words import MemberKey

YOUNG = timedelta(weeks=4)
"""What began less than this ago may still come."""


class RateName(StrEnum):
    """What is asked."""

    ANSWERED = "answered"
    TALK = "talk"
    FEEDBACK = "feedback"
    REPLY = "reply"
    SECOND_CHANCE = "second-chance"


@dataclass(frozen=True, kw_only=True, slots=True)
class Rate:
    """How many of some cases did something."""

    name: RateName
    whole: tuple[CaseNumber, ...]
    """One case for each thing counted; of an organisation, the case of its first no."""
    part: tuple[CaseNumber, ...]
    """Those of them that did."""
    pending: tuple[CaseNumber, ...]
    """Those that did not, and began less than 28 days ago: they still may."""
    members: tuple[MemberKey, ...]
    """The letters or entries that show it for each of the part, where one of them does."""

    @property
    def is_told(self) -> bool:
        """Whether there is enough to tell a share, and most of it has had its time."""
        return len(self.whole) >= FEWEST and not self.is_early

    @property
    def is_early(self) -> bool:
        """Whether more than half may still change."""
        return 2 * len(self.pending) > len(self.whole)

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 95 % interval of the share, 0 to 1; None where there is nothing to count."""
        return get_interval(len(self.part), len(self.whole)) if self.whole else None


@dataclass(frozen=True, kw_only=True, slots=True)
class _Trial:
    """One thing that was begun, when, and what shows that something came of it."""

    case: Case
    began: datetime | None
    came: bool
    shown_by: Member | None = None


def get_rates(cases: Iterable[Case], now: datetime) -> tuple[Rate, ...]:
    """Count all rates, in the order of RateName."""
    known = list(cases)
    return tuple(_count(name, _TRIALS[name](known, now), now) for name in RateName)


def say_rate(rate: Rate) -> str:
    """Say a rate in a sentence, with what may still come."""
    if not rate.whole:
        return _NOTHING[rate.name]
    part, whole, young = len(rate.part), len(rate.whole), len(rate.pending)
    early = f"{young} of the rest {'is' if young == 1 else 'are'} younger than 4 weeks"
    if rate.is_early:
        return f"{part} of {whole} {_DONE[rate.name]}; {early}, too early to say more."
    told = say_share(part, whole, _DONE[rate.name])
    return f"{told}. {early}." if young else f"{told}."


def _count(name: RateName, trials: Iterator[_Trial], now: datetime) -> Rate:
    known = list(trials)
    young = (one for one in known if not one.came and one.began and now - one.began < YOUNG)
    return Rate(
        name=name,
        whole=tuple(one.case.number for one in known),
        part=tuple(one.case.number for one in known if one.came),
        pending=tuple(one.case.number for one in young),
        members=tuple(one.shown_by.member for one in known if one.shown_by),
    )


def _answers(cases: list[Case], _now: datetime) -> Iterator[_Trial]:
    for case in _applications(cases):
        first = next((one for one in case.members if find_turn(one) in ANSWERS), None)
        yield _Trial(case=case, began=_if_open(case), came=is_answered(case), shown_by=first)


def _talks(cases: list[Case], _now: datetime) -> Iterator[_Trial]:
    for case in _applications(cases):
        yield _Trial(case=case, began=_if_open(case), came=is_interviewed(case))


def _feedback(cases: list[Case], now: datetime) -> Iterator[_Trial]:
    for case in cases:
        past = _past(case, now)
        asked = next((at for at, member in enumerate(past) if _asks(member)), None)
        if asked is not None:
            given = next((one for one in past[asked + 1 :] if _gives_feedback(one)), None)
            yield _Trial(case=case, began=past[asked].at, came=given is not None, shown_by=given)


def _replies(cases: list[Case], now: datetime) -> Iterator[_Trial]:
    for case in cases:
        past = _past(case, now)
        no = next((at for at, member in enumerate(past) if find_turn(member) is Turn.NO), len(past))
        wrote = next((at for at in range(no, len(past)) if find_turn(past[at]) is Turn.WROTE), None)
        if wrote is not None:
            back = next((one for one in past[wrote + 1 :] if find_turn(one) in _WORDS), None)
            yield _Trial(case=case, began=past[wrote].at, came=back is not None, shown_by=back)


def _second_chances(cases: list[Case], now: datetime) -> Iterator[_Trial]:
    by_name: dict[str, list[Case]] = {}
    for case in cases:
        name = " ".join((case.organization or f"case {case.number}").casefold().split())
        by_name.setdefault(name, []).append(case)
    for group in by_name.values():
        nos = [(one.at, case) for case in group for one in _nos(case, now) if one.at]
        if nos:
            said, case = min(nos, key=lambda no: (no[0], no[1].number))
            again = _find_opening(group, case, after=said, now=now)
            yield _Trial(case=case, began=said, came=again is not None, shown_by=again)


def _find_opening(group: list[Case], refused: Case, *, after: datetime, now: datetime) -> Member | None:
    """Return what opened a door again: in the refused case, or in one that began after the no."""
    later = [case for case in group if case is refused or (case.first and case.first > after)]
    doors = (one for case in later for one in _past(case, now) if find_turn(one) in OPENINGS)
    return min((one for one in doors if one.at and one.at > after), key=_moment, default=None)


def _moment(member: Member) -> float:
    return member.at.timestamp() if member.at else 0.0


def _applications(cases: list[Case]) -> Iterator[Case]:
    return (case for case in cases if case.state is not CaseState.APPROACHED)


def _if_open(case: Case) -> datetime | None:
    return case.first if case.state in {CaseState.APPLIED, CaseState.IN_CONVERSATION} else None


def _nos(case: Case, now: datetime) -> Iterator[Member]:
    return (member for member in _past(case, now) if find_turn(member) is Turn.NO)


def _past(case: Case, now: datetime) -> list[Member]:
    return [member for member in case.members if member.at and member.at <= now]


def _asks(member: Member) -> bool:
    is_own = isinstance(member, Letter) and find_turn(member) is Turn.WROTE
    return is_own and isinstance(member, Letter) and member.reading.does(ActName.ASKS_FOR_FEEDBACK)


def _gives_feedback(member: Member) -> bool:
    """Say whether this is feedback, or another letter of theirs that holds some."""
    turn = find_turn(member)
    holds = isinstance(member, Letter) and turn not in SENT and bool(member.reading.feedback)
    return turn is Turn.FEEDBACK or holds


_WORDS = (OPENINGS | {Turn.NEWS, Turn.CONTACT, Turn.FEEDBACK, Turn.NO}) - {Turn.APPROACH}
"""What from them is an answer to a letter after a no; an approach about another job is none."""
_TRIALS: dict[RateName, Callable[[list[Case], datetime], Iterator[_Trial]]] = {
    RateName.ANSWERED: _answers,
    RateName.TALK: _talks,
    RateName.FEEDBACK: _feedback,
    RateName.REPLY: _replies,
    RateName.SECOND_CHANCE: _second_chances,
}
_DONE = {
    RateName.ANSWERED: "applications were answered",
    RateName.TALK: "applications led to a talk",
    RateName.FEEDBACK: "requests for feedback brought some",
    RateName.REPLY: "letters after a no were answered",
    RateName.SECOND_CHANCE: "organisations opened a door again after a no",
}
_NOTHING = {
    RateName.ANSWERED: "No application to count yet.",
    RateName.TALK: "No application yet that could lead to a talk.",
    RateName.FEEDBACK: "No request for feedback has gone out yet.",
    RateName.REPLY: "No letter of yours after a no yet.",
    RateName.SECOND_CHANCE: "No organisation has said no.",
}
