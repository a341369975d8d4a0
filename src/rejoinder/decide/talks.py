"""Talks that lie ahead: a case in; when, as its letters tell, out (practice A3).

The newest word counts: a calendar part before a sentence, a later letter before an earlier one, and what was
called off is gone.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from rejoinder.model.agenda import Appointment
from rejoinder.model.case import Case, CaseState, Letter
from rejoinder.model.reading import Kind, Moment, Purpose

_OVER = frozenset({CaseState.REJECTED, CaseState.WITHDRAWN})
_ASKING = frozenset({Kind.INTERVIEW, Kind.ASSESSMENT})
_HOUR = timedelta(hours=1)


def find_talks(case: Case, now: datetime, *, zone: str) -> list[Appointment]:
    """Return the talks of a case from today on; times without a zone are the person's own.

    The title is left to who shows it: here it is the organisation.
    """
    if case.state in _OVER:
        return []
    letters = [letter for letter in case.having(*_ASKING) if letter.at is not None]
    newest = next((found for letter in reversed(letters) if (found := list(_talks(letter, case, zone)))), [])
    today = now.astimezone(ZoneInfo(zone)).date()
    return [talk for talk in newest if _day(talk.start, zone) >= today]


def _talks(letter: Letter, case: Case, zone: str) -> Iterator[Appointment]:
    invite = letter.message.invite
    if invite is not None and invite.start is not None:
        if invite.method != "CANCEL":
            yield _appoint(letter, case, start=invite.start, end=invite.end, place=invite.location)
        return
    for moment in letter.reading.moments:
        if moment.purpose is Purpose.INTERVIEW:
            yield _appoint(letter, case, start=_start(moment, zone), about=moment.text)


def _appoint(
    letter: Letter,
    case: Case,
    *,
    start: datetime | date,
    end: datetime | None = None,
    place: str = "",
    about: str = "",
) -> Appointment:
    return Appointment(
        uid=f"talk-{case.number}-{letter.member[:12]}-{start.isoformat()}@rejoinder",
        title=case.organization or "",
        case=case.number,
        start=start,
        end=end or (start + _HOUR if isinstance(start, datetime) else None),
        about=about or case.role or "",
        place=place,
        is_talk=True,
    )


def _start(moment: Moment, zone: str) -> datetime | date:
    if moment.at is not None:
        return moment.at
    if moment.clock is None:
        return moment.day
    return datetime.combine(moment.day, moment.clock, ZoneInfo(zone))


def _day(start: datetime | date, zone: str) -> date:
    return start.astimezone(ZoneInfo(zone)).date() if isinstance(start, datetime) else start
