"""What happened on which day: cases and a time zone in; days with what was sent, what came and talks out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from rejoinder.learn.turns import SENT, TALKS, Turn, find_turn
from rejoinder.model.case import Case, CaseNumber, Letter, Member
from rejoinder.model.reading import Kind
from rejoinder.model.words import MemberKey

WEEKS = 53
"""Weeks that a picture shows: a year and the week it ends in."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Doing:
    """One thing that happened in one case."""

    turn: Turn
    case: CaseNumber
    member: MemberKey


@dataclass(frozen=True, kw_only=True, slots=True)
class Day:
    """A day on which something happened."""

    day: date
    """In the person's time zone."""
    doings: tuple[Doing, ...]

    @property
    def sent(self) -> int:
        """How much the person sent."""
        return sum(doing.turn in SENT for doing in self.doings)

    @property
    def talks(self) -> int:
        """How often the two sides spoke."""
        return sum(doing.turn in TALKS for doing in self.doings)

    @property
    def received(self) -> int:
        """How much came."""
        return len(self.doings) - self.sent - self.talks

    @property
    def cases(self) -> tuple[CaseNumber, ...]:
        """The cases it was about, each once."""
        return tuple(sorted({doing.case for doing in self.doings}))


@dataclass(frozen=True, kw_only=True, slots=True)
class Activity:
    """The days of a search on which something happened."""

    days: tuple[Day, ...]
    """Oldest first; all of 53 weeks."""
    until: date
    """Where these weeks end: today, in the person's time zone; or when a search of old ended."""
    is_past: bool
    """Whether they end before today."""
    earlier: int
    """Things that happened before the first of the 53 weeks."""
    undated: int
    """Things without a date that can be read."""

    @property
    def weeks(self) -> tuple[date, ...]:
        """The Mondays from the first week of these to the last; empty where nothing happened."""
        if not self.days:
            return ()
        first, last = (monday(day) for day in (self.days[0].day, self.until))
        return tuple(first + timedelta(weeks=week) for week in range((last - first).days // 7 + 1))


def monday(day: date) -> date:
    """Return the first day of a week (ISO 8601)."""
    return day - timedelta(days=day.weekday())


def get_activity(cases: Iterable[Case], *, now: datetime, zone: str) -> Activity:
    """Gather what happened by day in the last 53 weeks; of an older search in its own last 53 weeks."""
    here = ZoneInfo(zone)
    days: defaultdict[date, list[Doing]] = defaultdict(list)
    undated = 0
    for at, doing in (found for case in cases for found in _doings(case, here)):
        if at is None:
            undated += 1
        elif at <= now:
            days[at.astimezone(here).date()].append(doing)
    today = now.astimezone(here).date()
    until = today if max(days, default=today) >= _begin(today) else max(days)
    shown = sorted(day for day in days if day >= _begin(until))
    return Activity(
        days=tuple(Day(day=day, doings=tuple(days[day])) for day in shown),
        until=until,
        is_past=until < today,
        earlier=sum(len(doings) for day, doings in days.items() if day < _begin(until)),
        undated=undated,
    )


def _begin(until: date) -> date:
    """Return the first day of the weeks that end with this one."""
    return monday(until) - timedelta(weeks=WEEKS - 1)


def say_activity(activity: Activity) -> str:
    """Say in a sentence or two what the picture shows."""
    if not activity.days:
        return "Nothing has happened yet; the calendar fills with your letters and theirs."
    days = activity.days
    sent, came, talks = (sum(getattr(day, name) for day in days) for name in ("sent", "received", "talks"))
    parts = [
        "1 letter from you" if sent == 1 else f"{sent} letters from you",
        f"{came} from them",
        *(["1 talk" if talks == 1 else f"{talks} talks"] if talks else []),
    ]
    earlier = f" {activity.earlier} more before that." if activity.earlier else ""
    return f"{', '.join(parts)} {_say_span(activity)}, on {_say_days(len(days))}.{earlier}"


def _say_span(activity: Activity) -> str:
    weeks = len(activity.weeks)
    if activity.is_past:
        return f"up to {activity.until.day} {activity.until:%B %Y}"
    return "this week" if weeks == 1 else f"in {weeks} weeks"


def _say_days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} different days"


def _doings(case: Case, zone: ZoneInfo) -> Iterator[tuple[datetime | None, Doing]]:
    for member in case.members:
        turn = find_turn(member)
        if turn is not None:
            yield member.at, Doing(turn=turn, case=case.number, member=member.member)
    yield from _talks(case, zone)


def _talks(case: Case, zone: ZoneInfo) -> Iterator[tuple[datetime | None, Doing]]:
    """Yield the interviews that calendar parts tell of, one a day, but for days that were logged."""
    logged = (member.at for member in case.members if find_turn(member) is Turn.TALK)
    seen = {at.astimezone(zone).date() for at in logged if at}
    called_off = {start for member in case.members if (start := _start(member, cancelled=True))}
    for member in case.members:
        start = _start(member)
        if start is not None and start not in called_off and start.astimezone(zone).date() not in seen:
            seen.add(start.astimezone(zone).date())
            yield start, Doing(turn=Turn.TALK, case=case.number, member=member.member)


def _start(member: Member, *, cancelled: bool = False) -> datetime | None:
    if not isinstance(member, Letter) or member.message.invite is None:
        return None
    invite = member.message.invite
    if not cancelled and member.reading.kind is not Kind.INTERVIEW:
        return None
    return invite.start if (invite.method == "CANCEL") is cancelled else None
