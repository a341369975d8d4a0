"""The wishes that change the casebook: each becomes a word of the person, kept and undoable."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from rejoinder.desk.cases import get_cases
from rejoinder.desk.ports import Casebook
from rejoinder.errors import NotFoundError, UsageError
from rejoinder.model.case import Case
from rejoinder.model.mail import MessageKey
from rejoinder.model.step import Channel, Step
from rejoinder.model.words import (
    Answer,
    Apart,
    ContactNote,
    Correction,
    Dismiss,
    Happening,
    Leave,
    LogEntry,
    MemberKey,
    Snooze,
    Together,
    Via,
    Word,
    WordId,
)


def find_message(casebook: Casebook, name: str) -> MessageKey:
    """Find the one kept letter whose key or Message-ID begins with `name`, or raise NotFoundError."""
    keys = casebook.find_keys(name.strip("<> "))
    if not keys:
        raise NotFoundError(
            f"There is no letter “{name}”. `rejoinder show CASE` lists the letters of a case."
        )
    if len(keys) > 1:
        raise NotFoundError(f"“{name}” begins the names of {len(keys)} letters. Give a few more characters.")
    return keys[0]


def correct(casebook: Casebook, correction: Correction, *, now: datetime) -> Word:
    """Say what a message really is; raise UsageError where nothing is said."""
    if correction.kind is correction.organization is correction.role is None:
        raise UsageError("Say what to correct: --kind, --organization or --role.")
    return casebook.add_word(correction, at=now)


def merge(casebook: Casebook, cases: Sequence[Case], *, now: datetime) -> list[Word]:
    """Put all that is in the cases into the first of them; nothing is deleted."""
    first, *others = {case.number: case for case in cases}.values()
    if not others:
        raise UsageError("Name two different cases to put together, as in `rejoinder merge 3 5`.")
    return [casebook.add_word(Together(one=anchor(first), other=anchor(case)), at=now) for case in others]


def split(casebook: Casebook, case: Case, member: MemberKey, *, now: datetime) -> Word:
    """Take a letter or log entry out of its case, into one of its own; what answers it goes along."""
    rest = [other.member for other in case.members if other.member != member]
    if len(rest) == len(case.members):
        raise NotFoundError(
            f"That letter is not in case {case.number}. `rejoinder show {case.number}` lists them."
        )
    if not rest:
        raise UsageError(
            f"Case {case.number} holds only this letter, so there is nothing to take it apart from."
        )
    return casebook.add_word(Apart(one=member, other=rest[0]), at=now)


def log(casebook: Casebook, entry: LogEntry, *, case: Case | None, now: datetime) -> Word:
    """Keep something that happened outside the mail, in a given case or where its names lead."""
    if case is None and not entry.organization:
        raise UsageError("Say where it belongs: --case NUMBER or --organization NAME.")
    return casebook.add_word(replace(entry, beside=anchor(case) if case else None), at=now)


def answer(casebook: Casebook, case: Case, question: str, *, text: str, now: datetime) -> Word:
    """Keep what the person answered to a question of a draft."""
    return casebook.add_word(Answer(member=anchor(case), question=question, text=text), at=now)


def snooze(casebook: Casebook, step: Step, *, until: datetime, now: datetime) -> Word:
    """Let a step wait. Raises UsageError for a moment that has passed."""
    if until <= now:
        raise UsageError("That moment has passed. Name a day to come, as in --until 2026-03-09, or --days 3.")
    return casebook.add_word(Snooze(about=step.about, kind=step.message_kind.value, until=until), at=now)


def dismiss(casebook: Casebook, step: Step, *, now: datetime) -> Word:
    """Say that a step is not wanted; for another no it will be proposed again."""
    return casebook.add_word(Dismiss(about=step.about, kind=step.message_kind.value), at=now)


def leave(casebook: Casebook, step: Step, *, now: datetime) -> Word:
    """Say that nothing more is to be written to the one a step goes to. Raises UsageError for nobody."""
    if not step.to:
        raise UsageError("This one goes to nobody yet, so there is nobody to leave in peace.")
    return casebook.add_word(Leave(email=step.to.casefold()), at=now)


def finish(casebook: Casebook, step: Step, case: Case, *, on: datetime, now: datetime) -> Word:
    """Keep that the person wrote or said what a step proposes; what follows counts from then."""
    via = {Channel.MAIL: Via.MAIL, Channel.LINKEDIN: Via.LINKEDIN, Channel.PHONE: Via.PHONE}[step.channel]
    return note_written(casebook, anchor(case), step.message_kind.value, via=via, on=on, now=now)


def note_written(
    casebook: Casebook, beside: MemberKey, kind: str, *, via: Via, on: datetime, now: datetime
) -> Word:
    """Keep that a message of a kind was written, in the case of a member or to a person."""
    numbers = {f"person-{number}": key for key, number in casebook.people.homes().items()}
    if beside in numbers:
        return casebook.add_word(ContactNote(person=numbers[beside], on=on, text="", via=via), at=now)
    entry = LogEntry(happening=Happening.REPLY, on=on, via=via, message=kind, beside=beside)
    return casebook.add_word(entry, at=now)


def undo(casebook: Casebook, word: WordId | None, *, now: datetime) -> Word:
    """Take back a word, the latest one if none is named; it stays in the casebook, marked."""
    standing = casebook.words()
    if not standing:
        raise NotFoundError("There is nothing to undo.")
    chosen = next((said for said in standing if said.id == word), None) if word is not None else standing[-1]
    if chosen is None:
        raise NotFoundError(f"There is no standing word {word}. `rejoinder words` lists them.")
    casebook.undo_word(chosen.id, at=now)
    return chosen


def anchor(case: Case) -> MemberKey:
    """Return the member that stands for a case when a word is about it."""
    return case.members[0].member


def case_of(casebook: Casebook, member: MemberKey) -> Case | None:
    """Return the case a member is in now."""
    return next(
        (case for case in get_cases(casebook) if member in {one.member for one in case.members}), None
    )
