"""What inner rooms tell in English is told in the language of the page, every sentence that is fixed."""

import re
import string
import tomllib
from importlib.resources import files

import pytest
from starlette.testclient import TestClient

from rejoinder.desk.letters import look_through
from rejoinder.model.person import Settings
from rejoinder.web.texts import LANGUAGES
from rejoinder.web.texts.inner import find_wording

OTHERS = sorted(set(LANGUAGES) - {"en"})
BAD = """Dear Sir or Madam,

I am SHOCKED!!! After all I did, you treated me unfairly and I am devastated. Please, please reconsider, I beg
you, I am much better than the person you chose. I demand to know why by tomorrow; this is the third time.
I am so sorry to bother you, sorry again, your company is the most amazing in the world. gonna reach out soon.
Could you give me feedback, and could you also tell me of other openings? On 31 December [Your Name] teh end.
"""


def load(package: str, name: str) -> dict[str, object]:
    """Load a file of data."""
    return tomllib.loads(files(package).joinpath(name).read_text("utf-8"))


def fixed_sentences() -> list[str]:
    """Return the sentences that stand in data of the writing room."""
    plans = load("rejoinder.write", "plans.toml")
    harms = load("rejoinder.write.checker", "rules.toml")
    questions = load("rejoinder.write.parts", "en.toml")["questions"]
    assert isinstance(questions, dict)
    kinds = plans["kinds"]
    assert isinstance(kinds, dict)
    told = {*questions.values()}
    for harm in harms.values():
        assert isinstance(harm, dict)
        told |= {harm["why"], harm["suggestion"]}
    for kind in kinds.values():
        for obstacles in (kind.get("needs"), kind.get("unfit")):
            told |= set(obstacles.values()) if isinstance(obstacles, dict) else set()
    return sorted(told)


@pytest.mark.parametrize("language", OTHERS)
def test_every_fixed_sentence_of_the_writing_room_has_a_wording(language: str) -> None:
    """Harms with their advice, questions, and why a letter must not go."""
    assert [one for one in fixed_sentences() if find_wording(one, language) is None] == []


@pytest.mark.parametrize("language", OTHERS)
def test_what_the_checker_says_of_a_bad_letter_has_a_wording(language: str) -> None:
    """Names, numbers and quotes in a sentence do not hide it; a word to put instead is no sentence."""
    findings = look_through(BAD, case=None, language="en", to="noreply@contoso.example", settings=Settings())
    assert len(findings) > 10
    told = [finding.why for finding in findings if finding.rule != "D-spelling"]
    told += [finding.suggestion for finding in findings if finding.suggestion.endswith(".")]
    assert [one for one in told if find_wording(one, language) is None] == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_wording_has_no_field_that_the_sentence_lacks(language: str) -> None:
    """Otherwise a page would break over it."""
    for english, other in load("rejoinder.web.texts.inner", f"{language}.toml").items():
        fields = [
            {name for _, name, _, _ in string.Formatter().parse(text) if name}
            for text in (english, str(other))
        ]
        assert fields[1] <= fields[0], english


def test_a_wording_in_the_letters_language_is_left_as_it_is() -> None:
    """The advice is said in German; the example belongs to an English letter."""
    told = find_wording("Ask once, and let them off. For example: Whenever it suits you.", "de")
    assert told == "Frag einmal, und lass ihnen die Wahl. Zum Beispiel: Whenever it suits you."


def test_a_german_desk_tells_its_reasons_in_german(client: TestClient) -> None:
    """Letters, drafts, people and the doctor; an unknown sentence stays, marked as English."""
    client.headers["accept-language"] = "de"
    letter = re.search(r'href="(/letter/\w+)"', client.get("/letters?kind=rejection").text)
    draft = re.search(r'href="(/draft/[\w-]+)"', client.get("/").text)
    assert letter is not None
    assert draft is not None
    assert "sagt diese Bewerbung ab." in client.get(letter[1]).text
    page = client.post(f"{draft[1]}/check", data={"text": BAD}).text
    assert "Es klingt wie eine Forderung." in page
    assert "Bewerbungen. Vielleicht liegt" in client.get("/doctor").text
    assert "Nichts wurde" not in client.get("/playbook").text
    assert "Die meisten antworten nie auf eine Absage." in client.get("/playbook").text


def test_what_has_no_wording_yet_is_marked_as_english() -> None:
    """A reader's program then speaks it in the right voice."""
    assert find_wording("Something nobody has put into German.", "de") is None
    assert find_wording("Whatever.", "xx") is None


def test_parts_of_a_sentence_are_told_too_and_names_stay() -> None:
    """A field that holds sentences or an enumeration is put into the language; one that cannot, hides it."""
    told = find_wording("7 applications, 2 of them with a talk: 1 is open and 4 ended in a no.", "de")
    assert told == "7 Bewerbungen, davon 2 mit Gespräch: 1 offen und 4 mit Absage."
    assert find_wording("7 applications: 1 is on the moon.", "de") is None
    named = find_wording("Open & Quiet answered after 3 days.", "de")
    assert named == "Open & Quiet antwortete nach 3 Tagen."
