"""What a correction teaches about other letters, and what it must not."""

from dataclasses import replace

import pytest

from read.builders import make_message
from rejoinder.model.mail import Address, Message
from rejoinder.model.reading import Act, ActName, Kind, Reading
from rejoinder.model.words import Correction, WordId
from rejoinder.read import Lesson, apply_lessons, learn, read_message

DESK = Address(name="Lindqvist Freight", email="people@lindqvist.example")
NOTE = (
    "Dear Jo,\n\nThe wheel has turned for the depot crew and our table is laid for this year.\n"
    "The names on it are painted and the paint is dry.\nFair winds to you from all of us at the yard."
)
SAME = NOTE.replace("Jo", "Sam").replace("depot", "Harbour")
NEWS = """
We would love to see how you tie a knot.
Bring gloves and boots along.
The gate is open from six.
Ask for the foreman there."""
UNSURE = Reading(kind=Kind.UNSURE, confidence=0.4, why="…", organization="Wheel")


def lesson(kind: Kind, *, word: int = 1, text: str = NOTE, sender: Address = DESK) -> Lesson:
    """Learn from one correction of a letter."""
    message = make_message(text, sender=sender)
    return learn([(WordId(word), Correction(message=message.key, kind=kind), message, UNSURE)])[0]


def taught(message: Message, *lessons: Lesson, reading: Reading = UNSURE) -> Kind:
    """Return the kind of a letter after lessons."""
    return apply_lessons(message, reading, lessons)[0].kind


def test_the_same_letter_to_another_name_is_read_as_corrected() -> None:
    """A letter of the same sender with the same sentences gets the corrected kind, and says by whose word."""
    reading, used = apply_lessons(make_message(SAME, sender=DESK), UNSURE, [lesson(Kind.REJECTION, word=7)])
    assert (reading.kind, used) == (Kind.REJECTION, {7})
    assert "correction 7" in reading.why


@pytest.mark.parametrize(
    ("text", "sender"),
    [
        (SAME, Address(name="Lindqvist Freight", email="yard@other.example")),
        ("Dear Jo,\n\nShall we talk on Tuesday at ten about the crew that leaves in May?", DESK),
        (SAME + NEWS, DESK),
        ("", DESK),
    ],
    ids=["another sender", "other words", "half of it new", "empty"],
)  # fmt: skip
def test_no_match_beats_a_wrong_match(text: str, sender: Address) -> None:
    """A lesson says nothing about other senders, other words, mostly new letters and empty ones."""
    assert taught(make_message(text, sender=sender), lesson(Kind.REJECTION)) is Kind.UNSURE


def test_a_lesson_never_overrules_a_no_it_did_not_hold() -> None:
    """A letter like one corrected to a receipt stays a rejection where it says no in a new sentence."""
    text = NOTE + "\nWe are sorry to tell you that we chose another applicant."
    message = make_message(text, sender=DESK)
    reading = read_message(message)
    assert reading.does(ActName.DECLINES)
    assert taught(message, lesson(Kind.ACKNOWLEDGEMENT), reading=reading) is reading.kind


def test_two_lessons_that_differ_cancel_out() -> None:
    """Of two corrections of one template that say different things neither is applied."""
    both = lesson(Kind.REJECTION, word=1), lesson(Kind.STATUS, word=2)
    assert taught(make_message(SAME, sender=DESK), *both) is Kind.UNSURE


def test_a_skewed_history_swallows_nothing() -> None:
    """After two hundred corrections to `other` of one sender, its letters that say something else stand."""
    texts = [
        f"Our menu of the week has soup and bread and a cake for all guests, day {n}." for n in range(200)
    ]
    lessons = [lesson(Kind.OTHER, word=n, text=text) for n, text in enumerate(texts)]
    no = make_message(
        "We are sorry, but we have given the place in the kitchen to somebody else.", sender=DESK
    )
    reading = replace(UNSURE, kind=Kind.REJECTION)
    assert taught(no, *lessons, reading=reading) is Kind.REJECTION
    decided = replace(reading, acts=(Act(act=ActName.DECLINES, text="It is a no."),))
    again = make_message(texts[0], sender=DESK)
    assert taught(again, *lessons, reading=decided) is Kind.REJECTION


def test_a_corrected_name_holds_where_the_same_wrong_name_was_read() -> None:
    """An organisation is taught for one sender's letters that were read with the same wrong name only."""
    message = make_message(NOTE, sender=DESK)
    correction = Correction(message=message.key, organization="Lindqvist")
    lessons = learn([(WordId(3), correction, message, UNSURE)])
    other = make_message("Something else altogether, about quite another thing.", sender=DESK)
    assert apply_lessons(other, UNSURE, lessons)[0].organization == "Lindqvist"
    right = replace(UNSURE, organization="Harbour Trust")
    assert apply_lessons(other, right, lessons) == (right, set())


def test_a_role_teaches_nothing() -> None:
    """A corrected role is true of one letter alone."""
    message = make_message(NOTE, sender=DESK)
    assert learn([(WordId(1), Correction(message=message.key, role="Rigger"), message, UNSURE)]) == []
