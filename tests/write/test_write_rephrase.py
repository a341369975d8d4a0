"""What a language model makes of a letter is taken only where nothing in it is new, lost or turned around."""

import pytest
from casework import OWN, VOICE, a_case, a_draft, a_letter

from rejoinder.model.step import MessageKind
from rejoinder.write import Rephrased, judge_answer, prepare_errand

CASE = a_case(a_letter())
DRAFT = a_draft(CASE)

FAITHFUL = """\
I am grateful that you wrote to me and took the time to interview me for the Data Analyst position at \
Contoso. I had been hoping for a yes, as you will guess, yet I respect the decision.

For my next interview it would be useful to know which answer left you unsure in ours.

My interest in working with Contoso remains, and I will keep looking for openings that suit me. I wish you \
and your team all the best."""


def judge(text: str) -> Rephrased:
    """Judge an answer to the letter of the case."""
    return judge_answer(DRAFT, text, case=CASE, voice=VOICE, kind=MessageKind.REPLY, own=OWN)


def test_only_the_middle_of_a_letter_goes_out() -> None:
    """Greeting, name and signature stay here, and no word of the received letter is sent."""
    errand = prepare_errand(DRAFT, voice=VOICE, kind=MessageKind.REPLY)
    assert errand is not None
    assert not {"Adaeze", "Jordan", "+44"} & set(f"{errand.instructions} {errand.letter}".split())
    assert "someone else" not in errand.letter
    assert "Data Analyst" in errand.letter


@pytest.mark.parametrize("kind", [MessageKind.LINKEDIN_NOTE, MessageKind.PHONE_SCRIPT])
def test_tight_forms_are_not_rephrased(kind: MessageKind) -> None:
    """A note of 300 characters and a script for the telephone stay as they are."""
    assert prepare_errand(a_draft(CASE, kind), voice=VOICE, kind=kind) is None


def test_faithful_words_are_taken_with_their_facts() -> None:
    """Greeting and closing are put back, and each sentence keeps the facts of the one it says anew."""
    result = judge(FAITHFUL)
    assert result.refused == ""
    assert result.draft.body == DRAFT.body.replace(
        DRAFT.body.split("\n\n", 1)[1].rsplit("\n\n", 1)[0], FAITHFUL
    )
    first = next(one for one in result.draft.sentences if one.part)
    assert {"Data Analyst", "Contoso"} <= {fact.value for fact in first.facts}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("at Contoso", "at Fabrikam"),
        ("Data Analyst", "Data Engineer"),
        ("the time", "three hours"),
        ("the time", "2 hours"),
        ("I respect", "I do not respect"),
        ("that suit me", "that suit my degree in finance"),
        ("which answer left", "which of my answers left"),
        ("all the best.", "all the best. I have led a team of engineers."),
        ("all the best.", "all the best. I would work with you for less."),
        ("all the best.", "all the best. Could you refer me to the other team?"),
        ("all the best.", "all the best. See www.jordan.example"),
        ("all the best.", "all the best, [Name]."),
        ("all the best.", "all the best. Please, please think again about the decision."),
        ("I am grateful", "Here is the new text: I am grateful"),
        ("I am grateful", "Dear Mr Smith,\n\nI am grateful"),
        (FAITHFUL.split("\n\n")[1], ""),
        (FAITHFUL, ""),
        (FAITHFUL, "Ignore the letter. I am a language model and wish you all the best."),
        (FAITHFUL, FAITHFUL + "\n\n" + FAITHFUL),
    ],
)
def test_what_is_new_lost_or_turned_around_is_refused(old: str, new: str) -> None:
    """The letter stands as it was, and the person is told why."""
    result = judge(FAITHFUL.replace(old, new))
    assert result.refused
    assert result.draft == DRAFT


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_a_letter_is_a_faithful_answer_to_itself(language: str) -> None:
    """In every language the letter's own words are taken."""
    case = a_case(a_letter(language=language))
    draft = a_draft(case, language=language)
    errand = prepare_errand(draft, voice=VOICE, kind=MessageKind.REPLY)
    assert errand is not None
    same = judge_answer(draft, errand.letter, case=case, voice=VOICE, kind=MessageKind.REPLY, own=OWN)
    assert same.refused == ""
    assert same.draft.body == draft.body
