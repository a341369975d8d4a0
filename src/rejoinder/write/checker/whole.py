"""Checks of the letter as a whole: thanks, something specific, one request and no more."""

import re
from collections.abc import Iterator

from rejoinder.model.draft import Finding, Severity
from rejoinder.model.step import MessageKind
from rejoinder.write.checker.examined import Examined
from rejoinder.write.checker.phrases import get_pattern, get_phrases

FEWEST_WORDS = 12
"""Shorter texts are notes; nothing specific is missed in them."""

_NAME_LIKE = re.compile(r"(?<=[\w,;] )[A-ZÄÖÜ][\w&'-]{2,}")
_WORD = re.compile(r"[^\W_]+")
_NEEDS_THANKS = {None, MessageKind.REPLY, MessageKind.FEEDBACK_THANKS}


def check_thanks(examined: Examined) -> Iterator[Finding]:
    """Find a letter that thanks for nothing."""
    if examined.kind not in _NEEDS_THANKS or not examined.lines:
        return
    phrases = get_phrases(examined.language)
    answers = examined.kind is not None or _has(examined, phrases.answers)
    if not _has(examined, phrases.thanks):
        yield Finding(
            severity=Severity.IMPROVES if answers else Severity.NOTE,
            quote="",
            why="There is no thanks in it. Someone gave time to your application, and few people say so.",
            rule="B-thanks",
            suggestion="Thank them for something they did: the interview, the call, the clear answer.",
        )


def _has(examined: Examined, pattern: str) -> bool:
    return bool(get_pattern(examined.language, pattern).search(examined.own_words))


def check_specific(examined: Examined) -> Iterator[Finding]:
    """Find a letter that could have gone to anyone: no name, no role, nothing that only this case holds."""
    if examined.is_spoken:
        return
    generic = get_pattern(examined.language, get_phrases(examined.language).generic_greetings)
    match = generic.search(examined.own_words)
    if match:
        yield Finding(
            severity=Severity.IMPROVES if _known_person(examined) else Severity.NOTE,
            quote=examined.quote(*match.span()),
            why="A greeting to nobody in particular reads like a circular.",
            rule="D-generic",
            suggestion=_better_greeting(examined),
        )
    if len(_WORD.findall(examined.own_words)) >= FEWEST_WORDS and not _is_specific(examined):
        yield Finding(
            severity=Severity.IMPROVES,
            quote="",
            why="It could have gone to anyone: no person, no role, no organisation is named.",
            rule="D-generic",
            suggestion="Name the position and one thing from the conversation that stayed with you.",
        )


def check_requests(examined: Examined) -> Iterator[Finding]:
    """Find a second request: a letter that asks for one thing gets an answer more easily."""
    if examined.is_spoken:
        return
    found = [
        (start, match)
        for pattern in get_phrases(examined.language).requests.values()
        if (hit := _first(examined, pattern)) is not None
        for start, match in [hit]
    ]
    if len(found) > 1:
        start, match = max(found, key=lambda one: one[0] + one[1].start())
        yield Finding(
            severity=Severity.IMPROVES,
            quote=examined.quote(start + match.start(), start + match.end()),
            why="This is a second request. A letter that asks for one thing is answered more often.",
            rule="C-two-requests",
            suggestion="Keep the one that matters more to you; the other has time.",
        )


def _first(examined: Examined, pattern: str) -> tuple[int, re.Match[str]] | None:
    compiled = get_pattern(examined.language, pattern)
    hits = ((start, compiled.search(sentence)) for start, sentence in examined.sentences())
    return next(((start, match) for start, match in hits if match), None)


def _known_person(examined: Examined) -> str | None:
    people = examined.case.people if examined.case else ()
    return next((person.name for person in people if person.name), None)


def _better_greeting(examined: Examined) -> str:
    name = _known_person(examined)
    organization = examined.case.organization if examined.case else None
    if name:
        return f"Greet {name} by name: the letter is signed."
    return (
        f"Dear {organization} team,"
        if organization
        else "Greet a person by name, or the team of the organisation."
    )


def _is_specific(examined: Examined) -> bool:
    """Say whether the text names something: what the case holds, or any name where no case is given."""
    body = examined.own_words.casefold()
    if examined.case is not None:
        told = (
            f"{examined.case.organization or ''} {examined.case.role or ''} {_known_person(examined) or ''}"
        )
        words = {word for word in _WORD.findall(told.casefold()) if len(word) > 2}  # noqa: PLR2004 short words tell nothing
        return not words or any(word in body for word in words)
    common = get_phrases(examined.language).common
    own = set(_WORD.findall(examined.voice.name.casefold()))
    names = {match.group().casefold() for match in _NAME_LIKE.finditer(examined.own_words)}
    said_role = get_phrases(examined.language).role_said
    return bool(names - common - own) or bool(re.search(rf"\d|{said_role}", body))
