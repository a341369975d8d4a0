"""What a person says to the casebook, and takes back."""

from dataclasses import replace
from pathlib import Path

import pytest

from desk.conftest import NOW
from desk.test_scan import scan
from rejoinder.desk import words
from rejoinder.desk.cases import get_case, get_cases, latest_first
from rejoinder.desk.ports import Casebook
from rejoinder.errors import NotFoundError, UsageError
from rejoinder.model.case import Case, CaseState
from rejoinder.model.reading import Kind
from rejoinder.model.words import Correction, Happening, LogEntry, Via


@pytest.fixture
def scanned(casebook: Casebook, mailbox: Path) -> Casebook:
    """Scan the sample mailbox."""
    scan(casebook, mailbox)
    return casebook


def a_rejected(casebook: Casebook) -> Case:
    """Return some case that ended with a no by mail."""
    return next(case for case in get_cases(casebook) if any(case.having(Kind.REJECTION)))


def test_a_correction_wins_over_the_reader(scanned: Casebook) -> None:
    """What a person says a letter is, it is, in every later look."""
    letter = next(a_rejected(scanned).having(Kind.REJECTION))
    words.correct(
        scanned, Correction(message=letter.message.key, kind=Kind.STATUS, role="Head Gardener"), now=NOW
    )
    case = words.case_of(scanned, letter.member)
    assert case is not None
    found = next(one for one in case.letters if one.member == letter.member)
    assert (found.reading.kind, found.reading.role, found.corrected) == (Kind.STATUS, "Head Gardener", True)


def test_a_correction_survives_reading_again(scanned: Casebook, mailbox: Path) -> None:
    """Scanning everything again leaves the person's word in force."""
    letter = next(a_rejected(scanned).having(Kind.REJECTION))
    words.correct(scanned, Correction(message=letter.message.key, organization="Birkenhof"), now=NOW)
    scan(scanned, mailbox, again=True)
    case = words.case_of(scanned, letter.member)
    assert case is not None
    assert case.organization == "Birkenhof"


def test_undo_brings_back_what_the_reader_said(scanned: Casebook) -> None:
    """A word taken back counts no more."""
    before = get_cases(scanned)
    letter = next(a_rejected(scanned).having(Kind.REJECTION))
    words.correct(scanned, Correction(message=letter.message.key, kind=Kind.OFFER), now=NOW)
    words.undo(scanned, None, now=NOW)
    assert get_cases(scanned) == before


def test_merging_keeps_every_letter_and_undo_parts_them_again(scanned: Casebook) -> None:
    """Two cases made one hold the letters of both; undo gives both back with their numbers."""
    first, second, *_ = get_cases(scanned)
    words.merge(scanned, [first, second], now=NOW)
    merged = words.case_of(scanned, words.anchor(second))
    assert merged is not None
    assert {one.member for one in merged.members} == {one.member for one in (*first.members, *second.members)}
    words.undo(scanned, None, now=NOW)
    assert {case.number for case in get_cases(scanned)} >= {first.number, second.number}


def test_merging_a_case_with_itself_is_refused(scanned: Casebook) -> None:
    """One case named twice is no merge."""
    case = get_cases(scanned)[0]
    with pytest.raises(UsageError):
        words.merge(scanned, [case, case], now=NOW)


def test_splitting_gives_a_letter_its_own_case(scanned: Casebook) -> None:
    """The letter leaves its case, which keeps its number."""
    case = next(case for case in get_cases(scanned) if len(case.letters) > 2)
    last = case.letters[-1].member
    words.split(scanned, case, last, now=NOW)
    apart = words.case_of(scanned, last)
    assert apart is not None
    assert apart.number != case.number
    assert words.case_of(scanned, case.members[0].member) is not None


def test_a_rejection_by_phone_closes_the_case_it_is_about(scanned: Casebook) -> None:
    """What is logged for a case belongs to it and counts."""
    case = next(case for case in get_cases(scanned) if case.state is CaseState.APPLIED)
    entry = LogEntry(happening=Happening.REJECTION, on=NOW, via=Via.PHONE)
    words.log(scanned, entry, case=case, now=NOW)
    assert get_case(get_cases(scanned), str(case.number)).state is CaseState.REJECTED


def test_undo_takes_a_log_entry_wholly_back(scanned: Casebook) -> None:
    """What was logged for a case is one word: taken back, nothing of it stays."""
    before = get_cases(scanned)
    words.log(scanned, LogEntry(happening=Happening.NOTE, on=NOW), case=before[0], now=NOW)
    words.undo(scanned, None, now=NOW)
    assert get_cases(scanned) == before


def test_a_log_entry_that_belongs_nowhere_is_refused(casebook: Casebook) -> None:
    """Without a case or an organisation it could never be found again."""
    with pytest.raises(UsageError):
        words.log(casebook, LogEntry(happening=Happening.NOTE, on=NOW), case=None, now=NOW)


def test_the_persons_answer_belongs_to_the_case(scanned: Casebook) -> None:
    """An answer to a draft's question is kept with the case it was asked for."""
    case = get_cases(scanned)[0]
    words.answer(scanned, case, "interview-moment", text="the tour of the ward", now=NOW)
    assert get_case(get_cases(scanned), str(case.number)).answers == (
        ("interview-moment", "the tour of the ward"),
    )


def test_nothing_to_undo_is_said(casebook: Casebook) -> None:
    """An empty casebook has no word to take back."""
    with pytest.raises(NotFoundError, match="nothing to undo"):
        words.undo(casebook, None, now=NOW)


def test_a_letter_is_found_by_the_beginning_of_its_name(scanned: Casebook) -> None:
    """Eight characters of the key, or the Message-ID, name a letter; a name of none is said."""
    letter = a_rejected(scanned).letters[0]
    assert words.find_message(scanned, letter.message.key[:12]) == letter.message.key
    assert words.find_message(scanned, f"<{letter.message.message_id}>") == letter.message.key
    with pytest.raises(NotFoundError):
        words.find_message(scanned, "nosuchletter")


def test_numbers_of_cases_stay_when_nothing_changes(scanned: Casebook) -> None:
    """Looking twice gives the same cases under the same numbers."""
    assert get_cases(scanned) == get_cases(scanned)


def test_cases_without_a_date_come_last(scanned: Casebook) -> None:
    """What was last heard of stands first; a case of undated mail is not taken for the newest."""
    cases = latest_first(get_cases(scanned))
    undated = replace(cases[0], members=())
    assert latest_first([undated, *cases])[-1] == undated
    assert [case.last for case in cases] == sorted((case.last for case in cases if case.last), reverse=True)
