"""Reasons are told in every language of the desk, each sentence of the shipped playbook too."""

import string
import tomllib
from dataclasses import replace
from importlib.resources import files

import pytest

from decide.making import TUESDAY, after, case, decider, no
from rejoinder.decide import get_default_playbook
from rejoinder.decide.reasons import get_reasons
from rejoinder.model.reading import KindWordType

LANGUAGES = sorted(
    item.name.removesuffix(".toml")
    for item in files("rejoinder.decide.reasons").iterdir()
    if item.name.endswith(".toml")
)


def fields_of(table: dict[str, object]) -> dict[str, object]:
    """Return the fields of each text, in tables too."""
    found: dict[str, object] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            found[key] = {} if key == "whys" else fields_of(value)
        elif isinstance(value, str):
            found[key] = {name for _, name, _, _ in string.Formatter().parse(value) if name}
        else:
            assert isinstance(value, list)
            found[key] = len(value)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_all_words_and_the_same_fields(language: str) -> None:
    """A translation that lacks a word or a field would lose a fact."""
    folder = files("rejoinder.decide.reasons")
    english = tomllib.loads((folder / "en.toml").read_text("utf-8"))
    other = tomllib.loads((folder / f"{language}.toml").read_text("utf-8"))
    mine, theirs = fields_of(english), fields_of(other)
    assert mine.keys() == theirs.keys()
    loose = {"date", "year", "weekday", "days"}
    assert {key: mine[key] for key in mine if key not in loose} == {
        key: theirs[key] for key in theirs if key not in loose
    }


@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - {"en"}))
def test_every_reason_of_the_shipped_playbook_is_translated(language: str) -> None:
    """No English sentence is left on a desk in another language, and none is translated that is not there."""
    assert {rule.why for rule in get_default_playbook().rules} == set(get_reasons(language).whys)


def test_a_german_desk_is_told_in_german() -> None:
    """The no, its day, and the kind words; another step's reason stays in the same language."""
    told = case(no(kind_words=[KindWordType.PRAISE, KindWordType.REAPPLY]))
    german = replace(decider(), language="de")
    (reason,) = {step.reason for step in german.steps(told, after(1)) if step.message_kind == "reply"}
    assert reason.startswith(
        "Contoso hat gestern nach einem Gespräch abgesagt. Du sollst dich wieder bewerben. "
    )
    assert not {word for step in german.steps(told, after(1)) for word in step.reason.split()} & {
        "the",
        "They",
    }


def test_an_unknown_language_is_told_in_english() -> None:
    """A language without a file gives the usual words."""
    steps = replace(decider(), language="xx").steps(case(no()), TUESDAY)
    assert "said no" in steps[0].reason
