"""Settings: what the person set in; a page to look it over, and the language of the pages, out."""

from rejoinder.web.page import render
from rejoinder.web.texts import LANGUAGES
from rejoinder.web.visit import Visit


def get_settings_page(visit: Visit) -> str:
    """Return the page of settings."""
    house = visit.house
    return render(
        visit,
        "settings.html",
        folder="settings",
        settings=house.settings,
        accounts=house.accounts.known,
        problems=[*house.problems, *house.playbook_problems, *house.accounts.problems],
        languages=LANGUAGES,
        words=len(visit.book.words),
    )
