"""Reading again after an upgrade, and what corrections teach, on a real casebook."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desk.conftest import NOW
from rejoinder.desk import words
from rejoinder.desk.cases import get_letter, get_unsure
from rejoinder.desk.lessons import forget, get_learned
from rejoinder.desk.ports import Casebook
from rejoinder.desk.reread import reread
from rejoinder.desk.scan import Scan, scan
from rejoinder.errors import NotFoundError
from rejoinder.model.mail import Message, MessageKey
from rejoinder.model.reading import Kind, Reading
from rejoinder.model.words import Correction, WordId
from rejoinder.read import read_message
from rejoinder.wiring import get_digest, get_sources

AT = datetime(2026, 3, 5, 9, tzinfo=UTC)


def fill(casebook: Casebook, mailbox: Path) -> None:
    """Scan a mailbox into a casebook."""
    sources = get_sources([str(mailbox)])
    scan(Scan(casebook=casebook, digest=get_digest(sources, frozenset())), sources)


def upgraded(message: Message) -> Reading:
    """Read like a newer reader that takes every receipt for word on how things stand."""
    reading = read_message(message)
    return replace(reading, kind=Kind.STATUS) if reading.kind is Kind.ACKNOWLEDGEMENT else reading


def test_reading_again_with_the_same_reader_changes_nothing(casebook: Casebook, mailbox: Path) -> None:
    """The reader gives the same letter the same reading."""
    fill(casebook, mailbox)
    done = reread(casebook, read_message, reader="2")
    assert done.letters > 90
    assert done.changes == ()


def test_a_newer_reader_tells_what_changed_and_a_correction_stays(casebook: Casebook, mailbox: Path) -> None:
    """Every changed letter is told with before and after; a corrected one is told as covered and stays."""
    fill(casebook, mailbox)
    receipts = [one.message.key for one in casebook.letters() if one.reading.kind is Kind.ACKNOWLEDGEMENT]
    words.correct(casebook, Correction(message=receipts[0], kind=Kind.REJECTION), now=AT)
    done = reread(casebook, upgraded, reader="2")
    assert {change.message.key for change in done.changes} == set(receipts)
    assert all(change.parts == (("kind", "acknowledgement", "status"),) for change in done.changes)
    assert [change.covered for change in done.changes].count(True) == 1
    assert get_letter(casebook, receipts[0]).reading.kind is Kind.REJECTION
    assert get_letter(casebook, receipts[1]).reading.kind is Kind.STATUS
    assert {stored.reader for stored in casebook.letters()} == {"2"}


def test_other_mail_can_be_looked_at_again(casebook: Casebook, mailbox: Path) -> None:
    """A scan told to look at other mail again reads it, and keeps no letter twice."""
    fill(casebook, mailbox)
    before = len(list(casebook.letters()))
    sources = get_sources([str(mailbox)])
    digest = get_digest(sources, frozenset())
    tally = scan(Scan(casebook=casebook, digest=digest, again=True, others=True), sources)
    assert tally.other == casebook.count_others() > 0
    assert len(list(casebook.letters())) == before


def test_a_lesson_is_shown_forgotten_and_brought_back(casebook: Casebook, mailbox: Path) -> None:
    """A correction is listed with what it teaches until it is forgotten; undo brings the lesson back."""
    fill(casebook, mailbox)
    letter = next(one.message for one in casebook.letters() if one.reading.kind is Kind.REJECTION)
    word = words.correct(casebook, Correction(message=letter.key, kind=Kind.STATUS), now=NOW)
    assert [one.lesson.word for one in get_learned(casebook)] == [word.id]
    forget(casebook, word.id, now=NOW)
    assert get_learned(casebook) == []
    assert get_letter(casebook, letter.key).reading.kind is Kind.STATUS
    words.undo(casebook, None, now=NOW)
    assert len(get_learned(casebook)) == 1


def test_only_what_teaches_can_be_forgotten(casebook: Casebook) -> None:
    """Forgetting a number that is no lesson says so."""
    with pytest.raises(NotFoundError, match="teaches nothing"):
        forget(casebook, WordId(12), now=NOW)


def test_unsure_letters_are_listed_until_the_person_says_what_they_are(
    casebook: Casebook, mailbox: Path
) -> None:
    """A letter whose kind is unsure is in the list, newest first, and leaves it once it is told."""
    fill(casebook, mailbox)
    unsure = get_unsure(casebook)
    dates = [letter.at for letter in unsure if letter.at]
    assert dates == sorted(dates, reverse=True)
    assert unsure
    words.correct(casebook, Correction(message=unsure[0].message.key, kind=Kind.OTHER), now=AT)
    assert len(get_unsure(casebook)) < len(unsure)
    with pytest.raises(NotFoundError):
        get_letter(casebook, MessageKey("f" * 32))
