"""Letters: words and a kind in; the letters that fit, the latest first, a page at a time, out."""

from collections.abc import Iterator

from rejoinder.model.case import Letter
from rejoinder.model.reading import Kind
from rejoinder.model.words import MemberKey
from rejoinder.web.page import link, render
from rejoinder.web.visit import Visit

AT_ONCE = 50


def get_letters_page(visit: Visit) -> str:
    """Return a page of the list of letters."""
    words, kind = visit.get("words"), visit.get("kind")
    found = [letter for letter in find_letters(visit, words) if kind in {"", letter.reading.kind}]
    at = parse_page(visit.get("page"), len(found))
    rows = [
        (letter, visit.book.homes.get(letter.member)) for letter in found[at * AT_ONCE : (at + 1) * AT_ONCE]
    ]
    last = (at + 1) * AT_ONCE >= len(found)
    return render(
        visit,
        "letters.html",
        folder="letters",
        rows=rows,
        count=len(found),
        words=words,
        kind=kind if kind in set(Kind) else "",
        newer=link("/letters", words=words, kind=kind, page=at) if at else "",
        older="" if last else link("/letters", words=words, kind=kind, page=at + 2),
    )


def find_letters(visit: Visit, words: str) -> Iterator[Letter]:
    """Yield all letters, or those that hold the words, best first."""
    if not words:
        yield from visit.book.letters.values()
        return
    for key in visit.house.casebook.search(words):
        letter = visit.book.letters.get(MemberKey(key))
        if letter:
            yield letter


def parse_page(text: str, count: int) -> int:
    """Return the page that is asked for, from 0; the nearest there is."""
    wanted = int(text) - 1 if text.isascii() and text.isdecimal() and len(text) < len("1000000") else 0
    return max(0, min(wanted, (count - 1) // AT_ONCE))
