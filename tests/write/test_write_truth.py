"""A letter claims no application, no answer and no feedback that the record does not hold."""

import re

import pytest
from casework import a_case, a_draft, a_letter, an_entry

from rejoinder.model.draft import Draft, Severity
from rejoinder.model.reading import Kind
from rejoinder.model.step import Channel, MessageKind
from rejoinder.model.words import Happening
from rejoinder.write import languages

CLAIM = re.compile(
    r"\b(?:my application|(?:I|had) applied|(?:a|the answer was) no\b|your (?:answer|decision)"
    r"|meine[rn]? Bewerbung|beworben|Absage|Nein|[Ii]hre (?:Antwort|Entscheidung)"
    r"|ma candidature|postulé|[Vv]otre (?:réponse|décision)"
    r"|mi candidatura|su (?:respuesta|decisión))\b",
    re.IGNORECASE,
)


def leaves(draft: Draft) -> bool:
    """Say whether nothing holds a letter back."""
    return all(finding.severity is not Severity.BLOCKS for finding in draft.findings)


@pytest.mark.parametrize("language", sorted(languages()))
@pytest.mark.parametrize("kind", sorted(set(MessageKind) - {MessageKind.WITHDRAWAL}))
def test_a_mere_contact_gives_no_letter_that_speaks_of_an_application(
    kind: MessageKind, language: str
) -> None:
    """Of somebody one talked to, no letter says that one applied, or that they said no."""
    case = a_case(an_entry(Happening.CONTACT), role=None)
    channel = Channel.LINKEDIN if "linkedin" in kind else Channel.MAIL
    written = a_draft(case, kind, channel=channel, language=language)
    assert not leaves(written) or not CLAIM.search(written.subject + written.body), written.body


@pytest.mark.parametrize("kind", [MessageKind.REPLY, MessageKind.THANKS, MessageKind.PHONE_SCRIPT])
def test_without_a_no_there_is_nothing_to_answer(kind: MessageKind) -> None:
    """An answer to a no waits until the record holds one, and says how to get there."""
    case = a_case(a_letter(kind=Kind.ACKNOWLEDGEMENT))
    assert not leaves(a_draft(case, kind))
    assert leaves(a_draft(a_case(a_letter()), kind))


def test_an_open_application_is_told_to_a_mentor_as_open() -> None:
    """Before an answer came, the request to a mentor speaks of the application, and of no answer."""
    written = a_draft(a_case(a_letter(kind=Kind.ACKNOWLEDGEMENT)), MessageKind.MENTOR)
    assert leaves(written)
    assert "Data Analyst" in written.body
    assert not re.search(r"\bno\b", written.body)


def test_a_request_that_was_noted_as_done_is_not_made_again() -> None:
    """Feedback that was asked for by a way the mail cannot show is not asked for once more."""
    entry = an_entry(Happening.REPLY, message=MessageKind.FEEDBACK_REQUEST, days_ago=1)
    written = a_draft(a_case(a_letter(), entry), MessageKind.REPLY, about=a_letter())
    assert "?" not in written.body
    assert not leaves(a_draft(a_case(a_letter(), entry), MessageKind.FEEDBACK_REQUEST, about=a_letter()))
