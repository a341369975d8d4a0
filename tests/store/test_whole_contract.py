"""A casebook as a whole: copied into any database and erased, with nothing of anyone else's touched."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from rejoinder.desk.ports import Batch, Mark, SourceMark
from rejoinder.errors import CasebookError
from rejoinder.model.case import CaseNumber
from rejoinder.model.people import Card, Imported, PersonNumber
from rejoinder.model.words import Import, MemberKey, PersonKey
from rejoinder.store import open_casebook
from rejoinder.store.casebook import SqlCasebook
from rejoinder.store.whole import AT_ONCE, copy_casebook, erase_casebook
from store.builders import NOON, key, letter
from store.test_outbox_contract import a_delivery

MANY = AT_ONCE + 20


@pytest.fixture
def other(tmp_path: Path) -> Iterator[SqlCasebook]:
    """Open an empty casebook in a file of its own."""
    opened = open_casebook(str(tmp_path / "other.sqlite"))
    yield opened
    opened.close()


def fill(casebook: SqlCasebook) -> None:
    """Keep something of every sort, letters in more than one stretch."""
    marks = (("inbox", SourceMark(mark=Mark("5:9"), messages=9)),)
    letters = tuple(letter(number, f"Word {number}") for number in range(MANY))
    casebook.add_batch(Batch(letters=letters, others=(key(5_000),), marks=marks))
    casebook.set_homes({MemberKey(key(1)): casebook.new_case_number()})
    brought = casebook.add_word(Import(source="a.vcf", rows=1), at=NOON)
    casebook.people.add_imported(brought.id, [Imported(key="1", row=Card(name="Ada", source="a.vcf"))])
    casebook.people.add_homes({PersonKey("mail:ada@contoso.example"): PersonNumber(4)})
    casebook.outbox.add(a_delivery(1))


def look_at(casebook: SqlCasebook) -> tuple[object, ...]:
    """Return all that a casebook tells of itself."""
    words = casebook.words()
    return (
        sorted((one.message.key, one.reading, one.reader) for one in casebook.letters()),
        [casebook.get_raw(key(number)) for number in range(0, MANY, 100)],
        casebook.find_known([key(5_000)]),
        casebook.find_mark("inbox"),
        words,
        casebook.homes(),
        casebook.people.imported({word.id for word in words}),
        casebook.people.homes(),
        casebook.outbox.deliveries(),
        casebook.search("word 7"),
    )


def test_a_copy_holds_all_and_nothing_else(casebook: SqlCasebook, other: SqlCasebook) -> None:
    """From any database into a file: letters, bytes, words, numbers, people, outbox and search."""
    fill(casebook)
    other.add_batch(Batch(letters=(letter(9_999),)))
    before = other.get_state()
    copy_casebook(casebook, other)
    assert look_at(other) == look_at(casebook)
    assert other.get_state().letters > before.letters
    assert other.new_case_number() == CaseNumber(2)


def test_a_copy_goes_back_where_others_live(
    casebook: SqlCasebook, stranger: SqlCasebook, other: SqlCasebook
) -> None:
    """From a file into any database; another client's letters and search stay as they were."""
    fill(other)
    stranger.add_batch(Batch(letters=(letter(1, "Word of a stranger"),)))
    casebook.add_batch(Batch(letters=(letter(2, "Older word"),)))
    copy_casebook(other, casebook)
    assert look_at(casebook) == look_at(other)
    assert stranger.search("stranger") == [key(1)]
    assert [one.message.key for one in stranger.letters()] == [key(1)]


def test_a_copy_that_breaks_off_leaves_all_as_it_was(
    casebook: SqlCasebook, stranger: SqlCasebook, engine: Engine
) -> None:
    """What cannot be read halfway through takes nothing away from the target."""
    fill(casebook)
    held = look_at(casebook)
    stranger.add_batch(Batch(letters=(letter(1), letter(2))))
    with engine.begin() as connection:
        broken = "UPDATE letter SET message = '{' WHERE client = :client"
        connection.execute(text(broken), {"client": stranger.client})
    with pytest.raises(CasebookError):
        copy_casebook(stranger, casebook)
    assert look_at(casebook) == held


def test_what_is_erased_is_gone_for_one_client_only(casebook: SqlCasebook, stranger: SqlCasebook) -> None:
    """No row of the client is left; another's stay, and are still found."""
    fill(casebook)
    stranger.add_batch(Batch(letters=(letter(1, "Word of a stranger"),)))
    erase_casebook(casebook)
    assert list(casebook.letters()) == []
    assert casebook.search("word") == []
    assert (casebook.words(), casebook.homes(), casebook.outbox.deliveries()) == ([], {}, [])
    assert stranger.search("stranger") == [key(1)]
