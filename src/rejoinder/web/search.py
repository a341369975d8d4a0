"""Search: words in; what holds them out, as a page or, for the script that asks as one types, its middle."""

from rejoinder.desk.search import search
from rejoinder.web.page import render
from rejoinder.web.visit import Visit

AT_ONCE = 12


def get_search_page(visit: Visit) -> str:
    """Return what was found."""
    words = visit.get("q")
    found = search(visit.house.casebook, visit.book, words, limit=AT_ONCE)
    page = "found.html" if visit.get("part") else "search.html"
    return render(visit, page, folder="search", words=words, found=found, homes=visit.book.homes)
