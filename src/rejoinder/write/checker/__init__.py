"""The checker: any text in, findings out: what, why, and what would be better. It is on the writer's side."""

from collections.abc import Callable, Iterator

from rejoinder.model.case import Case
from rejoinder.model.draft import Finding, Severity
from rejoinder.model.person import Voice
from rejoinder.model.step import MessageKind
from rejoinder.write.book import FALLBACK
from rejoinder.write.checker.address import check_address, check_language
from rejoinder.write.checker.claims import check_dates, check_interview, check_numbers
from rejoinder.write.checker.examined import Examined, examine
from rejoinder.write.checker.form import check_capitals, check_empty, check_exclamations, check_length
from rejoinder.write.checker.names import check_organization, check_person, check_role
from rejoinder.write.checker.phrases import check_phrases, phrase_languages
from rejoinder.write.checker.placeholders import check_placeholders
from rejoinder.write.checker.reach import check_contact, check_recipient
from rejoinder.write.checker.spelling import check_spelling
from rejoinder.write.checker.whole import check_requests, check_specific, check_thanks
from rejoinder.write.language import detect_language

CHECKS: tuple[Callable[[Examined], Iterator[Finding]], ...] = (
    check_empty,
    check_placeholders,
    check_person,
    check_organization,
    check_role,
    check_phrases,
    check_interview,
    check_dates,
    check_numbers,
    check_language,
    check_address,
    check_exclamations,
    check_capitals,
    check_thanks,
    check_specific,
    check_requests,
    check_length,
    check_contact,
    check_recipient,
    check_spelling,
)

LONGEST = 8_000
"""Characters that are read: several times the longest letter, and few enough to stay quick."""

_ORDER = list(Severity)


def check(
    text: str,
    *,
    case: Case | None = None,
    language: str | None = None,
    voice: Voice | None = None,
    kind: MessageKind | None = None,
    own: frozenset[str] = frozenset(),
    unread: str = "",
) -> tuple[Finding, ...]:
    """Return what a careful reader would say about a text: what blocks first, then in reading order.

    `language` (ISO 639-1) is told from the text where it is not given. `case` lets names and claims be held
    against the record. `voice` and `own` name the writer, who is never taken for someone else. `kind` sets
    the fitting length. `unread` is the address it goes to, where nobody reads it.
    """
    found_language = language or detect_language(text[:LONGEST]) or FALLBACK
    examined = examine(
        text[:LONGEST],
        language=found_language if found_language in phrase_languages() else FALLBACK,
        case=case,
        voice=voice or Voice(),
        kind=kind,
        own=own,
        unread=unread,
    )
    findings = dict.fromkeys(finding for one in CHECKS for finding in one(examined))
    return tuple(sorted(findings, key=lambda one: (_ORDER.index(one.severity), text.find(one.quote))))
