"""A real calendar server takes the agenda into a calendar of its own, and nothing twice."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from caldav.davclient import DAVClient

from caldav_server import PASSWORD, USER, CalDavServer, serve_caldav
from rejoinder.errors import EndpointError
from rejoinder.mail.caldav import CalendarServer
from rejoinder.model.agenda import Appointment, Form
from rejoinder.model.case import CaseNumber

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
REPLY = Appointment(
    case=CaseNumber(1), uid="step-1-reply-a@rejoinder", title="Contoso: answer", start=NOW + timedelta(days=1)
)
TALK = Appointment(
    case=CaseNumber(1), uid="talk-1-b@rejoinder", title="Contoso: interview", start=NOW, is_talk=True
)


@pytest.fixture
def radicale(tmp_path: Path) -> Iterator[CalDavServer]:
    """Run a calendar server with one user."""
    with serve_caldav(tmp_path / "radicale") as server:
        yield server


def sync(radicale: CalDavServer, *appointments: Appointment, said: str = PASSWORD) -> int:
    """Bring the calendar up to date."""
    server = CalendarServer(url=radicale.url, user=USER, password=said)
    return server.bring_up_to_date(appointments, form=Form.TODO, now=NOW)


def test_the_calendar_is_made_filled_changed_and_cleared(radicale: CalDavServer) -> None:
    """New things come, the same again changes nothing, what fell away goes."""
    assert sync(radicale, REPLY, TALK) == 2
    assert sync(radicale, REPLY, TALK) == 0
    assert len(radicale.files()) == 2
    assert sync(radicale, TALK) == 1
    (left,) = radicale.files()
    assert "Contoso: interview" in left


def test_other_calendars_are_not_touched(radicale: CalDavServer) -> None:
    """What the person keeps in a calendar of theirs is there afterwards, as it was."""
    client: Any = DAVClient(radicale.url, username=USER, password=PASSWORD, require_tls=False)
    with client:
        own = client.principal().make_calendar(name="Family")
        own.add_event(summary="Birthday", dtstart=NOW, dtend=NOW + timedelta(hours=1))
    before = [text for text in radicale.files() if "Birthday" in text]
    sync(radicale, REPLY)
    sync(radicale)
    assert [text for text in radicale.files() if "Birthday" in text] == before
    assert len(radicale.files()) == 1


def test_a_wrong_password_is_said_in_a_sentence(radicale: CalDavServer) -> None:
    """Nothing is written, and the sentence says what is wrong."""
    with pytest.raises(EndpointError, match="name and password"):
        sync(radicale, REPLY, said="wrong")
    assert radicale.files() == []


def test_no_server_is_said_in_a_sentence() -> None:
    """An address where nobody answers, and one in the clear on the network."""
    nobody = CalendarServer(url="http://127.0.0.1:9/", user=USER, password=PASSWORD)
    with pytest.raises(EndpointError, match="Is the address right"):
        nobody.bring_up_to_date([REPLY], form=Form.TODO, now=NOW)
    clear = CalendarServer(url="http://calendar.contoso.example/", user=USER, password=PASSWORD)
    with pytest.raises(EndpointError, match="https"):
        clear.bring_up_to_date([REPLY], form=Form.TODO, now=NOW)
