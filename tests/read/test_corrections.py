"""The person's word on a reading."""

from rejoinder.model.mail import MessageKey
from rejoinder.model.reading import Kind, Reading
from rejoinder.model.words import Correction
from rejoinder.read import correct

READING = Reading(
    kind=Kind.REJECTION, confidence=0.7, why="…", organization="Acme", role="Clerk", decline="No."
)
KEY = MessageKey("k")


def test_what_the_person_says_wins_and_is_certain() -> None:
    """A corrected kind is certain and says whose word it is; a decline goes with the kind it belonged to."""
    corrected = correct(READING, [Correction(message=KEY, kind=Kind.STATUS, role="Head clerk")])
    assert (corrected.kind, corrected.confidence, corrected.decline) == (Kind.STATUS, 1.0, None)
    assert (corrected.organization, corrected.role, corrected.why) == ("Acme", "Head clerk", "You said so.")


def test_the_latest_word_counts() -> None:
    """Of two corrections of one part the later one holds; parts not named stay as they were read."""
    names = [Correction(message=KEY, organization=name) for name in ("Tarn", "Tarn & Co")]
    corrected = correct(READING, names)
    assert (corrected.organization, corrected.kind, corrected.confidence) == (
        "Tarn & Co",
        Kind.REJECTION,
        0.7,
    )


def test_no_correction_changes_nothing() -> None:
    """Without a word of the person the reading stays as it is."""
    assert correct(READING, []) == READING
