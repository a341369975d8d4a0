"""What is found again, and the directory of who is out there."""

from pathlib import Path

import pytest

from desk.conftest import NOW
from desk.test_scan import scan
from rejoinder.desk import words
from rejoinder.desk.directory import get_organization, get_organizations, get_people
from rejoinder.desk.ports import Casebook
from rejoinder.desk.search import search
from rejoinder.desk.shelf import Shelf
from rejoinder.errors import NotFoundError
from rejoinder.model.words import Happening, LogEntry


@pytest.fixture
def scanned(casebook: Casebook, mailbox: Path) -> Casebook:
    """Scan the sample mailbox, and add a note by hand."""
    scan(casebook, mailbox)
    note = LogEntry(happening=Happening.NOTE, on=NOW, organization="Quillwater", text="Likes Zebras a lot")
    words.log(casebook, note, case=None, now=NOW)
    return casebook


def test_words_find_cases_people_notes_and_letters(scanned: Casebook) -> None:
    """By beginnings of words, in any case of letters."""
    book = Shelf().get_book(scanned)
    found = search(scanned, book, "QUILLW", limit=5)
    assert "Quillwater" in {case.organization for case in found.cases}
    assert found.letters
    assert found.letter_count >= len(found.letters)
    assert search(scanned, book, "ingrid sol", limit=5).people[0].contact.name == "Ingrid Solheim"
    ((entry, case),) = search(scanned, book, "zebra", limit=5).notes
    assert (entry.log.happening, case.organization) == (Happening.NOTE, "Quillwater")


@pytest.mark.parametrize("nothing", ["", "   ", "zzzzzz", "* ( ^", '") zzz'])
def test_nothing_is_found_for_no_words_and_strange_ones(scanned: Casebook, nothing: str) -> None:
    """Signs of a query language are only signs."""
    assert not search(scanned, Shelf().get_book(scanned), nothing, limit=5)


def test_accents_and_capitals_make_no_difference(scanned: Casebook) -> None:
    """In names as in letters."""
    found = search(scanned, Shelf().get_book(scanned), "PRUSSNER haust", limit=5)
    same = search(scanned, Shelf().get_book(scanned), "ozlem karadag", limit=5)
    assert {case.organization for case in found.cases} == {"Prüßner Haustechnik"}
    assert [one.contact.name for one in same.people] == ["Özlem Karadağ"]


def test_each_kind_of_find_is_bounded(scanned: Casebook) -> None:
    """No more than was asked for."""
    found = search(scanned, Shelf().get_book(scanned), "a", limit=2)
    assert max(len(found.cases), len(found.people), len(found.letters)) == 2


def test_an_organisation_gathers_its_cases(scanned: Casebook) -> None:
    """All cases with a name are in the directory, under it, once."""
    cases = list(Shelf().get_book(scanned).cases.values())
    all_of_them = get_organizations(cases)
    assert sum(len(one.cases) for one in all_of_them) == sum(bool(case.organization) for case in cases)
    assert get_organization(cases, "quillwater").name == "Quillwater"
    with pytest.raises(NotFoundError):
        get_organization(cases, "nobody at all")


def test_people_are_there_once_with_all_their_cases(scanned: Casebook) -> None:
    """A name at one organisation is one person."""
    people = get_people(Shelf().get_book(scanned).cases.values())
    keys = [(one.contact.name, one.cases[0].organization) for one in people]
    assert len(set(keys)) == len(keys)
    assert ("Ingrid Solheim", "Quillwater") in keys
