"""People, derived from a scanned mailbox and what the user says of them."""

from pathlib import Path

import pytest

from contacts.exports import write_export
from desk.conftest import NOW
from desk.test_scan import scan
from rejoinder.contacts import read_contacts
from rejoinder.desk import words
from rejoinder.desk.cases import get_cases
from rejoinder.desk.imports import Brought, bring
from rejoinder.desk.people import (
    add_person,
    erase_person,
    find_people,
    get_people,
    get_person,
    merge_people,
    split_person,
)
from rejoinder.desk.ports import Casebook
from rejoinder.errors import NotFoundError, UsageError
from rejoinder.model.people import Connection, Person
from rejoinder.model.words import ContactNote, PersonDetail, Via

OWN = frozenset({"jordan.marsh@seeker.example", "jordan@marsh.example"})


@pytest.fixture
def scanned(casebook: Casebook, mailbox: Path) -> Casebook:
    """Scan the sample mailbox."""
    scan(casebook, mailbox)
    return casebook


def named(casebook: Casebook, name: str) -> Person:
    """Return the person of that name."""
    return get_person(get_people(casebook, own=OWN), name)


def read_in(casebook: Casebook, folder: Path) -> Brought:
    """Read a LinkedIn export in."""
    found = read_contacts(folder, own_name="Sam Seeker")
    return bring(casebook, found.rows, found.applications, source=found.source, own=OWN, now=NOW)


def test_letters_make_people(scanned: Casebook) -> None:
    """Who signed has a name, an address, an organisation, a last contact, and the evidence for it."""
    one = named(scanned, "Ingrid Solheim")
    assert one.emails == ("ingrid.solheim@quillwater.example",)
    assert one.position.organization == "Quillwater"
    assert one.last is not None
    assert one.cases
    assert one.evidence


def test_mailboxes_and_the_user_are_nobody(scanned: Casebook) -> None:
    """No machine, shared mailbox or own address is among the people."""
    addresses = {email for one in get_people(scanned, own=OWN) for email in one.emails}
    assert not addresses & OWN
    assert not {email for email in addresses if email.startswith(("careers@", "no-reply@", "jobs@", "hr@"))}


def test_numbers_survive_reading_again(scanned: Casebook, mailbox: Path) -> None:
    """A second scan changes nobody."""
    before = get_people(scanned, own=OWN)
    scan(scanned, mailbox, again=True)
    assert get_people(scanned, own=OWN) == before


def test_a_note_is_a_real_contact_and_can_be_undone(scanned: Casebook) -> None:
    """After a note the last contact is its day; undo brings the one before back."""
    one = named(scanned, "Ingrid Solheim")
    scanned.add_word(ContactNote(person=one.key, on=NOW, text="Coffee", via=Via.IN_PERSON), at=NOW)
    assert named(scanned, "Ingrid Solheim").last == NOW
    words.undo(scanned, None, now=NOW)
    assert named(scanned, "Ingrid Solheim") == one


def test_what_the_user_says_of_somebody_wins(scanned: Casebook) -> None:
    """Name, organisation, title, tags and rhythm are as the user told them."""
    one = named(scanned, "Ingrid Solheim")
    detail = PersonDetail(person=one.key, name="Inga Solheim", title="CTO", tags=("mentor",), every=30)
    scanned.add_word(detail, at=NOW)
    now = get_person(get_people(scanned, own=OWN), str(one.number))
    assert (now.name, now.position.title, now.tags, now.every) == ("Inga Solheim", "CTO", ("mentor",), 30)
    assert now.position.organization == "Quillwater"


def test_somebody_added_is_found_in_letters_by_their_address(scanned: Casebook) -> None:
    """A person added by hand and one in letters with the same address are one."""
    count = len(get_people(scanned, own=OWN))
    detail = PersonDetail(name="Inga", email="Ingrid.Solheim@quillwater.example", known="from the fair")
    add_person(scanned, detail, now=NOW)
    assert len(get_people(scanned, own=OWN)) == count
    assert named(scanned, "Inga").known == "from the fair"


