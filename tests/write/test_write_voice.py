"""The voice: settings and edits shift the choice of words, and nothing else."""

from dataclasses import replace

from casework import VOICE, a_case, a_draft, a_letter

from rejoinder.model.person import Length
from rejoinder.model.reading import ActName
from rejoinder.model.step import MessageKind
from rejoinder.model.words import Edit, MemberKey, Offered, WordId
from rejoinder.write import Fate, get_leans, make_taste
from rejoinder.write.realise import count_words, vary

POINT = "worthwhile/0000000a"


def an_edit(*offered: str, text: str, number: int = 1) -> tuple[WordId, Edit]:
    """Return an edit of a draft that offered these sentences of one point."""
    sentences = tuple(Offered(part=POINT, text=one) for one in offered)
    return WordId(number), Edit(member=MemberKey("m"), kind="reply", offered=sentences, text=text)


def test_alternatives_are_different_for_as_many_turns_as_there_are() -> None:
    """Each combination comes once before any comes again."""
    said = [vary("<A|B|C> <one|two> <x|y>", turn=turn) for turn in range(12)]
    assert len(set(said)) == 12
    assert vary("<A|B|C> <one|two> <x|y>", turn=12) == said[0]


def test_a_sentence_is_kept_changed_or_left_out() -> None:
    """What stayed word for word is kept; what stayed alike is changed; the rest is left out."""
    edit = an_edit(
        "It was good to talk.",
        "I would be glad of a line or two.",
        "Whatever the outcome, I am glad to have met you.",
        text="Dear Ada,\n\nIt was good\nto talk. I would be very glad of a line.\n\nBest\nJo",
    )
    assert [lean.fate for lean in get_leans([edit])] == [Fate.KEPT, Fate.CHANGED, Fate.LEFT_OUT]


def test_a_point_left_out_twice_is_not_made_again() -> None:
    """Once is an accident; a sentence of the point that stayed keeps it."""
    once = get_leans([an_edit("It was good to talk.", text="Hello")])
    twice = [*once, *get_leans([an_edit("I liked our talk.", text="Hello", number=2)])]
    stayed = [*twice, *get_leans([an_edit("Good to talk.", text="Good to talk.", number=3)])]
    assert make_taste(once).left_out == frozenset()
    assert make_taste(twice).left_out == {"worthwhile"}
    assert make_taste(stayed).left_out == frozenset()


def test_words_never_used_stand_in_no_letter_that_can_do_without() -> None:
    """Another wording of the same point is chosen."""
    case = a_case(a_letter(), number=3)
    usual = a_draft(case).body
    word = next(word for word in ("regret", "hoped", "liked", "glad", "interest") if word in usual)
    assert word not in a_draft(case, voice=replace(VOICE, never=(word,))).body


def test_a_sign_off_of_one_s_own_stands_above_the_name() -> None:
    """It takes the place of the language's own."""
    body = a_draft(a_case(a_letter()), voice=replace(VOICE, sign_off="Best from Leeds,")).body
    assert "Best from Leeds,\nJordan Marsh" in body


def test_short_letters_are_shorter() -> None:
    """A person who writes short letters gets fewer sentences, and none that may be dropped."""
    case = a_case(a_letter(), answers=(("wanted-roles", "data work with clients"),))
    usual, short = a_draft(case).body, a_draft(case, voice=replace(VOICE, length=Length.SHORT)).body
    assert count_words(short) < count_words(usual)


def test_feedback_that_was_refused_is_not_asked_for() -> None:
    """The letter that only asks for it must not go, and says why."""
    case = a_case(a_letter(acts=((ActName.REFUSES_FEEDBACK, "We give no feedback."),)))
    draft = a_draft(case, kind=MessageKind.FEEDBACK_REQUEST)
    assert [finding.rule for finding in draft.findings if finding.severity == "blocks"] == ["C-fitting"]


def test_a_letter_to_a_mentor_names_nobody_of_the_case() -> None:
    """It greets whom the person named, has a subject of its own and answers no mail."""
    case = a_case(a_letter(), answers=(("mentor-name", "Miriam"),))
    draft = a_draft(case, kind=MessageKind.MENTOR)
    assert draft.body.startswith("Hello Miriam,")
    assert "Okafor" not in draft.body
    assert not draft.headers
