"""Checks of names: the person greeted, the organisation and the role are those of the case."""

import re
from collections.abc import Iterator

from rejoinder.model.case import Case
from rejoinder.model.draft import Finding, Severity
from rejoinder.write.checker.examined import Examined
from rejoinder.write.checker.phrases import get_phrases

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def check_person(examined: Examined) -> Iterator[Finding]:
    """Find a greeting to someone whom the case does not know."""
    match = re.search(get_phrases(examined.language).persons, examined.own_words, re.MULTILINE)
    if examined.case is None or match is None:
        return
    known = _known_words(examined.case) | _organization_words(examined.case)
    greeted = _telling(match.group("who"), examined)
    people = [person.name for person in examined.case.people if person.name]
    if greeted and people and not greeted <= known:
        yield Finding(
            severity=Severity.BLOCKS,
            quote=examined.quote(*match.span("who")),
            why=f"Nobody of that name is in the record of this case; their letter is from {people[-1]}.",
            rule="D-wrong-person",
            suggestion=people[-1],
        )


def check_organization(examined: Examined) -> Iterator[Finding]:
    """Find the name of another organisation where this one's should stand."""
    case = examined.case
    if case is None or not case.organization:
        return
    right = _telling(case.organization, examined)
    named_right = any(word in examined.own_words.casefold() for word in right)
    known = _known_words(case)
    for quote, words in _named(examined, get_phrases(examined.language).organizations):
        if words and not words & (right | known):
            yield Finding(
                severity=Severity.IMPROVES if named_right else Severity.BLOCKS,
                quote=quote,
                why=f"This case is about {case.organization}; the letter names another organisation.",
                rule="D-wrong-organization",
                suggestion=case.organization,
            )
            return


def check_role(examined: Examined) -> Iterator[Finding]:
    """Find the name of another position than the one applied for."""
    case = examined.case
    if case is None or not case.role:
        return
    right = _telling(case.role, examined)
    for quote, words in _named(examined, get_phrases(examined.language).roles):
        if (
            words
            and not any(_alike(word, other) for word in words for other in right)
            and not words & _known_words(case)
        ):
            yield Finding(
                severity=Severity.IMPROVES,
                quote=quote,
                why=f"By the record you applied for another position: {case.role}.",
                rule="D-wrong-role",
                suggestion=case.role,
            )
            return


def _named(examined: Examined, patterns: tuple[str, ...]) -> Iterator[tuple[str, set[str]]]:
    for pattern in patterns:
        for match in re.finditer(pattern, examined.own_words):
            yield examined.quote(*match.span(1)), _telling(match.group(1), examined)


def _telling(name: str, examined: Examined) -> set[str]:
    """Return the words of a name that tell it from others."""
    words = {word.casefold() for word in _WORD.findall(name)}
    own = {word.casefold() for word in _WORD.findall(examined.voice.name)}
    return words - get_phrases(examined.language).common - own


def _known_words(case: Case) -> set[str]:
    """Return all words of the record, so that what they mention themselves is never called wrong."""
    letters = [f"{one.message.subject} {one.message.sender.name} {one.message.text}" for one in case.letters]
    entries = [one.log.text for one in case.entries]
    told = [
        case.role or "",
        *(person.name or "" for person in case.people),
        *(answer for _, answer in case.answers),
    ]
    return {word.casefold() for text in (*letters, *entries, *told) for word in _WORD.findall(text)}


def _organization_words(case: Case) -> set[str]:
    return {word.casefold() for word in _WORD.findall(case.organization or "")}


def _alike(one: str, other: str) -> bool:
    """Say whether two words of roles mean the same: one begins the other, as nurse and nurses."""
    short, long = sorted((one, other), key=len)
    return long.startswith(short[: max(4, len(short) - 2)])
