"""When something may be due: business days, holidays, quiet hours, the person's own zone.

In: aware moments. Out: aware moments in UTC. Clocks that jump in spring and autumn are allowed for:
waiting times are real hours, mornings are those on the wall.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from rejoinder.model.person import Hours

_FRIDAY = 4
_SEARCHED = 60
"""Days looked through for one that is free of holidays; after that only weekends count."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Calendar:
    """The days and hours in which a person may be reminded; ZoneInfoNotFoundError for an unknown zone."""

    hours: Hours
    is_holiday: Callable[[date], bool]

    def local(self, moment: datetime) -> datetime:
        """Return a moment as the person's clocks show it."""
        return moment.astimezone(ZoneInfo(self.hours.zone))

    def is_business_day(self, day: date) -> bool:
        """Say whether people work on a day: no weekend, no holiday."""
        return day.weekday() <= _FRIDAY and not self.is_holiday(day)

    def is_quiet(self, clock: time) -> bool:
        """Say whether a time on the wall lies in the quiet hours, which may wrap midnight."""
        start, end = self.hours.quiet_from, self.hours.quiet_to
        if start <= end:
            return start <= clock < end
        return clock >= start or clock < end

    def is_allowed(self, moment: datetime) -> bool:
        """Say whether something may be due at a moment."""
        local = self.local(moment)
        return self.is_business_day(local.date()) and not self.is_quiet(local.time())

    def next_allowed(self, earliest: datetime) -> datetime:
        """Return the first moment from `earliest` on at which something may be due."""
        return earliest.astimezone(UTC) if self.is_allowed(earliest) else self.next_morning(earliest)

    def next_morning(self, earliest: datetime) -> datetime:
        """Return the first end of quiet hours on a business day that is not before `earliest`."""
        allowed = (morning for morning in self._mornings(earliest) if self.is_allowed(morning))
        weekdays = (morning for morning in self._mornings(earliest) if self._is_weekday(morning))
        return next(allowed, None) or next(weekdays)

    def morning_of(self, day: date) -> datetime:
        """Return the first allowed morning on a day or after it."""
        return self.next_morning(datetime.combine(day, time.min, ZoneInfo(self.hours.zone)))

    def add_business_days(self, moment: datetime, count: int) -> date:
        """Return the day that lies `count` business days after the one of a moment."""
        day = self.local(moment).date()
        while count > 0:
            day += timedelta(days=1)
            count -= self._counts(day, since=moment)
        return day

    def _counts(self, day: date, *, since: datetime) -> bool:
        is_searched = day - self.local(since).date() < timedelta(days=_SEARCHED)
        return self.is_business_day(day) if is_searched else day.weekday() <= _FRIDAY

    def _morning(self, day: date) -> datetime:
        return datetime.combine(day, self.hours.quiet_to, ZoneInfo(self.hours.zone)).astimezone(UTC)

    def _mornings(self, earliest: datetime) -> Iterator[datetime]:
        start = self.local(earliest).date()
        mornings = (self._morning(start + timedelta(days=ahead)) for ahead in range(_SEARCHED))
        return (morning for morning in mornings if morning >= earliest)

    def _is_weekday(self, moment: datetime) -> bool:
        return self.local(moment).weekday() <= _FRIDAY
