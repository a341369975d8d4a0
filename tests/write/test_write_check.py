"""The checker catches what harms a letter and leaves good ones in peace."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from casework import OKAFOR, VOICE, a_case, a_letter, an_entry
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.model.draft import Severity
from rejoinder.model.reading import Stage
from rejoinder.model.step import MessageKind
from rejoinder.model.words import Happening
from rejoinder.write import check

NO_CONTACT = """Dear Ms Okafor,

thank you for the two conversations about the analyst position at Contoso, and for telling me so soon. I \
had hoped for a different answer, and I respect your decision.

Kind regards
Jordan"""

TEXTS: list[dict[str, Any]] = [
    tomllib.loads(path.read_text(encoding="utf-8"))
    for path in sorted(Path(__file__).parent.glob("texts_*.toml"))
]


@pytest.mark.parametrize("texts", TEXTS, ids=lambda texts: texts["language"])
def test_bad_texts_are_caught(texts: dict[str, Any]) -> None:
    """At least 95 of 100 bad texts bring the finding they are filed under."""
    pairs = [(rule, text) for rule, filed in texts["bad"].items() for text in filed]
    missed = [
        pair
        for pair in pairs
        if pair[0] not in {one.rule for one in check(pair[1], language=texts["language"])}
    ]
    assert len(missed) <= 0.05 * len(pairs), missed


@pytest.mark.parametrize("texts", TEXTS, ids=lambda texts: texts["language"])
def test_good_texts_are_left_in_peace(texts: dict[str, Any]) -> None:
    """At most 3 of 100 good texts bring a finding that blocks or improves, and their language is told."""
    found = {
        text: [one for one in check(text) if one.severity is not Severity.NOTE] for text in texts["good"]
    }
    assert sum(bool(findings) for findings in found.values()) <= 0.03 * len(found), found


def rules(text: str, **known: Any) -> dict[str, Severity]:  # noqa: ANN401 the checker's own keywords
    """Return the rules that a text breaks, with how much it matters."""
    return {one.rule: one.severity for one in check(text, **known)}


def test_an_empty_text_blocks() -> None:
    """Nothing cannot be sent."""
    assert rules(" \n\n") == {"D-empty": Severity.BLOCKS}


@given(st.text(max_size=400))
def test_any_text_can_be_checked_and_quotes_are_exact(text: str) -> None:
    """Whatever is checked, each quote stands in the text, and each finding says why and what to do."""
    for finding in check(text, case=a_case(a_letter())):
        assert finding.quote in text
        assert finding.why
        assert finding.rule


@pytest.mark.parametrize(
    "text",
    [
        "I am not angry about it.",
        "I would never ask you to reconsider.",
        "Ich bin nicht wütend.",
        "Ich möchte Sie nicht umstimmen.",
        'You wrote: "You must give me an explanation, you idiots." Thank you.',
        "> I demand an explanation.\n\nThank you for your letter.",
        "Sie schrieben: „Ich verlange eine Erklärung.“ Danke.",
    ],
)
def test_denied_and_quoted_phrases_are_no_harm(text: str) -> None:
    """What is denied or quoted from others brings no alarm."""
    assert not [rule for rule in rules(text) if rule in {"D-anger", "D-reconsider", "D-demanding"}]


@pytest.mark.parametrize(
    "text",
    [
        "Dear [Name],",
        "Dear {name},",
        "at <Company>",
        "Dear XXX,",
        "TODO",
        "bei «Firma»",
        "am [Datum]",
        "%NAME%",
        "${x}",
    ],
)
def test_placeholders_of_any_style_block(text: str) -> None:
    """An unfilled place must not be sent."""
    assert rules(text)["D-placeholder"] is Severity.BLOCKS


@pytest.mark.parametrize(
    "text", ["See [1] and <https://a.example>.", "«Merci», she said.", "a...", "jordan@x.example"]
)
def test_what_only_looks_like_a_placeholder_passes(text: str) -> None:
    """Notes, links, quotations and dots are no places to fill."""
    assert "D-placeholder" not in rules(text)


def test_another_organisation_blocks() -> None:
    """A letter that names another organisation than the case must not be sent."""
    case = a_case(a_letter())
    text = "Dear Adaeze Okafor,\n\nthank you for the interview. I would like working at Fabrikam.\n\nJ"
    assert rules(text, case=case)["D-wrong-organization"] is Severity.BLOCKS
    assert "D-wrong-organization" not in rules(text.replace("Fabrikam", "Contoso"), case=case)


@pytest.mark.parametrize("greeting", ["Dear Mr Smith,", "Hello Peter,", "Dear Adaeze Okafer,"])
def test_another_person_blocks(greeting: str) -> None:
    """A greeting to somebody whom the case does not know must not be sent."""
    case = a_case(a_letter())
    text = f"{greeting}\n\nthank you for the interview about the Data Analyst position at Contoso.\n\nJ"
    assert rules(text, case=case)["D-wrong-person"] is Severity.BLOCKS


@pytest.mark.parametrize(
    "greeting", ["Dear Ms Okafor,", "Hello Adaeze,", "Dear Contoso team,", "Dear hiring team,"]
)
def test_the_right_person_passes(greeting: str) -> None:
    """The person of the case may be greeted in any form."""
    case = a_case(a_letter())
    text = f"{greeting}\n\nthank you for the interview about the Data Analyst position at Contoso.\n\nJ"
    assert "D-wrong-person" not in rules(text, case=case)


def test_another_role_is_pointed_out() -> None:
    """A letter about another position than the one applied for is pointed out."""
    text = (
        "Dear Adaeze Okafor,\n\nthank you for the interview for the Store Manager position at Contoso.\n\nJ"
    )
    assert rules(text, case=a_case(a_letter()))["D-wrong-role"] is Severity.IMPROVES


def test_thanks_for_an_interview_that_never_was() -> None:
    """Thanks for an interview need one in the record; a logged one is enough."""
    text = "Dear Adaeze Okafor,\n\nthank you for the interview at Contoso.\n\nJ"
    no = a_letter(stage=Stage.APPLICATION)
    assert "D-record" in rules(text, case=a_case(no))
    assert "D-record" not in rules(text, case=a_case(no, an_entry(Happening.INTERVIEW)))


def test_dates_that_the_record_does_not_hold() -> None:
    """A date is compared with the days of the case."""
    text = "Dear Adaeze Okafor,\n\nthanks for the letter of {} about the Data Analyst job at Contoso.\n\nJ"
    case = a_case(a_letter())
    assert "D-record" in rules(text.format("24 December"), case=case)
    assert "D-record" not in rules(text.format("10 March"), case=case)


def test_the_language_of_their_letter() -> None:
    """An English answer to a German letter is pointed out."""
    text = "Dear Anna Weber,\n\nthank you for the interview. I was glad to meet you all at Contoso.\n\nJ"
    assert "B-language" in rules(text, case=a_case(a_letter(language="de", contact=None)))


def test_a_long_linkedin_note_blocks() -> None:
    """A note over the limit would be cut off."""
    assert (
        rules("Thank you for the talk. " * 15, kind=MessageKind.LINKEDIN_NOTE)["C-linkedin"]
        is Severity.BLOCKS
    )


def test_a_long_letter_is_pointed_out() -> None:
    """More than two hundred words are too many for a reply."""
    assert "D-long" in rules("Thank you for the interview at Contoso. " * 40)


def test_the_own_signature_is_no_finding() -> None:
    """Name and phone number of the writer are neither wrong names nor numbers out of the blue."""
    text = (
        f"Dear {OKAFOR.name},\n\nthank you for the interview at Contoso.\n\n{VOICE.name}\n{VOICE.signature}"
    )
    assert rules(text, case=a_case(a_letter()), voice=VOICE) == {}


@pytest.mark.parametrize(
    "signature", ["+49 30 1234567", "(020) 7946 0018", "linkedin.com/in/jordan", "jordan@marsh.example"]
)
def test_a_letter_without_a_way_to_call_is_noted(signature: str) -> None:
    """A number, an address or a profile below the name is enough; a short note needs none."""
    text = NO_CONTACT
    assert rules(text)["B-contact"] is Severity.NOTE
    assert "B-contact" not in rules(f"{text}\n{signature}")
    assert "B-contact" not in rules("Thank you for the call.\n\nJordan")


def test_nothing_leaves_for_an_address_that_nobody_reads() -> None:
    """What goes to a no-reply address is stopped, and another way is named."""
    found = [one for one in check(NO_CONTACT, unread="no-reply@contoso.example") if one.rule == "A-no-reply"]
    assert [one.severity for one in found] == [Severity.BLOCKS]
    assert "no-reply@contoso.example" in found[0].why


def test_letters_that_grow_when_made_small_move_no_quote() -> None:
    """A finding quotes its place exactly, even behind a letter that has two parts in small."""
    (finding,) = [one for one in check("İİİ I am FURIOUS about it.", language="en") if one.rule == "D-anger"]
    assert finding.quote == "I am FURIOUS"
