"""An agenda keeps its names, counts its changes and cancels what fell away; other programs read it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from rejoinder.errors import BadInputError
from rejoinder.mail.agenda import MAKER, compose_agenda
from rejoinder.model.agenda import Appointment, Form
from rejoinder.model.case import CaseNumber

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
STEP = Appointment(
    case=CaseNumber(1),
    step="1-reply",
    uid="step-12-reply-abc@rejoinder",
    title="Contoso; Söhne, Ltd: answer",
    start=NOW + timedelta(days=1),
    about="rejoinder draft 12-reply",
)
TALK = Appointment(
    case=CaseNumber(1),
    uid="talk-3-def@rejoinder",
    title="Fabrikam: interview",
    start=NOW + timedelta(days=3),
    end=NOW + timedelta(days=3, hours=1),
    place="Room 4",
    is_talk=True,
)
DAY = replace(TALK, uid="talk-4-day@rejoinder", start=date(2026, 3, 9), end=None)


def read(data: bytes) -> dict[str, dict[str, str]]:
    """Return what an independent parser reads, by UID."""
    calendar = vobject.readOne(data.decode())
    assert calendar.version.value == "2.0"
    return {
        str(one.uid.value): {
            "type": one.name,
            **{child.name: str(child.value) for child in one.getChildren() if hasattr(child, "value")},
        }
        for one in calendar.components()
        if one.name in {"VTODO", "VEVENT"}
    }


def test_steps_are_tasks_and_talks_are_events() -> None:
    """Names with commas and semicolons, times in UTC, and whole days survive another program's parser."""
    found = read(compose_agenda([STEP, TALK, DAY], now=NOW))
    step, talk, day = (found[one.uid] for one in (STEP, TALK, DAY))
    assert (step["type"], talk["type"], day["type"]) == ("VTODO", "VEVENT", "VEVENT")
    assert step["SUMMARY"] == STEP.title
    assert step["DUE"] == "2026-03-03 09:00:00+00:00"
    assert (talk["DTSTART"], talk["DTEND"]) == ("2026-03-05 09:00:00+00:00", "2026-03-05 10:00:00+00:00")
    assert day["DTSTART"] == "2026-03-09"


def test_a_step_can_stand_as_an_event() -> None:
    """A calendar without tasks gets a quarter of an hour that blocks nothing."""
    found = read(compose_agenda([STEP], form=Form.EVENT, now=NOW))[STEP.uid]
    assert found["type"] == "VEVENT"
    assert found["DTEND"] == "2026-03-03 09:15:00+00:00"
    assert found["TRANSP"] == "TRANSPARENT"


def test_what_stays_is_untouched_and_what_changes_counts_up() -> None:
    """The same again gives the same bytes; a new time gives the next number under the same name."""
    first = compose_agenda([STEP, TALK], now=NOW)
    later = NOW + timedelta(hours=5)
    assert compose_agenda([STEP, TALK], before=first, now=later) == first
    moved = replace(STEP, start=NOW + timedelta(days=2))
    found = read(compose_agenda([moved, TALK], before=first, now=later))
    assert found[STEP.uid]["SEQUENCE"] == "1"
    assert found[TALK.uid]["SEQUENCE"] == "0"


def test_what_fell_away_is_cancelled_once_and_later_forgotten() -> None:
    """A calendar that took it lets go of it; after a month the file does too."""
    first = compose_agenda([STEP, TALK], now=NOW)
    second = compose_agenda([TALK], before=first, now=NOW + timedelta(hours=1))
    assert read(second)[STEP.uid]["STATUS"] == "CANCELLED"
    assert read(second)[STEP.uid]["SEQUENCE"] == "1"
    third = compose_agenda([TALK], before=second, now=NOW + timedelta(days=2))
    assert read(third)[STEP.uid]["SEQUENCE"] == "1"
    assert STEP.uid not in read(compose_agenda([TALK], before=third, now=NOW + timedelta(days=40)))


def test_a_talk_that_is_over_was_not_cancelled() -> None:
    """What took place stays in the calendar as it was."""
    first = compose_agenda([TALK], now=NOW)
    after = compose_agenda([], before=first, now=NOW + timedelta(days=4))
    assert read(after)[TALK.uid]["STATUS"] == "CONFIRMED"


def test_a_task_that_was_ticked_off_stays_so() -> None:
    """What the person marked as done in their calendar is not opened again."""
    first = compose_agenda([STEP], now=NOW).replace(b"NEEDS-ACTION", b"COMPLETED")
    again = compose_agenda([replace(STEP, title="Other")], before=first, now=NOW)
    assert read(again)[STEP.uid]["STATUS"] == "COMPLETED"


@pytest.mark.parametrize(
    "other", [b"Dear diary", b"BEGIN:VCALENDAR\r\nPRODID:-//Else//EN\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n"]
)
def test_a_file_of_somebody_else_is_left_alone(other: bytes) -> None:
    """Another calendar, or no calendar, is never written over."""
    with pytest.raises(BadInputError, match="leave it as it is"):
        compose_agenda([STEP], before=other, now=NOW)


@given(st.text(), st.text(), st.datetimes(timezones=st.timezones()))
def test_any_title_and_time_comes_back(title: str, place: str, start: datetime) -> None:
    """Whatever a name or a zone holds, the file is one calendar with one event, and stable."""
    one = replace(TALK, title=title, place=place, start=start, end=None)
    data = compose_agenda([one], now=NOW)
    calendar: Any = Calendar.from_ical(data)
    assert calendar["PRODID"] == MAKER
    (event,) = calendar.walk("VEVENT")
    assert event["DTSTART"].dt == start.astimezone(UTC).replace(microsecond=0)
    assert compose_agenda([one], before=data, now=NOW) == data
