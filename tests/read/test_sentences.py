"""Splitting into sentences and making plain copies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.read.sentence import plain, split
from rejoinder.read.sentence.split import LONGEST, MOST


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Thank you. We chose another.", ["Thank you.", "We chose another."]),
        ("Dr. Roth, e.g. Mrs. Lim, will call.", ["Dr. Roth, e.g. Mrs. Lim, will call."]),
        ("Am 9. März um 14 Uhr. Bitte kommen.", ["Am 9. März um 14 Uhr.", "Bitte kommen."]),
        ("Das gilt z. B. für Sie. Danke.", ["Das gilt z. B. für Sie.", "Danke."]),
        (
            "We were lucky with the many people who\nwrote to us. Thanks.",
            ["We were lucky with the many people who\nwrote to us.", "Thanks."],
        ),
        ("Dear Sam,\nWe have news.", ["Dear Sam,", "We have news."]),
        ("Notes:\n- clear answers\n- too long", ["Notes:", "- clear answers", "- too long"]),
        ("It is no.We wish you well", ["It is no.", "We wish you well"]),
        ("Really?! Yes…", ["Really?!", "Yes…"]),
        ("Kind regards\nAnna Roth\nACME", ["Kind regards", "Anna Roth", "ACME"]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, sentences: list[str]) -> None:
    """Abbreviations, ordinals, wrapped lines and bullet lists are told from the ends of sentences."""
    assert split(text) == sentences


@given(st.text(alphabet=st.sampled_from("aB.?! \n,-é1"), max_size=400))
def test_sentences_are_exact_and_in_order(text: str) -> None:
    """Each sentence is a piece of the text, and they follow one another."""
    at = 0
    for sentence in split(text):
        at = text.index(sentence, at) + len(sentence)


def test_length_and_number_are_bounded() -> None:
    """A text without stops, or of stops only, gives a bounded number of sentences of bounded length."""
    assert max(map(len, split("word " * 5000))) <= LONGEST
    assert len(split("No. " * 5000)) <= MOST


@pytest.mark.parametrize(
    ("text", "copy"),
    [
        ("We’re sorry,\n but\u00a0it’s no.", " we re sorry , but it s no . "),
        ("un\u200bfortu\u00adnately", " unfortunately "),
        ("unfоrtunаtely", " unfortunately "),
        ("ｎｏｔ ﬁt", " not fit "),
        ("", " "),
    ],
)
def test_plain_copies_see_through_disguise(text: str, copy: str) -> None:
    """Hidden characters, look-alike letters and compatibility forms do not hide a word."""
    assert plain(text) == copy


def test_rewrites_spell_contractions_out() -> None:
    """Contractions are spelt out by the table of the language, in its order."""
    assert plain("We can't, won't.", {"can't": "can not", "won't": "will not"}) == " we can not , will not . "
