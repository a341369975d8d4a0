"""What every casebook promises, on every database."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import get_args

import pytest
from sqlalchemy import Engine, event

from rejoinder.desk.ports import Batch, Casebook, Failure, Mark, SourceMark, StoredLetter
from rejoinder.errors import NotFoundError
from rejoinder.model.case import CaseNumber
from rejoinder.model.mail import Address, Origin, Segment, SegmentRole
from rejoinder.model.people import Card, Imported
from rejoinder.model.reading import Contact, Kind
from rejoinder.model.words import (
    Answer,
    Apart,
    ContactNote,
    Correction,
    Dismiss,
    Edit,
    Forget,
    Happening,
    Import,
    Leave,
    LogEntry,
    MemberKey,
    Offered,
    OtherPerson,
    PersonDetail,
    PersonKey,
    SamePerson,
    SavedView,
    Saying,
    Snooze,
    Together,
    Via,
    WordId,
)
from rejoinder.store.casebook import SqlCasebook
from store.builders import NOON, key, keys, letter, letter_of, message, reading

LATER = NOON + timedelta(hours=1)

SAYINGS: list[Saying] = [
    Correction(message=key(1), kind=Kind.OFFER, role="Nurse"),
    Together(one=MemberKey(key(1)), other=MemberKey("log-1")),
    Apart(one=MemberKey(key(1)), other=MemberKey(key(2))),
    LogEntry(happening=Happening.REJECTION, on=NOON, via=Via.PHONE, contact=Contact(name="Ana Söder")),
    Answer(member=MemberKey(key(1)), question="what", text='They asked about "nights" — and \\ 🙂\n\0'),
    Edit(
        member=MemberKey("log-1"),
        kind="reply",
        offered=(Offered(part="wish/1", text="All the best."),),
        text="Hello",
    ),
    Forget(word=WordId(1)),
    Snooze(about=MemberKey(key(1)), kind="reply", until=NOON),
    Dismiss(about=MemberKey(key(1)), kind="reply"),
    Leave(email="ana@contoso.example"),
    PersonDetail(name="Ana Söder", tags=("mentor",), every=30),
    SamePerson(one=PersonKey("mail:ana@contoso.example"), other=PersonKey("word-3")),
    OtherPerson(traces=(PersonKey("word-3"),), others=(PersonKey("word-4"), PersonKey("word-5"))),
    SavedView(name="Open ones 🙂", state="applied", view="board"),
    ContactNote(person=PersonKey("word-3"), on=NOON, text="Tea\n🙂", via=Via.IN_PERSON),
    Import(source="Connections.csv", rows=3),
]


def failure(locator: str, *, number: int | None = None, reason: str = "It breaks off.") -> Failure:
    """Return a failure at a place."""
    found = None if number is None else key(number)
    return Failure(key=found, origin=Origin(source="mail.mbox", locator=locator), reason=reason)


def test_is_a_casebook(casebook: SqlCasebook) -> None:
    """The class has all that the desk asks for."""
    asked: Casebook = casebook
    assert list(asked.letters()) == []


# Letters


def test_letter_comes_back_as_it_was(casebook: SqlCasebook) -> None:
    """Message, reading, version of the reader and bytes are what was kept."""
    kept = letter(7, "Grüße aus Zürich 🙂\n")
    casebook.add_batch(Batch(letters=[kept]))
    found = StoredLetter(message=kept.message, reading=kept.reading, reader="1")
    assert casebook.find_letter(key(7)) == found
    assert list(casebook.letters()) == [found]
    assert casebook.get_raw(key(7)) == kept.raw


def test_second_time_changes_nothing(casebook: SqlCasebook) -> None:
    """A message already kept is left as it is, also when it comes twice in one batch."""
    again = replace(letter(1), raw=b"other", reading=reading("Fabrikam"))
    casebook.add_batch(Batch(letters=[letter(1), letter(1)], others=keys(2) + keys(2)))
    casebook.add_batch(Batch(letters=[again, letter(2)], others=[*keys(2), key(1)]))
    assert [stored.message.key for stored in casebook.letters()] == [key(1), key(2)]
    assert casebook.get_raw(key(1)) == letter(1).raw
    assert casebook.count_others() == 2


def test_letters_come_oldest_first(casebook: SqlCasebook) -> None:
    """The order is that of the dates, undated letters before all others, whatever the order of keeping."""
    undated = letter_of(replace(message(9), date=None))
    west = letter_of(replace(message(8), date=NOON.astimezone(timezone(timedelta(hours=-9)))))
    casebook.add_batch(Batch(letters=[letter(3), letter(1)]))
    casebook.add_batch(Batch(letters=[undated, letter(2), west]))
    assert [stored.message.key for stored in casebook.letters()] == list(map(key, (9, 8, 1, 2, 3)))


def test_odd_dates_are_kept(casebook: SqlCasebook) -> None:
    """A broken clock's dates, from the first year to the last, can be kept and ordered."""
    first, last = datetime(1, 1, 2, tzinfo=UTC), datetime(9999, 12, 30, tzinfo=UTC)
    odd = [letter_of(replace(message(2), date=last)), letter_of(replace(message(1), date=first))]
    casebook.add_batch(Batch(letters=odd))
    assert [stored.message.date for stored in casebook.letters()] == [first, last]


