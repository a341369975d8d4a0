"""Pictures: the casebook in; how the search goes, in the person's own numbers, out."""

from rejoinder.learn.counts import get_counts
from rejoinder.learn.themes import count_themes
from rejoinder.web.page import render
from rejoinder.web.visit import Visit


def get_pictures_page(visit: Visit) -> str:
    """Return the page of numbers and themes."""
    cases = list(visit.book.cases.values())
    return render(
        visit,
        "pictures.html",
        folder="pictures",
        counts=get_counts(cases, visit.house.now),
        themes=[theme for theme in count_themes(cases) if not theme.is_strength],
    )
