"""The books of all languages are whole: adding a language is data files, and these tests."""

import re
from itertools import chain, product
from math import prod

import pytest

from rejoinder.model.person import Register
from rejoinder.write.answers import FIELDS
from rejoinder.write.book import fields, get_book, languages
from rejoinder.write.checker.phrases import get_harms, get_pattern, get_phrases, phrase_languages
from rejoinder.write.plan import get_plans
from rejoinder.write.realise import count_words, vary
from rejoinder.write.sentences import split_sentences

LANGUAGES = sorted(languages())
LONG, MANY = 8, 9
"""Words from which a sentence is recognised in another letter; in how many ways it must be said then."""
GENERAL = {"theme", "strength", "role", "praise_about", "month"}
"""Facts that two organisations may share."""
FACTS = {"role", "organization", "month", "praise_about", "theme", "strength", "own_name", "moment_whole"}
FACTS |= set(FIELDS.values())


def count_ways(text: str) -> int:
    """Count the sentences that a wording's alternatives make."""
    return prod(len(choice.split("|")) for choice in re.findall(r"<([^<>]*)>", text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_book_has_words_for_every_point(language: str) -> None:
    """Every point of the plans can be said in at least five ways, and in at least three in each register."""
    book = get_book(language)
    for point in get_plans().points:
        assert sum(map(count_ways, chain.from_iterable(book.points[point].values()))) >= 5, point
        assert all(sum(map(count_ways, book.texts(point, register))) >= 3 for register in Register), point


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_long_is_said_in_many_ways(language: str) -> None:
    """A written sentence of more than eight words names the case, or has many alternatives."""
    book = get_book(language)
    known = FACTS | set(get_plans().points)
    for point, rows in book.points.items():
        for text in chain.from_iterable(rows.values()):
            said = vary(book.expand(text, known=known, form=0), turn=1)
            is_written = not point.startswith(("ph-", "mentor-", "referral-"))
            longest = max(map(count_words, split_sentences(said)))
            if is_written and longest > LONG and not fields(said) - GENERAL:
                assert count_ways(text) >= MANY, (point, text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_alternatives_make_no_odd_spaces(language: str) -> None:
    """However the alternatives fall, no sentence has two spaces or one before a comma."""
    book = get_book(language)
    for text in chain.from_iterable(chain.from_iterable(rows.values()) for rows in book.points.values()):
        expanded = [book.expand(text, known=FACTS, form=form) for form in range(len(book.address))]
        for turn, said in product(range(min(count_ways(text), 60)), expanded):
            assert not re.search(r"  | [,.]|[,;]\w|[<>|]", vary(said, turn=turn)), said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_book_uses_known_fields_only(language: str) -> None:
    """What stands in braces is a fact or a fragment, in every form of address."""
    book = get_book(language)
    known = FACTS | set(get_plans().points)
    for point, rows in book.points.items():
        for text in (text for texts in rows.values() for text in texts):
            for form in range(len(book.address)):
                said = vary(book.expand(text, known=known, form=form), turn=form)
                assert fields(said) <= FACTS, (point, text)
                assert not re.search(r"[\[\]|]", said), (point, text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_alternatives_have_one_wording_for_each_form(language: str) -> None:
    """A choice in brackets has as many wordings as the language has forms of address."""
    book = get_book(language)
    texts = [text for rows in book.points.values() for texts in rows.values() for text in texts]
    choices = [choice for text in texts for choice in re.findall(r"\[([^\[\]]*\|[^\[\]]*)\]", text)]
    assert all(choice.count("|") + 1 == len(book.address) for choice in choices)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_shouts_or_begs(language: str) -> None:
    """No part has an exclamation mark, a long dash or two spaces."""
    book = get_book(language)
    texts = [text for rows in book.points.values() for texts in rows.values() for text in texts]
    assert not [text for text in texts if re.search(r"!|—| – |  ", text)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_stands_twice(language: str) -> None:
    """A wording is filed under one point only."""
    book = get_book(language)
    texts = [
        text
        for point, rows in book.points.items()
        if not point.startswith("ph-")
        for texts in rows.values()
        for text in texts
    ]
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_has_its_words(language: str) -> None:
    """Each question of the plans is put in the language of the letter."""
    asked = {question for kind in get_plans().kinds.values() for question in kind.questions}
    assert asked <= set(get_book(language).questions)
    assert asked <= set(FIELDS)


def test_every_place_of_a_plan_is_a_point() -> None:
    """Plans name points that exist."""
    plans = get_plans()
    named = {
        name.strip("+?")
        for kind in plans.kinds.values()
        for paragraph in kind.paragraphs
        for place in paragraph
        for name in place
    }
    assert named == set(plans.points)


@pytest.mark.parametrize("language", sorted(phrase_languages()))
def test_the_checker_s_patterns_can_be_read(language: str) -> None:
    """Every pattern of a language compiles, and every rule says why."""
    phrases = get_phrases(language)
    for rule in phrases.rules:
        assert get_harms()[rule.id].why
        assert all(get_pattern(language, pattern) for pattern in (*rule.patterns, *rule.unless))


def test_letters_and_checks_know_the_same_languages() -> None:
    """A language that letters are written in can be checked."""
    assert languages() == phrase_languages()
