"""What happened on which day."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from learn.making import START, applied, case, letter, logged, wrote
from learn.searches import now_after, search
from rejoinder.learn.activity import Activity, get_activity, monday, say_activity
from rejoinder.learn.turns import find_turn
from rejoinder.model.case import Case
from rejoinder.model.mail import Invite
from rejoinder.model.reading import Kind
from rejoinder.model.words import Happening

NOW = START + timedelta(days=20)


def _activity(*cases: Case, now: datetime = NOW, zone: str = "UTC") -> Activity:
    return get_activity(cases, now=now, zone=zone)


def _invite(day: int, method: str = "REQUEST") -> Invite:
    return Invite(method=method, start=datetime(2026, 3, day, 9, tzinfo=UTC))


def test_a_day_holds_what_was_sent_what_came_and_talks() -> None:
    """Letters of both sides and logged talks of one day are counted apart, with the cases behind them."""
    one = case(applied(), letter(Kind.ACKNOWLEDGEMENT))
    other = case(logged(Happening.INTERVIEW), wrote(), letter(Kind.REJECTION))
    (day,) = _activity(one, other).days
    assert (day.day, day.sent, day.received, day.talks) == (date(2026, 3, 2), 2, 2, 1)
    assert day.cases == (one.number, other.number)


def test_the_zone_decides_the_day() -> None:
    """What comes at noon in London comes on the next day in Auckland."""
    (day,) = _activity(case(applied()), zone="Pacific/Auckland").days
    assert day.day == date(2026, 3, 3)


def test_a_calendar_part_tells_of_a_talk() -> None:
    """An invitation counts on the day it came, and as one talk on the day it names."""
    invited = case(*(letter(Kind.INTERVIEW, invite=_invite(9)) for _ in range(2)))
    assert [(day.day.day, day.received, day.talks) for day in _activity(invited).days] == [
        (2, 2, 0),
        (9, 0, 1),
    ]


def test_a_talk_that_was_logged_is_counted_once() -> None:
    """A calendar part and a log entry of the same day are one talk."""
    both = case(letter(Kind.INTERVIEW, invite=_invite(9)), logged(Happening.INTERVIEW, days=7))
    assert [day.talks for day in _activity(both).days] == [0, 1]


def test_what_was_called_off_or_is_to_come_did_not_happen() -> None:
    """A cancelled interview and one of next month are no talks."""
    off = case(letter(Kind.INTERVIEW, invite=_invite(9)), letter(Kind.STATUS, invite=_invite(9, "CANCEL")))
    later = case(letter(Kind.INTERVIEW, invite=_invite(31)))
    assert sum(day.talks for day in _activity(off, later).days) == 0


def test_old_and_undated_things_are_counted_aside() -> None:
    """What lies more than a year before the last weeks, or has no date, is in no square and told apart."""
    activity = _activity(case(applied(None), applied(), applied(500)), now=START + timedelta(days=510))
    assert (len(activity.days), activity.earlier, activity.undated) == (1, 1, 1)
    assert say_activity(activity).endswith("1 more before that.")


def test_a_search_of_old_shows_its_own_last_weeks() -> None:
    """Where nothing happened for more than a year, the calendar ends when the search did, and says so."""
    activity = _activity(case(applied(), letter(Kind.REJECTION, days=14)), now=START + timedelta(days=900))
    assert (activity.until, activity.is_past, len(activity.weeks)) == (date(2026, 3, 16), True, 3)
    assert (
        say_activity(activity) == "1 letter from you, 1 from them up to 16 March 2026, on 2 different days."
    )


def test_mail_that_came_back_is_no_turn() -> None:
    """Bounces, advertisements and notes are no part of the calendar."""
    noise = case(letter(Kind.STATUS, is_bounce=True), letter(Kind.ALERT), logged(Happening.NOTE))
    assert _activity(noise).days == ()


@given(st.integers(0, 80), st.integers(0, 20))
def test_nothing_is_lost_between_the_days(count: int, seed: int) -> None:
    """All turns up to now are in a day, before the first week, or undated; weeks run without a gap."""
    cases, now = search(count, seed=seed, days=700), now_after(700)
    activity = get_activity(cases, now=now, zone="Europe/Berlin")
    turns = [one for each in cases for one in each.members if find_turn(one) and one.at and one.at <= now]
    assert sum(len(day.doings) for day in activity.days) + activity.earlier == len(turns)
    assert {monday(day.day) for day in activity.days} <= set(activity.weeks)
    assert len(activity.weeks) <= 53


def test_the_sentence_tells_numbers_and_nothing_else() -> None:
    """It counts letters of both sides and talks; an empty calendar is told kindly."""
    told = say_activity(_activity(case(applied(), letter(Kind.REJECTION, days=9), logged(Happening.CONTACT))))
    assert told == "1 letter from you, 1 from them, 1 talk in 3 weeks, on 2 different days."
    assert say_activity(_activity()).startswith("Nothing has happened yet")
