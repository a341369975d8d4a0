"""Single sentences: what says no, and what only looks like it."""

import tomllib
from pathlib import Path

import pytest

from rejoinder.model.reading import ActName
from rejoinder.read.acts import see
from rejoinder.read.lexicon import find_lexicon

FOLDER = Path(__file__).parent / "sentences"
NO = tomllib.loads((FOLDER / "no.toml").read_text("utf-8"))
NO_NO = tomllib.loads((FOLDER / "no_no.toml").read_text("utf-8"))


def says_no(sentence: str, language: str) -> bool:
    """Say whether a sentence is read as an unconditional no."""
    lexicon = find_lexicon(language)
    assert lexicon
    acts = {deed.act for deed in see("", [sentence], lexicon)[1].deeds}
    return bool(acts & {ActName.DECLINES, ActName.CLOSES_ROLE})


@pytest.mark.parametrize("language", ["en", "de", "fr", "nl", "sv"])
def test_noes_are_seen(language: str) -> None:
    """Nine in ten sentences that say no, written from situations in many trades, are seen to say it."""
    assert sum(says_no(sentence, language) for sentence in NO[language]) / len(NO[language]) >= 0.9


@pytest.mark.parametrize(
    ("sentence", "language"), [(text, language) for language, texts in NO_NO.items() for text in texts]
)
def test_what_is_no_no_is_not_taken_for_one(sentence: str, language: str) -> None:
    """Conditions, delays, questions, courtesies and other people's noes are no no to the reader."""
    assert not says_no(sentence, language)
