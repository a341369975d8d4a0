"""What letters say that is worth remembering: cases in; quotes by meaning, each with its letter, out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rejoinder.model.case import Case, Entry, Letter, Member
from rejoinder.model.reading import Kind
from rejoinder.model.words import Happening

MEANINGS = ("no", "kind", "why", "feedback")


@dataclass(frozen=True, kw_only=True, slots=True)
class Quote:
    """Words of a letter, what they are, and the letter."""

    text: str
    label: str
    """The key of the word for what it is."""
    member: Member


def get_quotes(cases: Iterable[Case]) -> dict[str, list[Quote]]:
    """Return the quotes by meaning, in the order of cases and letters; equal ones once."""
    found: dict[str, dict[str, Quote]] = {meaning: {} for meaning in MEANINGS}
    for case in cases:
        for member in case.members:
            for meaning, quote in _quotes(member):
                found[meaning].setdefault(quote.text, quote)
    return {meaning: list(quotes.values()) for meaning, quotes in found.items() if quotes}


def _quotes(member: Member) -> Iterator[tuple[str, Quote]]:
    if isinstance(member, Entry):
        if member.log.happening is Happening.FEEDBACK and member.log.text:
            yield "feedback", Quote(text=member.log.text, label="logged", member=member)
        return
    yield from _read_quotes(member)


def _read_quotes(letter: Letter) -> Iterator[tuple[str, Quote]]:
    reading = letter.reading
    if reading.kind is Kind.CANDIDATE:
        return
    if reading.decline:
        yield "no", Quote(text=reading.decline, label="declines", member=letter)
    for word in reading.kind_words:
        yield "kind", Quote(text=word.text, label=word.type, member=letter)
    for reason in reading.reasons:
        yield "why", Quote(text=reason.text, label=reason.theme, member=letter)
    for point in reading.feedback:
        yield "feedback", Quote(text=point.text, label=point.polarity, member=letter)
