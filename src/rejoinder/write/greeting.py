"""First and last lines: an addressee and a voice in, greeting and closing out, each with its facts."""

from collections.abc import Mapping

from rejoinder.model.draft import Fact, Sentence
from rejoinder.model.person import Register, Voice
from rejoinder.write.book import Book
from rejoinder.write.people import Addressee, get_manners
from rejoinder.write.realise import deal


def greet(
    addressee: Addressee | None, book: Book, *, register: Register, facts: Mapping[str, Fact], form: int
) -> Sentence:
    """Return the first line: by the name and title that the letters tell, never by one that they do not."""
    if addressee is None:
        return _greet_nobody(book, register=register, facts=facts, form=form)
    honorific = book.greetings.honorifics.get(addressee.honorific, "")
    pattern = _pattern(addressee, book)[register]
    said = book.greetings.titles.get(addressee.title, addressee.title)
    title = f"{said} " if said else ""
    text = pattern.format(
        honorific=honorific, title=title, first=addressee.first, last=addressee.last, name=addressee.name
    )
    return Sentence(text=text, facts=(addressee.fact,))


def close(book: Book, *, register: Register, seed: int, voice: Voice) -> tuple[Sentence, ...]:
    """Return the closing and, where it is known, the name below it."""
    closing = Sentence(text=deal(book.closings[register], deck="closing", turn=seed)[0])
    if not voice.name:
        return (closing,)
    return closing, Sentence(
        text=voice.name, facts=(Fact(name="own.name", value=voice.name, source="settings"),)
    )


def _pattern(addressee: Addressee, book: Book) -> Mapping[Register, str]:
    greetings, manners = book.greetings, get_manners()
    if addressee.first and (addressee.familiar or not addressee.last):
        return greetings.first
    if addressee.honorific:
        return greetings.woman if addressee.honorific in manners.women else greetings.man
    if addressee.title:
        return greetings.titled
    return greetings.full


def _greet_nobody(book: Book, *, register: Register, facts: Mapping[str, Fact], form: int) -> Sentence:
    organization = facts.get("organization") or facts.get("agency")
    if organization is None:
        return Sentence(text=book.expand(book.greetings.nobody[register], known=frozenset(), form=form))
    pattern = book.expand(book.greetings.team[register], known=frozenset(), form=form)
    return Sentence(text=pattern.format(organization=organization.value), facts=(organization,))
