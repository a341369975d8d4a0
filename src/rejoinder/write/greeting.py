"""First and last lines: an addressee and a wording in, greeting and closing out, each with its facts."""

from collections.abc import Mapping

from rejoinder.model.draft import Fact, Sentence
from rejoinder.model.person import Register
from rejoinder.write.book import Book
from rejoinder.write.people import Addressee, get_manners
from rejoinder.write.realise import Wording, deal
from rejoinder.write.scene import ASIDE


def greet(addressee: Addressee | None, wording: Wording) -> Sentence:
    """Return the first line: by the name and title that the letters tell, never by one that they do not."""
    if addressee is None:
        return _greet_nobody(wording)
    greetings = wording.book.greetings
    title = greetings.titles.get(addressee.title, addressee.title)
    text = _pattern(addressee, wording.book)[wording.register].format(
        honorific=greetings.honorifics.get(addressee.honorific, ""),
        title=f"{title} " if title else "",
        first=addressee.first,
        last=addressee.last,
        name=addressee.name,
    )
    return Sentence(text=text, facts=(addressee.fact,))


def close(wording: Wording) -> tuple[Sentence, ...]:
    """Return the closing, the person's own if they have one, and, where it is known, the name below it."""
    closings = wording.book.closings[wording.register]
    own, name = wording.voice.sign_off, wording.voice.name
    dealt = deal(closings, deck="closing", turn=wording.seed)[0]
    closing = Sentence(text=own or wording.book.expand(dealt, known=set(), form=wording.form))
    if not name:
        return (closing,)
    return closing, Sentence(text=name, facts=(Fact(name="own.name", value=name, source="settings"),))


def _pattern(addressee: Addressee, book: Book) -> Mapping[Register, str]:
    greetings, manners = book.greetings, get_manners()
    if addressee.first and (addressee.familiar or not addressee.last):
        return greetings.first
    if addressee.honorific:
        return greetings.woman if addressee.honorific in manners.women else greetings.man
    return greetings.titled if addressee.title else greetings.full


def _greet_nobody(wording: Wording) -> Sentence:
    book, register = wording.book, wording.register
    organization = None if wording.kind in ASIDE else _organization(wording)
    greetings = book.greetings.nobody if organization is None else book.greetings.team
    pattern = book.expand(greetings[register], known={"organization", *wording.facts}, form=wording.form)
    if organization is None or "{organization}" not in pattern:
        return Sentence(text=pattern)
    return Sentence(text=pattern.format(organization=organization.value), facts=(organization,))


def _organization(wording: Wording) -> Fact | None:
    return wording.facts.get("organization") or wording.facts.get("agency")
