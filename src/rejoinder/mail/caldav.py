"""A calendar server (CalDAV, RFC 4791): appointments in; a calendar of our own making there, up to date, out.

No other calendar is looked into. What the person ticked off or moved to "done" over there stays as it is.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from rejoinder.errors import EndpointError, UsageError
from rejoinder.mail.agenda import compose_components, is_cancelled
from rejoinder.model.agenda import Appointment, Form

NAME = "Rejoinder"
SECONDS = 30
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, kw_only=True, slots=True)
class CalendarServer:
    """One account on a calendar server."""

    url: str
    user: str
    password: str

    def bring_up_to_date(self, appointments: Iterable[Appointment], *, form: Form, now: datetime) -> int:
        """Write what changed, take away what fell away; return how many that were. Raises EndpointError."""
        with self._open() as calendar:
            kept = {str(one.icalendar_component["UID"]): one for one in calendar.get_objects()}
            known = {uid: one.icalendar_component for uid, one in kept.items()}
            wanted = compose_components(appointments, dict(known), form=form, now=now)
            changes = [one for one in wanted if one is not known.get(str(one["UID"])) or is_cancelled(one)]
            for component in changes:
                self._put(calendar, component, kept.get(str(component["UID"])))
        return len(changes)

    @staticmethod
    def _put(calendar: Any, component: Any, before: Any) -> None:  # noqa: ANN401 - caldav is untyped
        from icalendar import Calendar

        if is_cancelled(component):
            before.delete()
            return
        whole = Calendar()
        whole.add("PRODID", NAME)
        whole.add("VERSION", "2.0")
        whole.add_component(component)
        data = whole.to_ical().decode()
        if before is not None and before.icalendar_component.name == component.name:
            before.data = data
            before.save()
            return
        if before is not None:
            before.delete()
        add = calendar.add_todo if component.name == "VTODO" else calendar.add_event
        add(ical=data)

    @contextmanager
    def _open(self) -> Iterator[Any]:
        """Open our calendar there, made if need be; whatever goes wrong is told in a sentence."""
        try:
            import niquests
            from caldav.davclient import DAVClient
            from caldav.lib.error import AuthorizationError, DAVError
        except ImportError as error:
            raise UsageError("To write to a calendar server, install rejoinder[calendar].") from error
        host = urlsplit(self.url).hostname or self.url
        is_here = host in _LOOPBACK
        if urlsplit(self.url).scheme != "https" and not is_here:
            raise EndpointError(f"{host} would get your password in the clear; give its address with https.")
        try:
            with DAVClient(
                self.url,
                username=self.user,
                password=self.password,
                timeout=SECONDS,
                enable_rfc6764=False,
                require_tls=not is_here,
            ) as client:
                yield _find_calendar(client)
        except AuthorizationError as error:
            raise EndpointError(f"{host} does not take this name and password.") from error
        except niquests.exceptions.SSLError as error:
            raise EndpointError(f"{host} cannot show that it is who it says; nothing was sent.") from error
        except (DAVError, niquests.exceptions.RequestException, ValueError) as error:
            told = f"{host} did not answer as a calendar server does. Is the address right?"
            raise EndpointError(told) from error


def _find_calendar(client: Any) -> Any:  # noqa: ANN401
    """Return the calendar of our name, made if there is none."""
    principal = client.principal()
    ours = (one for one in principal.calendars() if one.get_display_name() == NAME)
    return next(ours, None) or principal.make_calendar(name=NAME)
