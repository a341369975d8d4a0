"""What was derived, kept until a fact changes: a casebook in; its cases and steps out, at once where known.

For a face that is asked again and again. What is kept lives in memory only, under the casebook's State:
letters are decoded again when letters change, cases derived again when letters or words do, and steps when
their case changes or a quarter of an hour is over. People are gathered again when any fact changes.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock

from rejoinder.decide import Decider
from rejoinder.desk.cases import derive_cases, latest_first, put_right
from rejoinder.desk.people import get_people
from rejoinder.desk.ports import Casebook, State, StoredLetter
from rejoinder.model.case import Case, CaseNumber, Letter
from rejoinder.model.people import Person
from rejoinder.model.step import Step
from rejoinder.model.words import MemberKey, Word

FRESH = timedelta(minutes=15)
"""How long steps that depend on the time of day are good enough."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Book:
    """A casebook as derived at one state."""

    state: State
    stored: Sequence[StoredLetter]
    letters: dict[MemberKey, Letter]
    """All kept letters, the latest first."""
    cases: dict[CaseNumber, Case]
    """The one with the latest member first."""
    homes: dict[MemberKey, Case]
    """The case of each member."""
    words: tuple[Word, ...]
    """Those that stand, oldest first."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Steps:
    """What is worth doing in each case, as of a moment."""

    at: datetime
    decider: Decider
    of: dict[CaseNumber, tuple[Case, list[Step]]]


@dataclass(frozen=True, kw_only=True, slots=True)
class People:
    """Whom the person knows, at one state of the casebook."""

    state: State
    own: frozenset[str]
    """The addresses that are the person's own."""
    known: tuple[Person, ...]


@dataclass(kw_only=True)
class Shelf:
    """Keeps the last book, the steps of its cases and its people. Threads may share it."""

    _lock: Lock = field(default_factory=Lock)
    _book: Book | None = None
    _steps: Steps | None = None
    _people: People | None = None

    def clear(self) -> None:
        """Keep nothing any more: what was derived is of a casebook that is gone."""
        with self._lock:
            self._book = self._steps = self._people = None

    def get_book(self, casebook: Casebook) -> Book:
        """Return the casebook as it is now."""
        with self._lock:
            state = casebook.get_state()
            if self._book is None or self._book.state != state:
                self._book = open_book(casebook, state, before=self._book)
            return self._book

    def get_steps(self, book: Book, decider: Decider, *, now: datetime) -> Sequence[tuple[Case, list[Step]]]:
        """Return all cases with their steps, at most a quarter of an hour old."""
        with self._lock:
            before = self._steps
            fresh = before is not None and now - before.at < FRESH and before.decider == decider
            known = before.of if before is not None and fresh else {}
            if not all(self._is_known(known, case) for case in book.cases.values()):
                of = {number: decide(case, decider, known, now=now) for number, case in book.cases.items()}
                at = before.at if before is not None and fresh else now
                self._steps = Steps(at=at, decider=decider, of=of)
            steps = self._steps
            return list(steps.of.values()) if steps else []

    def get_people(self, book: Book, casebook: Casebook, *, own: Collection[str] = ()) -> Sequence[Person]:
        """Return all persons of a book, in the order of their numbers; `own` are the user's addresses."""
        with self._lock:
            people = self._people
            if people is None or people.state != book.state or people.own != frozenset(own):
                known = get_people(casebook, own=own, cases=list(book.cases.values()))
                people = People(state=book.state, own=frozenset(own), known=tuple(known))
                self._people = people
            return people.known

    @staticmethod
    def _is_known(known: dict[CaseNumber, tuple[Case, list[Step]]], case: Case) -> bool:
        return case.number in known and known[case.number][0] is case


def decide(
    case: Case, decider: Decider, known: dict[CaseNumber, tuple[Case, list[Step]]], *, now: datetime
) -> tuple[Case, list[Step]]:
    """Return a case with its steps, those known of it if nothing in it changed."""
    then = known.get(case.number)
    return (case, then[1]) if then and then[0] == case else (case, decider.steps(case, now))


def open_book(casebook: Casebook, state: State, *, before: Book | None) -> Book:
    """Derive all that is in a casebook; letters that are known are not read from it again."""
    known = before.stored if before and before.state.letters == state.letters else None
    stored = known if known is not None else list(casebook.letters())
    words = casebook.words()
    letters = put_right(stored, words)
    cases = latest_first(derive_cases(casebook, letters, words))
    return Book(
        state=state,
        stored=stored,
        letters={letter.member: letter for letter in reversed(letters)},
        cases={case.number: case for case in cases},
        homes={member.member: case for case in cases for member in case.members},
        words=tuple(words),
    )