def test_text_that_is_no_unicode_is_kept(casebook: SqlCasebook) -> None:
    """NUL and halves of surrogate pairs, as hostile mail and odd file names hold them, become U+FFFD."""
    odd = replace(
        message(1, "a\0b \udcfc c"),
        origin=Origin(source="M\udcfcller", locator="1"),
        sender=Address(name="\udce4", email="a\0@contoso.example"),
        subject="\0",
    )
    casebook.add_batch(
        Batch(letters=[letter_of(odd)], marks=[("M\udcfcller", SourceMark(mark=Mark("7"), messages=1))])
    )
    found = casebook.find_letter(key(1))
    assert found is not None
    assert found.message.segments == (Segment(role=SegmentRole.NEW, text="a�b � c"),)
    assert casebook.find_mark("M\udcfcller") == SourceMark(mark=Mark("7"), messages=1)
    assert casebook.search("c") == [key(1)]


def test_reading_letters_streams(casebook: SqlCasebook, engine: Engine) -> None:
    """The first letter of many comes after two small questions, and none of them touches the raw mail."""
    casebook.add_batch(Batch(letters=[letter(number) for number in range(1_000)]))
    asked: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *said: asked.append(said[2]))
    assert next(casebook.letters()).message.key == key(0)
    assert sum("SELECT" in statement for statement in asked) == 2
    assert not any("letter_raw" in statement for statement in asked)


def test_writing_while_letters_are_read(casebook: SqlCasebook) -> None:
    """Who walks through the letters may write in between."""
    casebook.add_batch(Batch(letters=[letter(number) for number in range(450)]))
    for stored in casebook.letters():
        if stored.message.key in {key(0), key(300)}:
            casebook.set_readings([(key(449), reading("Fabrikam"))])
            casebook.add_batch(Batch(letters=[letter(500)]))
    last = casebook.find_letter(key(449))
    assert last is not None
    assert last.reading.organization == "Fabrikam"


def test_letter_that_is_not_there(casebook: SqlCasebook) -> None:
    """Looking for one finds None; asking for its bytes is an error in words."""
    assert casebook.find_letter(key(1)) is None
    with pytest.raises(NotFoundError, match="no letter"):
        casebook.get_raw(key(1))


def test_keys_are_found_by_how_they_begin(casebook: SqlCasebook) -> None:
    """The beginning of a key or of a Message-ID is enough, and signs that SQL knows mean themselves."""
    odd = letter_of(replace(message(255), message_id="100%_sure@x.example"))
    casebook.add_batch(Batch(letters=[letter(1), letter(16), odd]))
    assert casebook.find_keys(key(1)[:31]) == [key(1)]
    assert casebook.find_keys("0" * 30) == [key(1), key(16), key(255)]
    assert casebook.find_keys("16.letter@") == [key(16)]
    assert casebook.find_keys("100%_") == [key(255)]
    assert casebook.find_keys("1__") == casebook.find_keys("%") == casebook.find_keys("'") == []


def test_readings_are_replaced(casebook: SqlCasebook) -> None:
    """New readings take the place of old ones, others stay, and unknown keys make nothing."""
    casebook.add_batch(Batch(letters=[letter(1), letter(2)]))
    casebook.set_readings(iter([(key(1), reading("Fabrikam")), (key(3), reading())]), reader="2")
    found = [(one.reading.organization, one.reader) for one in casebook.letters()]
    assert found == [("Fabrikam", "2"), ("Contoso", "1")]
    casebook.set_readings([])


# Other mail, marks, failures


def test_known_is_what_was_met(casebook: SqlCasebook) -> None:
    """Letters and other mail are known, failures and strangers are not, however many are asked about."""
    casebook.add_batch(Batch(letters=[letter(1)], others=keys(1_500), failures=[failure("9", number=9)]))
    assert casebook.find_known([key(1), key(9), *keys(3_000)]) == {key(1), *keys(1_500)}
    assert casebook.find_known([]) == set()
    assert casebook.count_others() == 1_500


