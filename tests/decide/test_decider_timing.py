"""The moments that the shipped playbook makes due, whatever the case."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from decide.making import ME, OKAFOR, TUESDAY, after, case, decider, logged, no
from rejoinder.decide.decider import Decider
from rejoinder.decide.playbook import get_default_playbook
from rejoinder.model.person import Hours, Settings
from rejoinder.model.reading import Contact
from rejoinder.model.step import MessageKind
from rejoinder.model.words import Happening

moments = st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  bounds are naive


def _due(country: str, at: datetime, contact: Contact = OKAFOR) -> datetime:
    settings = Settings(addresses=(ME,), hours=Hours(zone="Europe/Berlin", country=country))
    steps = Decider(get_default_playbook(), settings=settings).steps(case(no(at, contact=contact)), at)
    return next(step.due for step in steps if step.message_kind is MessageKind.REPLY)


def test_holidays_of_the_person_put_it_off() -> None:
    """A no on the Wednesday before Easter is answered after it where Easter is kept, else on the Friday."""
    wednesday = datetime(2026, 4, 1, 15, tzinfo=UTC)
    assert _due("DE", wednesday) == datetime(2026, 4, 7, 7, tzinfo=UTC)
    assert _due("", wednesday) == datetime(2026, 4, 3, 7, tzinfo=UTC)


def test_holidays_of_the_organisation_put_it_off() -> None:
    """A letter to a Dutch address waits for the King's Day that is no holiday in Germany."""
    friday = datetime(2026, 4, 24, 12, tzinfo=UTC)
    dutch = Contact(name="Ada Okafor", email="ada@firma.nl")
    assert _due("DE", friday, dutch) == datetime(2026, 4, 28, 7, tzinfo=UTC)
    assert _due("DE", friday) == datetime(2026, 4, 27, 7, tzinfo=UTC)


@given(moments)
def test_no_reply_before_a_day_has_passed(at: datetime) -> None:
    """Cooling off: a reply is due at least 24 hours after the no, on a business day, and stays open after."""
    step = decider().steps(case(no(at)), at)[0]
    assert step.message_kind is MessageKind.REPLY
    assert step.due - at >= timedelta(hours=24)
    assert step.due.weekday() < 5
    assert step.until is not None
    assert step.until >= step.due


@given(moments)
def test_every_phone_script_can_be_used(at: datetime) -> None:
    """However holidays fall, a phone script is open for a day after it is due."""
    settings = Settings(hours=Hours(zone="Europe/Berlin"))
    judging = Decider(get_default_playbook(), settings=settings, holidays=lambda _: _December())
    script = judging.steps(case(logged(Happening.REJECTION, at)), at)[0]
    assert script.until is not None
    assert script.until - script.due >= timedelta(days=1)


class _December:
    """A country that rests all December."""

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and day.month == 12


def test_until_is_told_in_real_days() -> None:
    """The window of fourteen days is counted from the no, over the change of clocks too."""
    at = datetime(2026, 3, 25, 14, tzinfo=UTC)
    assert decider().steps(case(no(at)), at)[0].until == at + timedelta(days=14)


def test_states_follow_the_moment() -> None:
    """A step is planned before its due moment and due from it on; nothing else changes."""
    known = case(no())
    early, late = decider().steps(known, TUESDAY)[0], decider().steps(known, after(3))[0]
    assert (early.step, early.due, early.worth) == (late.step, late.due, late.worth)
    assert (early.state, late.state) == ("planned", "due")
