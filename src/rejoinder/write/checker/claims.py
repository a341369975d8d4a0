"""Checks of claims: what the letter states and the record does not hold, where that can be told."""

import re
from collections.abc import Iterator

from rejoinder.model.case import Case
from rejoinder.model.draft import Finding, Severity
from rejoinder.model.reading import Kind, Stage
from rejoinder.model.words import Happening
from rejoinder.write.checker.examined import Examined
from rejoinder.write.checker.phrases import get_pattern, get_phrases, is_denied

_NUMBER = re.compile(r"(?<![\w.,/+-])\d+(?:[.,]\d+)*(?![\w/])")


def check_interview(examined: Examined) -> Iterator[Finding]:
    """Find thanks for an interview where the record has none."""
    case = examined.case
    if case is None or not case.members or has_talk(case):
        return
    pattern = get_pattern(examined.language, get_phrases(examined.language).interview_claims)
    for start, sentence in examined.sentences():
        match = pattern.search(sentence)
        if match and not is_denied(sentence, match.start(), language=examined.language):
            yield Finding(
                severity=Severity.IMPROVES,
                quote=examined.quote(start + match.start(), start + match.end()),
                why="The record holds no interview or call in this case.",
                rule="D-record",
                suggestion="Thank them for the answer instead, or log the interview if there was one.",
            )
            return


def check_dates(examined: Examined) -> Iterator[Finding]:
    """Find a date that stands nowhere in the record."""
    if examined.case is None or not examined.case.members:
        return
    days = _days(examined.case)
    told = _record_text(examined.case)
    for match in re.finditer(get_phrases(examined.language).dates, examined.own_words, re.IGNORECASE):
        day = next(int(number) for number in re.findall(r"\d+", match.group()))
        if day not in days and match.group().casefold() not in told:
            yield Finding(
                severity=Severity.IMPROVES,
                quote=examined.quote(*match.span()),
                why="This date is not in the record of the case.",
                rule="D-record",
                suggestion="Look it up, or leave the date out.",
            )


def check_numbers(examined: Examined) -> Iterator[Finding]:
    """Find a number that stands nowhere in the record; a note, for people know more than mail does."""
    if examined.case is None or not examined.case.members:
        return
    told = set(_NUMBER.findall(_record_text(examined.case) + examined.voice.signature))
    body = (
        examined.own_words.replace(examined.voice.signature, " ")
        if examined.voice.signature
        else examined.own_words
    )
    dates = [match.span() for match in re.finditer(get_phrases(examined.language).dates, body, re.IGNORECASE)]
    for match in _NUMBER.finditer(body):
        inside = any(start <= match.start() < end for start, end in dates)
        if match.group() not in told and not inside:
            yield Finding(
                severity=Severity.NOTE,
                quote=match.group(),
                why="The record does not hold this number; you will know whether it is right.",
                rule="D-record",
                suggestion="Check it once more before it goes.",
            )
            return


def has_talk(case: Case) -> bool:
    """Say whether the record shows that people talked: an interview, a call, any contact logged by hand."""
    if case.stage.rank >= Stage.SCREEN.rank and case.stage is not Stage.ASSESSMENT:
        return True
    letters = [one for one in case.letters if one.reading.kind is not Kind.CANDIDATE]
    talked = any(one.reading.stage in {Stage.SCREEN, Stage.INTERVIEW, Stage.FINAL} for one in letters)
    return talked or any(case.logged(Happening.INTERVIEW, Happening.CONTACT))


def _record_text(case: Case) -> str:
    letters = " ".join(f"{one.message.subject} {one.message.text}" for one in case.letters)
    entries = " ".join(one.log.text for one in case.entries)
    answers = " ".join(text for _, text in case.answers)
    return f"{letters} {entries} {answers} {case.role or ''} {case.organization or ''}".casefold()


def _days(case: Case) -> set[int]:
    """Return the days of the month on which something happened, a day more or less for time zones."""
    times = [member.at for member in case.members]
    times += [letter.message.invite.start for letter in case.letters if letter.message.invite]
    return {(at.day + shift) for at in times if at is not None for shift in (-1, 0, 1)}