def test_merge_and_split_are_undoable(scanned: Casebook) -> None:
    """Two become one with the lower number; split and undo give both back."""
    other, one = named(scanned, "Ingrid Solheim"), named(scanned, "Femke Adriaans")
    assert one.number < other.number
    merge_people(scanned, [one, other], now=NOW)
    merged = get_person(get_people(scanned, own=OWN), str(one.number))
    assert set(merged.emails) == {*one.emails, *other.emails}
    split_person(scanned, merged, ["ingrid"], now=NOW)
    assert named(scanned, "Ingrid Solheim").number == other.number
    words.undo(scanned, None, now=NOW)
    words.undo(scanned, None, now=NOW)
    assert named(scanned, "Ingrid Solheim") == other
    with pytest.raises(UsageError):
        split_person(scanned, one, ["nowhere"], now=NOW)
    with pytest.raises(UsageError):
        merge_people(scanned, [one, one], now=NOW)


def test_importing_twice_adds_nothing(scanned: Casebook, tmp_path: Path) -> None:
    """The first time brings people, messages and an application; the second time nothing."""
    folder = write_export(tmp_path / "export")
    first = read_in(scanned, folder)
    assert (first.people, first.messages, first.applications, first.known) == (4, 2, 1, 0)
    words_then, people_then = scanned.words(), get_people(scanned, own=OWN)
    second = read_in(scanned, folder)
    assert (second.people, second.messages, second.applications, second.known) == (0, 0, 0, 7)
    assert (scanned.words(), get_people(scanned, own=OWN)) == (words_then, people_then)
    assert any(case.organization == "Fjordlight" for case in get_cases(scanned))


def test_a_second_download_of_the_same_adds_nothing(scanned: Casebook, tmp_path: Path) -> None:
    """A file is known by what it holds, not by its name."""
    folder = write_export(tmp_path / "export", only=("Connections.csv",))
    read_in(scanned, folder)
    (folder / "Connections.csv").rename(folder / "Connections (1).csv")
    assert read_in(scanned, folder).known == 2


def test_linkedin_says_how_one_is_connected(scanned: Casebook, tmp_path: Path) -> None:
    """Connected, invited and having been invited are told apart."""
    read_in(scanned, write_export(tmp_path / "export"))
    assert named(scanned, "Tom O'Hara").connection is Connection.CONNECTED
    assert named(scanned, "Mia Krohn").connection is Connection.INVITED
    assert named(scanned, "Ben Lee").connection is Connection.WAS_INVITED


def test_words_on_linkedin_are_kept_only_of_people_who_are_dear(scanned: Casebook, tmp_path: Path) -> None:
    """Of others it is kept that there was contact, and when; a tag, and another import, brings the words."""
    folder = write_export(tmp_path / "export")
    read_in(scanned, folder)
    tom = named(scanned, "Tom O'Hara")
    assert [touch.text for touch in tom.touches] == [""]
    scanned.add_word(PersonDetail(person=tom.key, tags=("peer",)), at=NOW)
    read_in(scanned, folder)
    assert [touch.text for touch in named(scanned, "Tom O'Hara").touches] == ["Hello, Tom"]


def test_an_import_can_be_taken_back(scanned: Casebook, tmp_path: Path) -> None:
    """Undoing the word of an import takes its people along; importing again brings them back."""
    folder = write_export(tmp_path / "export", only=("Connections.csv",))
    read_in(scanned, folder)
    number = named(scanned, "Tom O'Hara").number
    words.undo(scanned, None, now=NOW)
    with pytest.raises(NotFoundError):
        named(scanned, "Tom O'Hara")
    read_in(scanned, folder)
    assert named(scanned, "Tom O'Hara").number == number


def test_erasing_takes_out_all_but_letters(scanned: Casebook, tmp_path: Path) -> None:
    """Notes and imported rows are gone for good; who is in letters stays, with what letters tell."""
    read_in(scanned, write_export(tmp_path / "export"))
    tom = named(scanned, "Tom O'Hara")
    scanned.add_word(ContactNote(person=tom.key, on=NOW, text="secret"), at=NOW)
    assert erase_person(scanned, tom) == 3
    assert not find_people(get_people(scanned, own=OWN), ["ohara"])
    assert not any(isinstance(word.saying, ContactNote) for word in scanned.words())
    taken = {one.number for one in get_people(scanned, own=OWN)}
    add_person(scanned, PersonDetail(name="New Person"), now=NOW)
    assert named(scanned, "New Person").number not in taken | {tom.number}
