"""A mailbox, chosen or dropped onto the page: a place for it, and how far the last one is read."""

from rejoinder.web.page import fill, render
from rejoinder.web.visit import Visit


def get_mailbox_page(visit: Visit) -> str:
    """Return the page; or how far the last mailbox is read, for which nothing is derived."""
    if visit.get("part"):
        return fill(visit.texts, "reading.html", reading=visit.reader.last)
    return render(
        visit,
        "mailbox.html",
        folder="settings",
        reading=visit.reader.last,
        knows_addresses=bool(visit.house.settings.addresses),
    )
