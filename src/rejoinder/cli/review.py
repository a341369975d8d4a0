"""`rejoinder review`: letters that are unsure in, one after another; the person's word on each out."""

import sys
from collections.abc import Iterator, Sequence

from rich.text import Text

from rejoinder.cli.common import COMMON, Common, house, print_json_lines
from rejoinder.cli.paper import ACCENT, Paper, ink
from rejoinder.desk import words
from rejoinder.desk.cases import get_unsure
from rejoinder.desk.dates import say_day
from rejoinder.desk.shapes import shape_reading
from rejoinder.model.case import Letter
from rejoinder.model.mail import MessageKey, SegmentRole
from rejoinder.model.reading import Kind
from rejoinder.model.words import Correction
from rejoinder.wiring import House

KEYS = {
    "n": (Kind.REJECTION, "a no"),
    "r": (Kind.ACKNOWLEDGEMENT, "receipt"),
    "i": (Kind.INTERVIEW, "interview"),
    "t": (Kind.ASSESSMENT, "test"),
    "o": (Kind.OFFER, "offer"),
    "f": (Kind.FEEDBACK, "feedback"),
    "w": (Kind.STATUS, "wait"),
    "a": (Kind.OUTREACH, "approach"),
    "j": (Kind.ALERT, "job ads"),
    "c": (Kind.ACCOUNT, "account"),
    "m": (Kind.CANDIDATE, "mine"),
    "x": (Kind.OTHER, "none of it"),
}
QUIT, UNDO = "q", "u"
ROW = 4
MOST_TEXT = 600
"""Characters of a letter that are shown."""


def review(*, common: Common = COMMON) -> int:
    """Go through the letters I am not sure of: one key each says what it is."""
    with house(common) as opened:
        unsure = get_unsure(opened.casebook)
        if common.json:
            print_json_lines(shape_reading(letter.message, letter.reading) for letter in unsure)
        elif unsure:
            print_end(walk(opened, unsure), len(unsure))
        else:
            Paper().line("There is no letter I am not sure of.", indent=0)
    return 0


def walk(opened: House, unsure: Sequence[Letter]) -> int:
    """Show the letters one after another, keep what is said, and return how many were told."""
    told: list[MessageKey] = []
    at = 0
    while at < len(unsure):
        print_letter(opened, unsure[at], place=f"{at + 1} of {len(unsure)}")
        key = ask()
        if key == QUIT:
            break
        if key == UNDO:
            at -= 1 if take_back(opened, unsure, at, told) else 0
            continue
        if key in KEYS:
            message = unsure[at].message.key
            words.correct(opened.casebook, Correction(message=message, kind=KEYS[key][0]), now=opened.now)
            told.append(message)
        at += 1
    return len(told)


def take_back(opened: House, unsure: Sequence[Letter], at: int, told: list[MessageKey]) -> bool:
    """Undo what was said of the letter before this one, and say whether to go back to it."""
    if at and told and told[-1] == unsure[at - 1].message.key:
        words.undo(opened.casebook, None, now=opened.now)
        told.pop()
    return at > 0


def print_letter(opened: House, letter: Letter, *, place: str) -> None:
    """Write the beginning of a letter and why it is unsure."""
    paper = Paper()
    message = letter.message
    day = say_day(message.date, now=opened.now, zone=opened.zone) if message.date else ""
    paper.title(message.subject or "(no subject)", place)
    paper.quiet(" · ".join(filter(None, (message.sender.name or message.sender.email, day))))
    paper.gap()
    text = message.said(SegmentRole.NEW).strip() or message.text.strip()
    paper.line(text[:MOST_TEXT] + (" …" if len(text) > MOST_TEXT else ""))
    paper.gap()
    paper.quiet(letter.reading.why)
    paper.gap()
    paper.table(choices(), (15, 15, 15, 15))
    paper.quiet("Enter: skip   u: back   q: stop")


def choices() -> Iterator[tuple[Text, ...]]:
    """Yield the keys with what they mean, four a row."""
    cells = [
        ink(f"{key} ", f"bold {ACCENT}").append(name, style="not bold default")
        for key, (_, name) in KEYS.items()
    ]
    yield from (tuple(cells[start : start + ROW]) for start in range(0, len(cells), ROW))


def ask() -> str:
    """Return the first letter of the line the person types; the end of input stops."""
    sys.stdout.write("  > ")
    sys.stdout.flush()
    line = sys.stdin.readline()
    return line.strip()[:1].casefold() if line else QUIT


def print_end(told: int, count: int) -> None:
    """Write what the walk came to."""
    paper = Paper()
    paper.gap()
    rest = count - told
    paper.line(
        f"{told} told, {rest} still open." if rest else "All told. Thank you: I read by your word now.",
        indent=0,
    )
    if told:
        paper.todo("rejoinder next", "what is worth doing now")
