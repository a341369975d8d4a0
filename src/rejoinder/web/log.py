"""Add by hand: a page with the form for what happened outside the mail."""

from rejoinder.model.words import Happening, Via
from rejoinder.web.page import render
from rejoinder.web.visit import Visit


def get_log_page(visit: Visit) -> str:
    """Return the form."""
    return render(
        visit,
        "log.html",
        folder="cases",
        happenings=tuple(Happening),
        vias=tuple(Via),
        today=visit.house.now.date().isoformat(),
    )