def test_other_mail_can_become_a_letter(casebook: SqlCasebook) -> None:
    """Mail that is read as job mail after all is a letter and no longer other mail."""
    casebook.add_batch(Batch(others=[key(1), key(2)]))
    casebook.add_batch(Batch(letters=[letter(1)]))
    assert casebook.count_others() == 1
    assert casebook.find_known([key(1)]) == {key(1)}
    assert len(list(casebook.letters())) == 1


def test_mark_is_the_last_one(casebook: SqlCasebook) -> None:
    """Each source has one mark, the latest."""
    first, second = SourceMark(mark=Mark('{"size":1}'), messages=1), SourceMark(mark=Mark("{}"), messages=5)
    assert casebook.find_mark("a.mbox") is None
    casebook.add_batch(Batch(marks=[("a.mbox", first), ("b.mbox", first)]))
    casebook.add_batch(Batch(marks=[("a.mbox", second)]))
    assert casebook.find_mark("a.mbox") == second
    assert casebook.find_mark("b.mbox") == first


def test_failure_stays_until_it_is_read(casebook: SqlCasebook) -> None:
    """A place fails once, with its latest reason, and no more once its message is read."""
    casebook.add_batch(Batch(failures=[failure("5"), failure("9", number=9), failure("8", number=8)]))
    casebook.add_batch(Batch(failures=[failure("5", reason="It is empty.")]))
    assert {one.locator: why for one, why in ((f.origin, f.reason) for f in casebook.failures())} == {
        "5": "It is empty.",
        "8": "It breaks off.",
        "9": "It breaks off.",
    }
    casebook.add_batch(Batch(letters=[letter(9)], others=[key(8)]))
    assert casebook.failures() == [failure("5", reason="It is empty.")]


def test_empty_batch_changes_nothing(casebook: SqlCasebook) -> None:
    """A stretch of a scan that found nothing can be kept."""
    casebook.add_batch(Batch())
    assert casebook.failures() == []
    assert list(casebook.letters()) == []
    assert casebook.count_others() == 0


# Words


def test_sayings_are_all_tried() -> None:
    """The list above has one saying of each type that a person can say."""
    assert {type(saying) for saying in SAYINGS} == set(get_args(Saying))


@pytest.mark.parametrize("saying", SAYINGS, ids=lambda saying: type(saying).__name__)
def test_word_comes_back_as_it_was_said(casebook: SqlCasebook, saying: Saying) -> None:
    """Every type of saying is kept word for word, with its time."""
    word = casebook.add_word(saying, at=NOON.astimezone(timezone(timedelta(hours=2))))
    assert casebook.words() == [word]
    assert (word.saying, word.at) == (saying, NOON)


def test_words_are_numbered_in_order(casebook: SqlCasebook) -> None:
    """Numbers rise from 1 and the words come in their order."""
    said = [casebook.add_word(saying, at=NOON) for saying in SAYINGS]
    assert [word.id for word in said] == list(range(1, len(SAYINGS) + 1))
    assert casebook.words() == said


def test_word_taken_back_stands_no_more(casebook: SqlCasebook) -> None:
    """It is gone from the words, its number is not used again, and it cannot be taken back twice."""
    first, second = (casebook.add_word(saying, at=NOON) for saying in SAYINGS[:2])
    casebook.undo_word(second.id, at=LATER)
    assert casebook.words() == [first]
    assert casebook.add_word(SAYINGS[2], at=LATER).id == 3
    with pytest.raises(NotFoundError, match="no standing word 2"):
        casebook.undo_word(second.id, at=LATER)
    with pytest.raises(NotFoundError, match="no standing word 99"):
        casebook.undo_word(WordId(99), at=LATER)


# Cases


def test_homes_are_replaced_as_a_whole(casebook: SqlCasebook) -> None:
    """What is set is what is there."""
    first = {MemberKey(key(1)): CaseNumber(1), MemberKey("log-1"): CaseNumber(2)}
    second = {MemberKey("log-1"): CaseNumber(1), MemberKey("log-2"): CaseNumber(1)}
    casebook.set_homes(first)
    assert casebook.homes() == first
    casebook.set_homes(second)
    assert casebook.homes() == second
    casebook.set_homes({})
    assert casebook.homes() == {}


