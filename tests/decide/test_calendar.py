"""When something is due: waiting times, mornings, holidays, clocks that jump."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.decide.calendar import Calendar
from rejoinder.decide.public_holidays import get_holidays
from rejoinder.model.person import Hours

ZONES = ["UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia"]
EASTER = {date(2026, 4, 3), date(2026, 4, 6)}
BERLIN = Calendar(hours=Hours(zone="Europe/Berlin"), is_holiday=EASTER.__contains__)
DAY = timedelta(hours=24)

moments = st.datetimes(datetime(2011, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  bounds are naive
clocks = st.times().map(lambda clock: clock.replace(second=0, microsecond=0))
calendars = st.builds(
    Calendar,
    hours=st.builds(Hours, zone=st.sampled_from(ZONES), quiet_from=clocks, quiet_to=clocks),
    is_holiday=st.sets(st.dates(date(2026, 1, 1), date(2026, 1, 31))).map(lambda days: days.__contains__),
)


def _berlin(month: int, day: int, hour: int = 9, minute: int = 0) -> datetime:
    return datetime.combine(date(2026, month, day), time(hour, minute), ZoneInfo("Europe/Berlin"))


@pytest.mark.parametrize(
    ("said", "due"),
    [
        (_berlin(3, 3, 15), _berlin(3, 5)),
        (_berlin(3, 3, 8), _berlin(3, 4)),
        (_berlin(3, 3, 9), _berlin(3, 4)),
        (_berlin(3, 5, 15), _berlin(3, 9)),
        (_berlin(3, 7, 12), _berlin(3, 9)),
        (_berlin(4, 1, 15), _berlin(4, 7)),
        (_berlin(3, 27, 15), _berlin(3, 30)),
        (_berlin(3, 29, 1, 30), _berlin(3, 30)),
    ],
    ids=[
        "afternoon",
        "early",
        "nine sharp",
        "before a weekend",
        "on a Saturday",
        "before Easter",
        "to summer",
        "jump",
    ],
)
def test_the_first_morning_after_a_day(said: datetime, due: datetime) -> None:
    """An answer is due at nine on the first business day that begins 24 hours after the no or later."""
    assert BERLIN.next_morning(said + DAY) == due


def test_nine_stays_nine_when_the_clocks_change() -> None:
    """Nine in the morning is 8:00 UTC before the clocks go forward in Berlin and 7:00 UTC after."""
    before, later = BERLIN.morning_of(date(2026, 3, 27)), BERLIN.morning_of(date(2026, 3, 30))
    assert (before.hour, later.hour) == (8, 7)


def test_waiting_hours_are_real_hours() -> None:
    """From nine on the Saturday before the clocks go forward, 24 hours later it is ten, so Monday is due."""
    calendar = Calendar(hours=Hours(zone="Europe/Berlin"), is_holiday=frozenset[date]().__contains__)
    saturday = _berlin(3, 28)
    assert calendar.local(saturday.astimezone(UTC) + DAY).hour == 10


@pytest.mark.parametrize(
    ("hours", "clock", "is_quiet"),
    [
        (Hours(), time(22), True),
        (Hours(), time(3), True),
        (Hours(), time(9), False),
        (Hours(), time(18, 59), False),
        (Hours(quiet_from=time(8), quiet_to=time(16)), time(12), True),
        (Hours(quiet_from=time(8), quiet_to=time(16)), time(3), False),
        (Hours(quiet_from=time(9), quiet_to=time(9)), time(9), False),
    ],
)
def test_quiet_hours_may_wrap_midnight(hours: Hours, clock: time, *, is_quiet: bool) -> None:
    """Quiet hours run from evening to morning, or by day for who works at night; equal ends mean none."""
    assert Calendar(hours=hours, is_holiday=bool).is_quiet(clock) is is_quiet


def test_ten_business_days_leave_out_holidays() -> None:
    """Ten business days after Thursday 26 March, with Easter in between, end on Monday 13 April."""
    assert BERLIN.add_business_days(_berlin(3, 26, 12), 10) == date(2026, 4, 13)


def test_at_once_is_now_within_waking_hours_and_the_morning_else() -> None:
    """What is due at once is due now by day, and next morning by night."""
    assert BERLIN.next_allowed(_berlin(3, 3, 14, 7)) == _berlin(3, 3, 14, 7)
    assert BERLIN.next_allowed(_berlin(3, 3, 23)) == _berlin(3, 4)


def test_a_table_of_nothing_but_holidays_does_not_hang() -> None:
    """Where every day is a holiday, only weekends count as free."""
    calendar = Calendar(hours=Hours(), is_holiday=lambda _: True)
    saturday = datetime(2026, 3, 7, 12, tzinfo=UTC)
    assert calendar.next_morning(saturday) == datetime(2026, 3, 9, 9, tzinfo=UTC)
    assert calendar.add_business_days(saturday, 100) > date(2026, 3, 7)


@given(calendars, moments)
def test_a_morning_is_always_allowed(calendar: Calendar, earliest: datetime) -> None:
    """A due morning is never earlier than allowed, on a weekend, on a holiday or in quiet hours."""
    morning = calendar.next_morning(earliest)
    local = calendar.local(morning)
    assert morning >= earliest
    assert local.weekday() < 5
    assert not calendar.is_holiday(local.date())
    assert not calendar.is_quiet(local.time())


@given(calendars, moments, moments)
def test_a_later_no_is_never_due_earlier(calendar: Calendar, one: datetime, other: datetime) -> None:
    """Due moments keep the order of what they answer."""
    first, second = sorted((one, other))
    assert calendar.next_morning(first) <= calendar.next_morning(second)
    assert calendar.add_business_days(first, 10) <= calendar.add_business_days(second, 10)


@given(calendars, moments)
def test_at_once_waits_no_longer_than_till_morning(calendar: Calendar, earliest: datetime) -> None:
    """What is due at once is due at an allowed moment, the next morning at the latest."""
    moment = calendar.next_allowed(earliest)
    assert calendar.is_allowed(moment)
    assert earliest <= moment <= calendar.next_morning(earliest)


@given(moments)
def test_a_morning_is_soon(earliest: datetime) -> None:
    """Where no holidays are kept, the next morning is at most three days away, and an hour for the clocks."""
    calendar = Calendar(hours=Hours(zone="Europe/Berlin"), is_holiday=lambda _: False)
    assert calendar.next_morning(earliest) - earliest <= timedelta(days=3, hours=1)


def test_holidays_come_by_country() -> None:
    """Germany is off on 3 October, the United States on 4 July; a country without a table never is."""
    assert date(2031, 10, 3) in get_holidays("DE")
    assert date(2031, 7, 4) in get_holidays("US")
    assert date(2031, 7, 4) not in get_holidays("DE")
    assert date(2031, 1, 1) not in get_holidays("XX")
    assert date(2031, 1, 1) not in get_holidays("")
