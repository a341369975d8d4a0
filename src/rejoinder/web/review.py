"""Review: the letters that are unsure in, one after another; each with the kinds it may be, on keys, out."""

from itertools import islice

from rejoinder.model.reading import Kind
from rejoinder.web.letter import get_text
from rejoinder.web.marks import mark
from rejoinder.web.page import link, render
from rejoinder.web.visit import Visit

KEYS = {
    "n": Kind.REJECTION,
    "r": Kind.ACKNOWLEDGEMENT,
    "i": Kind.INTERVIEW,
    "t": Kind.ASSESSMENT,
    "o": Kind.OFFER,
    "f": Kind.FEEDBACK,
    "w": Kind.STATUS,
    "a": Kind.OUTREACH,
    "j": Kind.ALERT,
    "c": Kind.ACCOUNT,
    "m": Kind.CANDIDATE,
    "x": Kind.OTHER,
}
"""The keys of `rejoinder review`."""
SHOWN_TEXT = 4_000
"""Characters of a letter that are enough to say what it is."""


def get_review_page(visit: Visit) -> str:
    """Return the page of the unsure letter whose turn it is."""
    skipped = parse_count(visit.get("skip"))
    queue = [letter for letter in visit.book.letters.values() if letter.reading.kind is Kind.UNSURE]
    letter = next(islice(queue, skipped, None), None)
    return render(
        visit,
        "review.html",
        folder="review",
        letter=letter,
        pieces=mark(get_text(letter)[:SHOWN_TEXT], letter.reading.acts) if letter else [],
        case=visit.book.homes.get(letter.member) if letter else None,
        keys=KEYS,
        place=skipped + 1,
        count=len(queue),
        skip=skipped,
        later=link("/review", skip=skipped + 1) if skipped + 1 < len(queue) else "",
        earlier=link("/review", skip=skipped - 1 or None) if skipped else "",
    )


def parse_count(text: str) -> int:
    """Return a small number; 0 for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < len("1000000") else 0
