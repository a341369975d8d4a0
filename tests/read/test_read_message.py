"""What holds for every reading: whose words count, what hostile mail cannot do, what is not known."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from read.builders import make_message
from read.golden import quotes
from rejoinder.model.mail import Address
from rejoinder.model.reading import ActName, Kind, Stage
from rejoinder.read import read_message

NO = "Thank you for applying to us. Unfortunately we will not be taking your application further."

PIECES = st.sampled_from([
    *(
        "Unfortunately ",
        "we will not be ",
        "moving forward ",
        "with your application",
        ". ",
        "? ",
        "\n\n",
        "\n- ",
        "if you are not ",
    ),
    *(
        "selected ",
        "Ihre Bewerbung ",
        "leider nicht ",
        "berücksichtigt",
        "votre candidature ",
        "n'a pas été retenue",
        "\u200b",
        "Ѕ",
        "’",
        "Dr. ",
    ),
    *(
        "offer you the position ",
        "other candidates ",
        "your interview ",
        "1. ",
        "not ",
        "! ",
        "we ",
        "\u00a0",
        "ﬁ",
    ),
])
TEXTS = st.lists(PIECES | st.text(max_size=10), max_size=60).map("".join)


def kind_of(text: str, subject: str = "") -> Kind:
    """Read a text as a mail."""
    return read_message(make_message(text, subject=subject)).kind


@given(text=TEXTS, subject=TEXTS)
@settings(max_examples=150, deadline=None)
def test_every_quote_is_exact_and_reading_is_repeatable(text: str, subject: str) -> None:
    """Whatever a mail says, nothing is raised, quotes are exact, and a second reading is the same."""
    message = make_message(text, subject=subject)
    reading = read_message(message)
    assert all(quote in message.text or quote == subject for quote in quotes(reading))
    assert read_message(message) == reading
    assert 0 <= reading.confidence <= 1


@pytest.mark.parametrize(
    "text",
    [
        "not " * 50_000,
        "a" * 200_000,
        "we " * 30_000 + "move forward with other candidates",
        "unfortunately " + "другие " * 20_000,
        "\u200b" * 100_000,
        "( " * 50_000,
        "?!" * 50_000,
        "we not move\n" * 20_000,
    ],
    ids=["negations", "one word", "no stop", "cyrillic", "zero width", "brackets", "marks", "lines"],
)
def test_hostile_text_is_read_in_bounded_work(text: str) -> None:
    """Endless sentences, words and lines give a reading like any other; only a bounded part is looked at."""
    assert len(read_message(make_message(text)).acts) <= 4000


def test_own_mail_is_the_candidates() -> None:
    """A mail from one of the person's own addresses is theirs, whatever it says."""
    message = make_message(NO, sender=Address(email="me@home.example"))
    reading = read_message(message, me=frozenset({"me@home.example"}))
    assert (reading.kind, reading.confidence) == (Kind.CANDIDATE, 1.0)


def test_quoted_history_does_not_count() -> None:
    """An old no, quoted below a new invitation, does not make the new mail a no."""
    new = "Good news: could you come in for an interview on Tuesday? A place on the panel's list came free."
    reading = read_message(make_message(new, history=f"> {NO}"))
    assert reading.kind is Kind.INTERVIEW
    assert reading.decline is None


def test_forwarded_mail_counts_below_a_note() -> None:
    """Where the new text is only a note, the forwarded letter is what is read."""
    assert read_message(make_message("See below.", forwarded=NO)).kind is Kind.REJECTION


def test_a_no_in_the_subject_is_enough() -> None:
    """A letter whose subject alone says no is a rejection, and the subject is its quote."""
    message = make_message("Please see the portal.", subject="Your application was unsuccessful")
    reading = read_message(message)
    assert (reading.kind, reading.decline) == (Kind.REJECTION, "Your application was unsuccessful")


@pytest.mark.parametrize(
    "text",
    [
        "We have received your application. If you are not selected for this role, we will let you know.",
        "We have received your application. Should your application be unsuccessful, we will tell you.",
        "Thank you for applying. We will inform you whether or not you have been selected for an interview.",
        "Danke für Ihre Bewerbung. Falls wir uns für andere Kandidaten entscheiden, hören Sie von uns.",
        "Ihre Bewerbung ist eingegangen. Sollten Sie nicht ausgewählt werden, erhalten Sie eine Nachricht.",
        "Nous avons bien reçu votre candidature. Si elle n'est pas retenue, vous recevrez un message.",
    ],
)
def test_a_no_under_a_condition_is_no_rejection(text: str) -> None:
    """An acknowledgement that says what a no would look like is still an acknowledgement."""
    reading = read_message(make_message(text))
    assert reading.kind is Kind.ACKNOWLEDGEMENT
    assert not reading.does(ActName.DECLINES)


@pytest.mark.parametrize(
    "text",
    [
        "Following your interview, we are unable to offer you the position of clerk.",
        "We cannot offer you an interview for the post of clerk.",
        "Nach dem Gespräch können wir Ihnen die Stelle leider nicht anbieten.",
        "Nous ne pouvons malheureusement pas vous proposer le poste.",
    ],
)
def test_a_negated_offer_is_a_no(text: str) -> None:
    """Words of offering under a negation are a no, not an offer."""
    assert kind_of(text) is Kind.REJECTION


def test_a_no_outweighs_thanks_and_talk_of_interviews() -> None:
    """Thanks for applying and for the interview do not hide the no between them, and tell the stage."""
    text = (
        "Thank you for applying and for interviewing with us last week. We have decided to move forward "
        "with another candidate. We wish you all the best."
    )
    reading = read_message(make_message(text))
    assert (reading.kind, reading.stage) == (Kind.REJECTION, Stage.INTERVIEW)


def test_a_letter_with_only_faint_signs_is_a_less_certain_no() -> None:
    """Thanks, regret, good wishes and an invitation for later add up to a no with lower confidence."""
    text = (
        "Thank you for your application as a baker. We are sorry to bring this to you by mail. "
        "Please do apply again in the autumn. We wish you every success."
    )
    reading = read_message(make_message(text))
    assert reading.kind is Kind.REJECTION
    assert reading.confidence < 0.8


def test_an_unknown_language_gives_no_certainty() -> None:
    """Job mail in a language without a file is unsure at best, never a kind that was guessed."""
    text = "Děkujeme za zaslání životopisu a zájem o pozici. Místo už není volné."
    reading = read_message(make_message(text, subject="Recruiter interview: analyst position"))
    assert reading.language == "cs"
    assert reading.kind in {Kind.UNSURE, Kind.OTHER}


def test_a_delivery_failure_is_no_job_mail() -> None:
    """A bounce that quotes an application is no letter."""
    assert read_message(make_message(NO, is_bounce=True)).kind is Kind.OTHER
