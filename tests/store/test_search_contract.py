"""What search over letters promises, on every database."""

from dataclasses import replace
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rejoinder.desk.ports import Batch
from rejoinder.model.mail import Address, MessageKey
from rejoinder.store.casebook import SqlCasebook
from rejoinder.store.search import LONGEST_TEXT, fold
from store.builders import key, letter, letter_of, message

ODD = [
    "",
    "   ",
    "🙂",
    '"',
    "'",
    "\\",
    "\0",
    "\udcfc",
    "*",
    ":*",
    "()",
    "!",
    "&",
    "-",
    "NOT",
    "a AND",
    "NEAR(a b",
    "head:",
    "a:*b|c<->d",
    "' OR 1=1 --",
    "x" * 5_000,
    "many " * 500,
]


NUMBERS = count(1)


def keep(casebook: SqlCasebook, *texts: str) -> None:
    """Keep letters with these texts, numbered from 1."""
    casebook.add_batch(Batch(letters=[letter(number, text) for number, text in enumerate(texts, 1)]))


def test_all_words_must_be_there(casebook: SqlCasebook) -> None:
    """A letter is found by all its words in any order, not by some of those asked for."""
    keep(casebook, "We enjoyed our talk about nursing.", "We enjoyed the weather.")
    assert casebook.search("nursing enjoyed") == [key(1)]
    assert casebook.search("nursing weather") == []


def test_beginning_of_a_word_is_enough(casebook: SqlCasebook) -> None:
    """A word is found by how it begins, not by its middle."""
    keep(casebook, "Bewerbungsunterlagen")
    assert casebook.search("bewerb") == [key(1)]
    assert casebook.search("unterlagen") == []


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("muller", "Müller"),
        ("MÜLLER", "Mu\u0308ller"),
        ("Müller", "MULLER"),
        ("strasse", "Straße"),
        ("soren", "Søren"),
        ("lodz", "Łódź"),
        ("istanbul", "İstanbul"),
        ("финал", "ФИНАЛ"),
        ("2026", "２０２６"),
        ("o'neill", "O’Neill"),
        ("hr@contoso.example", "hr@contoso.example"),
        ("follow_up", "follow_up"),
        ("c3po", "C3PO"),
        ("1e5", "1e5"),
    ],
)
def test_case_and_accents_do_not_matter(casebook: SqlCasebook, asked: str, written: str) -> None:
    """What a person types without accents or in another case finds the word."""
    keep(casebook, f"Dear {written}, hello", "Nobody else")
    assert casebook.search(asked) == [key(1)]


def test_best_letter_comes_first(casebook: SqlCasebook) -> None:
    """A word in the subject or the sender's name counts for more than one in the text."""
    long = "We thank you for all the time that you gave us and wish you well. " * 5
    named = replace(message(3, long), sender=Address(name="Ines Harbour", email="ines@fabrikam.example"))
    casebook.add_batch(
        Batch(
            letters=[
                letter(1, f"{long} harbour"),
                letter_of(replace(message(2, long), subject="Harbour pilot")),
                letter_of(named),
                letter(4, f"{long} harbour"),
            ]
        )
    )
    found = casebook.search("harbour")
    assert set(found[:2]) == {key(2), key(3)}
    assert found[2:] == [key(4), key(1)], "the newest first among equals"


def test_very_long_letter_is_found_by_its_beginning(casebook: SqlCasebook) -> None:
    """A letter of millions of different words can be kept and found."""
    words = " ".join(f"ä{number:x}" for number in range(LONGEST_TEXT))
    keep(casebook, f"harbour {words}", "x" * 3_000_000)
    assert casebook.search("harbour") == [key(1)]
    assert casebook.search("x" * 3_000) == [key(2)]


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: ascii(odd[:12]))
def test_odd_words_find_nothing_and_break_nothing(casebook: SqlCasebook, odd: str) -> None:
    """Quotes, operators and signs are no language here."""
    keep(casebook, "We have decided.")
    assert casebook.search(odd) == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(min_size=1, max_size=40))
def test_any_text_finds_its_own_letter(casebook: SqlCasebook, text: str) -> None:
    """Whatever a letter says, asking for it finds the letter, if there is a word in it at all."""
    number = next(NUMBERS)
    casebook.add_batch(Batch(letters=[letter(number, text)]))
    assert (key(number) in casebook.search(text)) == bool(fold(text))


def test_letters_kept_together_and_alone_are_both_found(casebook: SqlCasebook) -> None:
    """Each letter of each batch is in the index, under its own key."""
    for start in (0, 10, 11):
        numbers = range(start, 10 if start == 0 else start + 1)
        casebook.add_batch(Batch(letters=[letter(number, f"harbour word{number}q") for number in numbers]))
    assert len(casebook.search("harbour")) == 12
    expected: list[list[MessageKey]] = [[key(number)] for number in range(12)]
    assert [casebook.search(f"word{number}q") for number in range(12)] == expected
