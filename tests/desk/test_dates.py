"""Moments as people say them."""

from datetime import UTC, datetime, timedelta

import pytest

from rejoinder.desk.dates import parse_moment, say_day, say_due, say_moment
from rejoinder.errors import UsageError

NOW = datetime(2026, 3, 4, 10, tzinfo=UTC)
BERLIN = "Europe/Berlin"


def test_a_day_near_now_has_a_name() -> None:
    """Tomorrow is said as tomorrow, with the time of the person's own zone."""
    assert say_moment(NOW + timedelta(days=1), now=NOW, zone=BERLIN) == "tomorrow 11:00"


def test_midnight_belongs_to_the_persons_day() -> None:
    """23:30 UTC is the next day in Berlin."""
    assert say_day(datetime(2026, 3, 4, 23, 30, tzinfo=UTC), now=NOW, zone=BERLIN) == "tomorrow"


def test_another_year_is_told() -> None:
    """A day of last year is said with its year."""
    assert say_day(datetime(2025, 3, 3, 12, tzinfo=UTC), now=NOW, zone=BERLIN) == "3 Mar 2025"


def test_what_is_past_due_is_due_now() -> None:
    """A due time that has come is simply now."""
    assert say_due(NOW - timedelta(hours=1), now=NOW, zone=BERLIN) == "now"


def test_a_day_is_parsed_in_the_persons_zone() -> None:
    """2026-03-02 begins at midnight in Berlin, 23:00 UTC the day before."""
    assert parse_moment("2026-03-02", now=NOW, zone=BERLIN) == datetime(2026, 3, 1, 23, tzinfo=UTC)


def test_a_day_that_cannot_be_read_is_told_with_an_example() -> None:
    """The error shows how a day is written."""
    with pytest.raises(UsageError, match="2026-03-04"):
        parse_moment("next week", now=NOW, zone=BERLIN)
