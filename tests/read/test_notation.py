"""The notation of patterns, and the language files written in it."""

import re

import pytest

from rejoinder.read.language import find_language
from rejoinder.read.lexicon import build_lexicon, find_lexicon, languages, read_language_file
from rejoinder.read.notation import Notation, NotationError
from rejoinder.read.sentence import plain


def matches(pattern: str, text: str, **words: list[str]) -> bool:
    """Say whether a pattern over word classes matches a text."""
    return bool(re.search("(?<= )" + Notation(words).compile(pattern).regex, plain(text)))


@pytest.mark.parametrize(
    ("pattern", "text", "does"),
    [
        ("move forward", "We move forward.", True),
        ("move forward", "We remove forwards.", False),
        ("mov* forward", "We are moving forward.", True),
        ("not .. you", "We do not wish to see you.", True),
        ("not .. you", "not one two three four five you", False),
        ("not ... you", "not one two three four five you", True),
        ("not .. you", "It is not; you know.", False),
        ("we ( will | shall ) not", "We shall not.", True),
        ("is very? good", "It is good.", True),
        ("( very | so )? good", "good", True),
        ("^ no", "No, thanks", True),
        ("^ no", "Oh no", False),
        ("no $", "It is a no.", True),
        ("no $", "no way", False),
        ("a|b c", "b c", True),
        ("<neg> see", "We never see it", True),
    ],
)
def test_patterns_match_what_they_say(pattern: str, text: str, *, does: bool) -> None:
    """Words, stems, gaps, groups, options, classes and ends mean what the notation says."""
    assert matches(pattern, text, neg=["not", "never"]) is does


@pytest.mark.parametrize("pattern", ["( open", "closed )", "<nowhere>", "a | ", "", "<loop>"])
def test_what_cannot_be_meant_is_told(pattern: str) -> None:
    """Open brackets, empty rows, unknown classes and classes made of themselves are errors in words."""
    with pytest.raises(NotationError):
        Notation({"loop": ["<loop>"]}).compile(pattern)


def test_a_bad_rule_is_a_problem_and_no_crash() -> None:
    """A rule that cannot be understood is left out and told; the others work."""
    rules = [{"does": "declines", "when": ["( no"]}, {"does": "thanks", "when": ["thanks"]}]
    lexicon, problems = build_lexicon({"language": "en", "rule": rules})
    assert [hit.rule.does for hit in lexicon.hits(" many thanks ")] == ["thanks"]
    assert len(problems) == 1


@pytest.mark.parametrize("language", sorted(languages()))
def test_shipped_language_files_have_no_problems(language: str) -> None:
    """Every rule of every language file is understood, and each of its expressions compiles."""
    lexicon, problems = build_lexicon(read_language_file(language))
    assert problems == ()
    assert all(pattern.regex for rule in lexicon.rules for pattern in (*rule.when, *rule.unless))


def test_the_quick_look_rules_out_no_match() -> None:
    """A rule matches by its masks exactly where its expression alone would."""
    lexicon = find_lexicon("en")
    assert lexicon
    sentence = plain("We have chosen to move forward with other candidates.", lexicon.rewrites)
    slow = {rule.does for rule in lexicon.rules if any(p.regex.search(sentence) for p in rule.when)}
    assert {hit.rule.does for hit in lexicon.hits(sentence)} <= slow
    assert "declines" in {hit.rule.does for hit in lexicon.hits(sentence)}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Thank you for your application", "en"),
        ("Leider können wir Ihnen nicht", "de"),
        ("Nous avons bien reçu votre dossier", "fr"),
        ("Gracias por su interés en la empresa, hemos recibido su candidatura", "es"),
        ("Hola Pame, por ahora no vamos a tomar a nadie mas.", "es"),
        ("Obrigado pelo seu interesse, a vaga já foi preenchida", "pt"),
        ("Oi Bia, a gente nao vai contratar ninguem agora", "pt"),
        ("Grazie per il suo interesse, abbiamo scelto un altro candidato", "it"),
        ("Gràcies per la teva candidatura, hem decidit seguir amb una altra persona", "ca"),
        ("Grazas pola súa candidatura, a praza xa non está libre", "gl"),
        ("Grazie per la candidatura, purtroppo abbiamo scelto altri", "it"),
        ("Ti aspetto domani in negozio", "it"),
        ("Dziękujemy za udział w rekrutacji, wybraliśmy inną osobę", "pl"),
        ("Dziekuje za rozmowe, niestety nie tym razem", "pl"),
        ("Ďakujeme za váš záujem, vybrali sme iného uchádzača", "sk"),
        ("Děkujeme za váš zájem, bohužel jsme vybrali jiného uchazeče", "cs"),
        ("Bedankt voor je sollicitatie, we hebben het ontvangen en nemen contact met je op", "nl"),
        ("Helaas is de plek al weg", "nl"),
        ("Ons het jou aansoek ontvang, maar die pos is reeds gevul. Baie dankie", "af"),
        ("Tyvärr är tjänsten redan tillsatt", "sv"),
        ("Vi har desværre valgt en anden. Tak for din ansøgning", "da"),
        ("Vi har dessverre gått videre med en annen. Takk for søknaden din", "no"),
        ("xyzzy", None),
    ],
)
def test_languages_are_told_by_their_little_words(text: str, language: str | None) -> None:
    """A few little words are enough to know a language; nonsense is of none."""
    assert find_language(plain(text)) == language
