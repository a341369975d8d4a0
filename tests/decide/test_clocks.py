"""Steps stay within the person's waking business hours, whatever clocks and calendars do."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decide.making import ME, OKAFOR, case, decider, letter, no, own
from rejoinder.decide import Decider, Known, get_default_playbook, heed
from rejoinder.decide.public_holidays import get_holidays
from rejoinder.model.case import Case, CaseState
from rejoinder.model.person import Hours, Policy, Settings
from rejoinder.model.reading import ActName, Kind, Stage
from rejoinder.model.step import MessageKind, Step
from rejoinder.model.words import Saying, Snooze

HOMES = [("Pacific/Auckland", "NZ"), ("America/St_Johns", "CA"), ("Europe/Berlin", "DE")]
WORKDAYS = 5
moments = st.datetimes(datetime(2024, 1, 1), datetime(2029, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  bounds are naive
waits = st.integers(0, 24 * 60).map(lambda hours: timedelta(hours=hours))
addresses = st.sampled_from([
    "ada.okafor@contoso.example",
    "ada.okafor@contoso.de",
    "ada.okafor@contoso.co.nz",
])


def live_in(zone: str, country: str) -> Decider:
    """Make a decider for somebody who lives there, with the holidays of all countries."""
    there = Settings(addresses=(ME,), policy=Policy.ALWAYS, hours=Hours(zone=zone, country=country))
    return Decider(get_default_playbook(), settings=there)


def is_free(step: Step, zone: str, country: str) -> bool:
    """Say whether a step falls into quiet hours, on a weekend or on a holiday, here or where it goes."""
    local = step.due.astimezone(ZoneInfo(zone))
    over_there = {"de": "DE", "nz": "NZ"}.get((step.to or "").rpartition(".")[2], country)
    on_holiday = any(local.date() in get_holidays(place) for place in (country, over_there))
    quiet = not time(9) <= local.time() < time(19)
    return quiet or local.weekday() >= WORKDAYS or on_holiday


def make_cases(said: datetime, email: str) -> list[Case]:
    """Make a case for each way that a search takes, the newest turn at a moment."""
    person = replace(OKAFOR, email=email)
    earlier = said - timedelta(days=20)
    return [
        case(no(said, contact=person)),
        case(no(said, contact=person), stage=Stage.APPLICATION),
        case(no(earlier, contact=person), own(said, ActName.ASKS_FOR_FEEDBACK, to=email)),
        case(no(earlier, contact=person), own(earlier, to=email), letter(Kind.FEEDBACK, said, sender=email)),
        case(letter(Kind.ACKNOWLEDGEMENT, said, sender=email), state=CaseState.APPLIED),
    ]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(HOMES), moments, waits, addresses, waits)
def test_no_step_falls_into_free_time(
    home: tuple[str, str], said: datetime, waited: timedelta, email: str, snoozed: timedelta
) -> None:
    """No quiet hour, no weekend, no holiday of either side: for any turn, zone and moment, snoozed or not."""
    there, now = live_in(*home), said + waited
    for told in make_cases(said, email):
        steps = there.steps(told, now)
        until = now + snoozed
        wishes: list[Saying] = [
            Snooze(about=step.about, kind=step.message_kind.value, until=until) for step in steps
        ]
        put_off = heed([(told, steps)], there, now, Known(sayings=wishes))
        assert not [step for step in (*steps, *put_off) if is_free(step, *home)]


@pytest.mark.parametrize(
    ("zone", "country", "said", "due"),
    [
        ("Europe/Berlin", "DE", (2026, 3, 27, 15), (2026, 3, 30, 9)),
        ("Europe/Berlin", "DE", (2026, 10, 23, 15), (2026, 10, 26, 9)),
        ("America/St_Johns", "CA", (2026, 3, 6, 12), (2026, 3, 9, 9)),
        ("America/St_Johns", "CA", (2026, 10, 30, 12), (2026, 11, 2, 9)),
        ("Pacific/Auckland", "NZ", (2026, 9, 25, 12), (2026, 9, 28, 9)),
        ("Pacific/Auckland", "NZ", (2026, 4, 2, 12), (2026, 4, 7, 9)),
        ("Europe/Berlin", "DE", (2028, 2, 28, 8), (2028, 2, 29, 9)),
        ("Europe/Berlin", "DE", (2028, 2, 29, 8), (2028, 3, 1, 9)),
        ("Europe/Berlin", "DE", (2026, 12, 31, 12), (2027, 1, 4, 9)),
        ("America/St_Johns", "CA", (2026, 12, 31, 12), (2027, 1, 4, 9)),
        ("Pacific/Auckland", "NZ", (2026, 12, 31, 12), (2027, 1, 5, 9)),
    ],
    ids=[
        "Berlin to summer time",
        "Berlin to winter time",
        "St John's to summer time",
        "St John's to winter time",
        "Auckland to summer time",
        "Auckland to winter time, over Easter",
        "onto a leap day",
        "from a leap day",
        "New Year in Berlin",
        "New Year in St John's",
        "New Year in Auckland, with the day after",
    ],
)
def test_an_answer_is_due_on_the_next_business_morning(
    zone: str, country: str, said: tuple[int, ...], due: tuple[int, ...]
) -> None:
    """Nine on the wall of the person's own town, the first business morning a day or more after the no."""
    told, wanted = on_the_wall(said, zone), on_the_wall(due, zone)
    steps = live_in(zone, country).steps(case(no(told.astimezone(UTC))), told + timedelta(minutes=1))
    (reply,) = [step for step in steps if step.message_kind is MessageKind.REPLY]
    assert reply.due == wanted


def on_the_wall(said: tuple[int, ...], zone: str) -> datetime:
    """Return a moment by year, month, day and hour as the clocks of a zone show it."""
    year, month, day, hour = said
    return datetime(year, month, day, hour, tzinfo=ZoneInfo(zone))


def test_the_same_case_gives_the_same_steps_at_any_hour_of_a_jump() -> None:
    """In the hour that comes twice, and around the one that never is, nothing is due earlier or doubled."""
    there, said = decider(), datetime(2026, 10, 23, 12, tzinfo=UTC)
    around = [datetime(2026, 10, 24, 23, tzinfo=UTC) + timedelta(minutes=20 * turn) for turn in range(12)]
    assert len({tuple(step.due for step in there.steps(case(no(said)), now)) for now in around}) == 1
