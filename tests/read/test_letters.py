"""Letters of our own writing, in many languages and many trades, read whole."""

from typing import Any

import pytest

from read.golden import get_letters, get_message, is_same_passage, quotes, read_letter
from rejoinder.model.reading import Kind
from rejoinder.read import sift

SEEN = [*get_letters("[!h]*.toml")]
HELD = get_letters("held_*.toml")
NO = [letter for letter in SEEN if letter["kind"] == Kind.REJECTION]


def name(letter: dict[str, Any]) -> str:
    """Name a letter in the report of a test."""
    return str(letter["name"])


@pytest.mark.parametrize("letter", NO, ids=name)
def test_a_no_is_read_as_a_no(letter: dict[str, Any]) -> None:
    """Every no among the letters is a rejection, whatever its register, and says which sentence."""
    reading = read_letter(letter)
    assert reading.kind is Kind.REJECTION
    assert reading.decline


@pytest.mark.parametrize("letter", get_letters("*.toml"), ids=name)
def test_quotes_are_exact(letter: dict[str, Any]) -> None:
    """Whatever is claimed of a letter is a passage of its text or subject, to the letter."""
    message = get_message(letter)
    assert all(quote in message.text or quote == message.subject for quote in quotes(read_letter(letter)))


def test_most_letters_are_of_the_right_kind() -> None:
    """At least 95 in 100 letters that the patterns were tuned with are of the right kind."""
    right = sum(read_letter(letter).kind == letter["kind"] for letter in SEEN)
    assert right / len(SEEN) >= 0.95


def test_held_out_letters_are_read_nearly_as_well() -> None:
    """Of the letters that nobody looked at while tuning, nine in ten of the noes are found."""
    held = [letter for letter in HELD if letter["kind"] == Kind.REJECTION]
    found = sum(read_letter(letter).kind is Kind.REJECTION for letter in held)
    assert found / len(held) >= 0.9


def test_hardly_anything_else_is_taken_for_a_no() -> None:
    """Of loans, flats, manuscripts, other people's stories and all other kinds two at most are a no."""
    others = [letter for letter in (*SEEN, *HELD) if letter["kind"] != Kind.REJECTION]
    assert sum(read_letter(letter).kind is Kind.REJECTION for letter in others) <= 2


def test_the_sentence_that_says_no_is_quoted() -> None:
    """In nineteen of twenty letters the quoted sentence is the one a person would underline."""
    right = sum(is_same_passage(letter["decline"], read_letter(letter).decline) for letter in NO)
    assert right / len(NO) >= 0.95


def test_kind_words_are_found() -> None:
    """Nine in ten kind words of the letters are found with their type."""
    wanted = [(letter, type_, text) for letter in SEEN for type_, text in letter.get("kind_words", ())]
    found = sum(
        any(
            word.type == type_ and is_same_passage(text, word.text) for word in read_letter(letter).kind_words
        )
        for letter, type_, text in wanted
    )
    assert found / len(wanted) >= 0.9


@pytest.mark.parametrize("letter", [letter for letter in SEEN if letter["kind"] != Kind.OTHER], ids=name)
def test_the_sift_loses_no_letter(letter: dict[str, Any]) -> None:
    """The cheap look lets every letter of a job search through to the reader."""
    message = get_message(letter)
    assert letter.get("mine") or sift(message.subject, message.sender.email, message.text)
