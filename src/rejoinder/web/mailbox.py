"""A mailbox, chosen or dropped onto the page: a place for it, and how far the last one is read."""

from rejoinder.web.page import render
from rejoinder.web.visit import Visit


def get_mailbox_page(visit: Visit) -> str:
    """Return the page: a place for a mailbox, and how far the last one is read."""
    page = "reading.html" if visit.get("part") else "mailbox.html"
    return render(
        visit,
        page,
        folder="settings",
        reading=visit.reader.last,
        knows_addresses=bool(visit.house.settings.addresses),
    )
