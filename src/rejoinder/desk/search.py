"""The wish to find something again: words in; the letters, cases, people and notes that hold them all out."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from rejoinder.desk.directory import Acquaintance, get_people
from rejoinder.desk.ports import Casebook
from rejoinder.desk.shelf import Book
from rejoinder.model.case import Case, Entry, Letter
from rejoinder.model.words import MemberKey


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """What holds the words; of each kind at most as many as asked for."""

    cases: tuple[Case, ...] = ()
    people: tuple[Acquaintance, ...] = ()
    notes: tuple[tuple[Entry, Case], ...] = ()
    letters: tuple[Letter, ...] = ()
    """Best first."""
    letter_count: int = 0
    """How many letters hold the words in all."""

    def __bool__(self) -> bool:
        return bool(self.cases or self.people or self.notes or self.letters)


def search(casebook: Casebook, book: Book, words: str, *, limit: int) -> Found:
    """Find what holds all the words, or words that begin so; nothing for no words."""
    wanted = fold(words).split()
    if not wanted:
        return Found()
    keys = casebook.search(words)
    letters = (book.letters.get(MemberKey(key)) for key in keys[:limit])
    return Found(
        cases=tuple(islice(_cases(book, wanted), limit)),
        people=tuple(islice(_people(book, wanted), limit)),
        notes=tuple(islice(_notes(book, wanted), limit)),
        letters=tuple(letter for letter in letters if letter),
        letter_count=len(keys),
    )


def _cases(book: Book, wanted: list[str]) -> Iterator[Case]:
    return (case for case in book.cases.values() if holds(f"{case.organization} {case.role}", wanted))


def _people(book: Book, wanted: list[str]) -> Iterator[Acquaintance]:
    """Look at names first: to put all cases together by people takes longer."""
    there = (
        case
        for case in book.cases.values()
        if any(holds(f"{one.name} {one.title} {one.email}", wanted) for one in case.people)
    )
    for one in get_people(there):
        if holds(f"{one.contact.name} {one.contact.title} {one.contact.email}", wanted):
            yield one


def _notes(book: Book, wanted: list[str]) -> Iterator[tuple[Entry, Case]]:
    for case in book.cases.values():
        yield from ((entry, case) for entry in case.entries if holds(entry.log.text, wanted))


def holds(text: str, wanted: Iterable[str]) -> bool:
    """Say whether each wanted word, folded, begins some word of a text."""
    low = f" {fold(text)}"
    return all(f" {word}" in low for word in wanted)


def fold(text: str) -> str:
    """Return a text in lower case and without accents, as letters are searched too."""
    if text.isascii():
        return text.lower()
    spread = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in spread if not unicodedata.combining(sign))
