"""What was derived is kept as long as it is true, and no longer."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desk.conftest import NOW
from desk.test_scan import scan
from rejoinder.decide import Decider, get_default_playbook
from rejoinder.desk import words
from rejoinder.desk.cases import get_cases, latest_first
from rejoinder.desk.people import add_person, erase_person, find_people, get_people
from rejoinder.desk.ports import Casebook
from rejoinder.desk.shelf import Book, Shelf
from rejoinder.model.case import Case
from rejoinder.model.people import Person
from rejoinder.model.person import Settings
from rejoinder.model.reading import Kind
from rejoinder.model.step import Step
from rejoinder.model.words import Correction, PersonDetail

DECIDER = Decider(get_default_playbook(), settings=Settings())


def decide_all(book: Book, decider: Decider, now: datetime) -> list[tuple[Case, list[Step]]]:
    """Decide every case of a book."""
    return [(case, decider.steps(case, now)) for case in book.cases.values()]


@pytest.fixture
def scanned(casebook: Casebook, mailbox: Path) -> Casebook:
    """Scan the sample mailbox."""
    scan(casebook, mailbox)
    return casebook


def test_the_book_is_what_one_would_derive(scanned: Casebook) -> None:
    """Cases are those of `get_cases`, the latest first; each member knows its case."""
    book = Shelf().get_book(scanned)
    assert list(book.cases.values()) == latest_first(get_cases(scanned))
    assert all(member in {one.member for one in case.members} for member, case in book.homes.items())
    dates = [letter.at for letter in book.letters.values() if letter.at]
    assert dates == sorted(dates, reverse=True)


def test_the_same_facts_give_the_same_book(scanned: Casebook) -> None:
    """Without a change nothing is derived again."""
    shelf = Shelf()
    assert shelf.get_book(scanned) is shelf.get_book(scanned)


def test_a_word_shows_at_once_and_so_does_undo(scanned: Casebook) -> None:
    """The next look has the correction, the one after undo has not."""
    shelf = Shelf()
    before = shelf.get_book(scanned)
    letter = next(one for one in before.letters.values() if one.reading.kind is Kind.REJECTION)
    words.correct(scanned, Correction(message=letter.message.key, kind=Kind.STATUS), now=NOW)
    assert shelf.get_book(scanned).letters[letter.member].reading.kind is Kind.STATUS
    words.undo(scanned, None, now=NOW)
    after = shelf.get_book(scanned)
    assert after.letters[letter.member].reading.kind is Kind.REJECTION
    assert after.stored is before.stored, "letters themselves were not read again"


def test_steps_are_those_of_each_case_and_follow_changes(scanned: Casebook) -> None:
    """A letter that is no rejection any more asks for no answer."""
    shelf = Shelf()
    book = shelf.get_book(scanned)
    decided = shelf.get_steps(book, DECIDER, now=NOW)
    assert decided == decide_all(book, DECIDER, NOW)
    chosen = next(step for _case, steps in decided for step in steps if step.about in book.letters)
    message = book.letters[chosen.about].message.key
    words.correct(scanned, Correction(message=message, kind=Kind.ALERT), now=NOW)
    changed = shelf.get_book(scanned)
    left = [step for _case, steps in shelf.get_steps(changed, DECIDER, now=NOW) for step in steps]
    assert chosen not in left


def test_steps_are_decided_again_after_a_quarter_of_an_hour(scanned: Casebook) -> None:
    """What is due depends on the time."""
    shelf = Shelf()
    book = shelf.get_book(scanned)
    shelf.get_steps(book, DECIDER, now=NOW)
    later = NOW + timedelta(days=400)
    assert shelf.get_steps(book, DECIDER, now=later) == decide_all(book, DECIDER, later)


def test_other_settings_decide_anew(scanned: Casebook) -> None:
    """A decider with another playbook or other settings does not see the steps of this one."""
    shelf = Shelf()
    book = shelf.get_book(scanned)
    shelf.get_steps(book, DECIDER, now=NOW)
    own = Decider(get_default_playbook(), settings=Settings(addresses=("jordan@marsh.example",)))
    assert shelf.get_steps(book, own, now=NOW) == decide_all(book, own, NOW)


def test_people_are_gathered_once_for_the_same_facts(scanned: Casebook) -> None:
    """They are those one would derive, kept for the next look, and others for other own addresses."""
    shelf = Shelf()
    book = shelf.get_book(scanned)
    people = shelf.get_people(book, scanned)
    assert list(people) == get_people(scanned)
    assert shelf.get_people(book, scanned) is people
    own = {email for person in people for email in person.emails}
    assert shelf.get_people(book, scanned, own=own) != people


def test_somebody_added_or_erased_shows_at_once(scanned: Casebook) -> None:
    """The next look has whom the user added, the one after erasing has them no more."""
    shelf = Shelf()

    def look() -> list[Person]:
        known = shelf.get_people(shelf.get_book(scanned), scanned)
        return find_people(known, ["okonkwo"])

    assert look() == []
    add_person(scanned, PersonDetail(name="Ada Okonkwo"), now=NOW)
    (ada,) = look()
    erase_person(scanned, ada)
    assert look() == []