def test_case_numbers_are_given_once(casebook: SqlCasebook, engine: Engine) -> None:
    """Numbers rise from 1, also from a casebook opened anew, whether they are used or not."""
    given = [casebook.new_case_number() for _ in range(3)]
    casebook.set_homes({})
    assert [*given, SqlCasebook(engine, client="me").new_case_number()] == [1, 2, 3, 4]


# Clients


def test_client_sees_nothing_of_another(casebook: SqlCasebook, stranger: SqlCasebook) -> None:
    """Every question about what another client keeps is answered as if it were not there."""
    casebook.add_batch(
        Batch(
            letters=[letter(1)],
            others=keys(3),
            failures=[failure("5")],
            marks=[("mail.mbox", SourceMark(mark=Mark("1"), messages=4))],
        )
    )
    casebook.add_word(SAYINGS[0], at=NOON)
    casebook.set_homes({MemberKey(key(1)): CaseNumber(1)})
    assert stranger.find_known([key(1), *keys(3)]) == set()
    assert stranger.find_letter(key(1)) is None
    assert stranger.find_mark("mail.mbox") is None
    assert stranger.find_keys("") == stranger.search("decided") == []
    assert list(stranger.letters()) == []
    assert stranger.failures() == []
    assert stranger.words() == []
    assert stranger.homes() == {}
    assert stranger.count_others() == 0
    with pytest.raises(NotFoundError):
        stranger.get_raw(key(1))


def test_client_changes_nothing_of_another(casebook: SqlCasebook, stranger: SqlCasebook) -> None:
    """Each wish that writes leaves what another client keeps under the same keys and numbers."""
    mine = Batch(letters=[letter(1)], failures=[failure("5", number=5)], others=keys(1))
    casebook.add_batch(mine)
    casebook.set_homes({MemberKey(key(1)): CaseNumber(1)})
    word = casebook.add_word(SAYINGS[0], at=NOON)
    before = list(casebook.letters())

    stranger.set_readings([(key(1), reading("Fabrikam"))])
    stranger.set_homes({})
    stranger.add_batch(Batch(others=[key(1), key(5)], letters=[letter(1_000)]))
    with pytest.raises(NotFoundError):
        stranger.undo_word(word.id, at=LATER)

    assert list(casebook.letters()) == before
    assert casebook.homes() == {MemberKey(key(1)): CaseNumber(1)}
    assert casebook.words() == [word]
    assert casebook.failures() == list(mine.failures)
    assert casebook.count_others() == 1


def test_clients_count_for_themselves(casebook: SqlCasebook, stranger: SqlCasebook) -> None:
    """Numbers of words and cases start at 1 for each, and both may keep the same message."""
    assert casebook.add_word(SAYINGS[0], at=NOON).id == stranger.add_word(SAYINGS[0], at=NOON).id == 1
    assert casebook.new_case_number() == stranger.new_case_number() == 1
    casebook.add_batch(Batch(letters=[letter(1)]))
    stranger.add_batch(Batch(letters=[letter(1, "Ours")]))
    assert stranger.search("ours") == [key(1)]
    assert casebook.search("ours") == []


def test_the_state_changes_with_facts_and_readings_only(casebook: SqlCasebook) -> None:
    """Letters, readings, words, people brought in or erased do; homes, marks and other mail do not."""
    states = [casebook.get_state()]
    casebook.add_batch(Batch(letters=[letter(1)]))
    states.append(casebook.get_state())
    casebook.set_readings([(key(1), reading("Fabrikam"))], reader="2")
    states.append(casebook.get_state())
    word = casebook.add_word(SAYINGS[0], at=NOON)
    states.append(casebook.get_state())
    casebook.undo_word(word.id, at=LATER)
    states.append(casebook.get_state())
    casebook.people.add_imported(word.id, [Imported(key="1", row=Card(name="Ana Ruiz", source="a.vcf"))])
    states.append(casebook.get_state())
    casebook.people.erase(words=[], rows=["1"], traces=[])
    states.append(casebook.get_state())
    assert len(set(states)) == len(states)
    casebook.add_batch(Batch(others=keys(3), failures=[failure("1")]))
    casebook.set_homes({MemberKey(key(1)): casebook.new_case_number()})
    assert casebook.get_state() == states[-1]


def test_the_state_of_one_client_is_no_matter_of_another(
    casebook: SqlCasebook, stranger: SqlCasebook
) -> None:
    """What a stranger keeps leaves the state as it is."""
    before = casebook.get_state()
    stranger.add_batch(Batch(letters=[letter(1)]))
    stranger.add_word(SAYINGS[0], at=NOON)
    assert casebook.get_state() == before
