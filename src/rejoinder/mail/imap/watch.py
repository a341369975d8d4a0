"""Waiting for news (IDLE, RFC 2177): a session and a folder in; back when something came, or after a time."""

import time

from rejoinder.mail.imap.client import BoundedClient
from rejoinder.mail.imap.folders import Folder
from rejoinder.mail.imap.session import Session

PATIENCE = 540
"""Seconds; servers let go of a silent client after half an hour, some routers much earlier."""


def wait_for_news(session: Session, folder: Folder, *, seconds: float = PATIENCE) -> None:
    """Return when the folder changed or the time is over; a server without IDLE is left alone meanwhile.

    Raises EndpointError.
    """

    def wait(client: BoundedClient) -> None:
        if not client.has_capability("IDLE"):
            time.sleep(seconds)
            return
        client.idle()
        client.idle_check(timeout=seconds)
        client.idle_done()

    session.do(wait, folder=(folder.name, folder.validity))
