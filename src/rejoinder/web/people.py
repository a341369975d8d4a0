"""People: words in; those who wrote or were met, with where that was, out."""

from rejoinder.desk.directory import get_people
from rejoinder.desk.search import fold, holds
from rejoinder.web.letters import AT_ONCE, parse_page
from rejoinder.web.page import link, render
from rejoinder.web.visit import Visit


def get_people_page(visit: Visit) -> str:
    """Return a page of the list."""
    words = visit.get("words")
    wanted = fold(words).split()
    found = [
        one
        for one in get_people(visit.book.cases.values())
        if holds(f"{one.contact.name} {one.contact.title} {one.cases[0].organization}", wanted)
    ]
    at = parse_page(visit.get("page"), len(found))
    return render(
        visit,
        "people.html",
        folder="people",
        rows=found[at * AT_ONCE : (at + 1) * AT_ONCE],
        count=len(found),
        words=words,
        newer=link("/people", words=words, page=at) if at else "",
        older=link("/people", words=words, page=at + 2) if (at + 1) * AT_ONCE < len(found) else "",
    )
