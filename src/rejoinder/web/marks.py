"""Marks in a letter: its text and what its sentences do in; stretches of text with their labels out. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rejoinder.model.reading import Act, ActName

MEANINGS = {
    ActName.DECLINES: "no",
    ActName.DECLINES_IF: "no",
    ActName.CLOSES_ROLE: "no",
    ActName.HOLDS_ROLE: "no",
    ActName.PRAISES: "kind",
    ActName.KEEPS_ON_FILE: "kind",
    ActName.INVITES_TO_REAPPLY: "kind",
    ActName.STAYS_IN_TOUCH: "kind",
    ActName.OFFERS_FEEDBACK: "kind",
    ActName.OFFERS_JOB: "kind",
    ActName.GIVES_REASON: "why",
    ActName.GIVES_FEEDBACK: "why",
    ActName.REFUSES_FEEDBACK: "why",
    ActName.INVITES_TO_INTERVIEW: "asks",
    ActName.ARRANGES_INTERVIEW: "asks",
    ActName.ASKS_FOR_ASSESSMENT: "asks",
    ActName.ASKS_FOR_FEEDBACK: "asks",
    ActName.INVITES_REPLY: "asks",
    ActName.FORBIDS_REPLY: "asks",
    ActName.APPROACHES: "asks",
}
"""The four ways a sentence can matter, each with a line and a colour; other acts are not marked."""
ORDER = ("no", "asks", "why", "kind")

LONG_LINE = 56
"""Characters of a line that was broken by a mail program, and not by its writer."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """A stretch of text; marked where it does something that matters."""

    text: str
    meaning: str = ""
    acts: tuple[ActName, ...] = ()


def mark(text: str, acts: Iterable[Act]) -> list[Piece]:
    """Cut a text at the sentences that matter; a quote that is not found in it is left out."""
    pieces: list[Piece] = []
    end = 0
    flowing = flow(text)
    for begin, length, names in sorted(_places(text, acts)):
        if begin >= end:
            pieces.append(Piece(text=flowing[end:begin]))
            meaning = min((MEANINGS[name] for name in names), key=ORDER.index)
            pieces.append(Piece(text=flowing[begin : begin + length], meaning=meaning, acts=names))
            end = begin + length
    pieces.append(Piece(text=flowing[end:]))
    return [piece for piece in pieces if piece.text]


def _places(text: str, acts: Iterable[Act]) -> Iterator[tuple[int, int, tuple[ActName, ...]]]:
    """Yield (begin, length, acts) of each quote, bare of the space around it."""
    said: dict[str, dict[ActName, None]] = {}
    for act in acts:
        if act.act in MEANINGS and act.text.strip():
            said.setdefault(act.text.strip(), {})[act.act] = None
    for quote, names in said.items():
        begin = text.find(quote)
        if begin >= 0:
            yield begin, len(quote), tuple(names)


def flow(text: str) -> str:
    """Join the lines that a mail program broke; no character is added or lost, so places stay."""
    lines = text.split("\n")
    broken = sum(LONG_LINE <= len(line) <= 2 * LONG_LINE for line in lines)
    if not broken or max(map(len, lines)) > 2 * LONG_LINE:
        return text
    joined: list[str] = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        goes_on = len(line) >= LONG_LINE and following[:1].isalnum()
        joined.append(line + (" " if goes_on else "\n"))
    return "".join(joined)[:-1]
