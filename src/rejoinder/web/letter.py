"""One letter: its key in; its text with what matters marked, and what it was read as, with evidence, out."""

from rejoinder.model.case import Case, Letter
from rejoinder.model.mail import SegmentRole
from rejoinder.model.reading import Kind
from rejoinder.read import explain_message
from rejoinder.read.acts import Deed, Seen
from rejoinder.web.marks import mark
from rejoinder.web.page import render
from rejoinder.web.visit import Visit

BEFORE, AFTER = 3, 4
"""Neighbours in the case that are listed beside a letter."""
SHOWN_SENTENCES = 200
SHOWN_TEXT = 60_000
"""Characters of a letter that are shown."""


def get_letter_page(visit: Visit) -> str:
    """Return the page of a letter, or raise NotFoundError."""
    letter = visit.get_letter()
    explanation = explain_message(letter.message, me=visit.house.own_addresses)
    case = visit.book.homes.get(letter.member)
    steps = [step for step in visit.steps if case and step.case == case.number]
    return render(
        visit,
        "letter.html",
        folder="letters",
        letter=letter,
        pieces=mark(get_text(letter), letter.reading.acts),
        rest=get_rest(letter),
        facts=explanation.facts if letter.reading.kind is not Kind.CANDIDATE else (),
        sentences=[(seen.text, get_deeds(seen)) for seen in explanation.sentences[1:]][:SHOWN_SENTENCES],
        case=case,
        thread=get_neighbours(letter, case) if case else [],
        steps=[
            (step, visit.texts.due(step.due, now=visit.house.now, zone=visit.house.zone))
            for step in steps[:2]
        ],
    )


def get_text(letter: Letter) -> str:
    """Return what is newly said; all of it where nothing is."""
    message = letter.message
    return (message.said(SegmentRole.NEW).strip("\n") or message.text.strip("\n"))[:SHOWN_TEXT]


def get_rest(letter: Letter) -> list[tuple[str, str]]:
    """Return the parts of a message that are no news: (role, text)."""
    if not letter.message.said(SegmentRole.NEW).strip():
        return []
    roles = (SegmentRole.SIGNATURE, SegmentRole.HISTORY, SegmentRole.FORWARDED, SegmentRole.FOOTER)
    told = ((role.value, letter.message.said(role).strip("\n")[:SHOWN_TEXT]) for role in roles)
    return [(role, text) for role, text in told if text.strip()]


def get_deeds(seen: Seen) -> list[Deed]:
    """Return each act of a sentence once, at its surest."""
    return list({deed.act: deed for deed in sorted(seen.deeds, key=lambda deed: deed.probability)}.values())


def get_neighbours(letter: Letter, case: Case) -> list[Letter]:
    """Return the letters around one in its case, itself among them."""
    at = [one.member for one in case.letters].index(letter.member)
    return list(case.letters[max(0, at - BEFORE) : at + AFTER])
