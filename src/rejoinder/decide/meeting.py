"""Whether a person was met: the question that decides most answers (practice A1 to A3).

In: members of a case. Out: yes, no, and how many interviews are known of.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from rejoinder.model.case import Case, Entry, Letter, Member
from rejoinder.model.reading import ActName, Kind, Stage
from rejoinder.model.words import Happening, Via

_SPOKEN = frozenset({Stage.SCREEN, Stage.INTERVIEW, Stage.FINAL, Stage.OFFER})
"""Stages that nobody reaches without speaking to a person; a test can be passed alone."""
_MACHINE_KINDS = frozenset({Kind.CANDIDATE, Kind.ALERT, Kind.ACCOUNT, Kind.OTHER})
_PERSONAL_KINDS = frozenset({Kind.INTERVIEW, Kind.ASSESSMENT, Kind.STATUS, Kind.OUTREACH, Kind.UNSURE})
_VOICES = frozenset({Via.PHONE, Via.VIDEO, Via.IN_PERSON})
_ROUND_GAP = timedelta(days=3)
"""Invitations nearer to each other than this are about one interview."""


def is_own(member: Member) -> bool:
    """Say whether the person wrote this letter themself."""
    return isinstance(member, Letter) and member.reading.kind is Kind.CANDIDATE


def is_theirs(member: Member) -> bool:
    """Say whether this letter came from the organisation and is about this application."""
    return (
        isinstance(member, Letter)
        and member.reading.kind not in _MACHINE_KINDS
        and not member.message.is_bounce
    )


def is_from_person(letter: Letter) -> bool:
    """Say whether a named human who can be answered wrote this."""
    contact = letter.reading.contact
    return is_theirs(letter) and not letter.reading.no_reply and contact is not None and bool(contact.name)


def is_interviewed(case: Case, past: tuple[Member, ...]) -> bool:
    """Say whether the person spoke to someone in a call or interview about this application."""
    if case.stage in _SPOKEN:
        return True
    letters = [member for member in past if isinstance(member, Letter) and is_theirs(member)]
    told = any(
        letter.reading.stage in _SPOKEN or letter.reading.does(ActName.THANKS_FOR_INTERVIEW)
        for letter in letters
    )
    return told or any(_is_logged(member, Happening.INTERVIEW) for member in past)


def is_in_touch(before: tuple[Member, ...]) -> bool:
    """Say whether there was real contact: one logged, or letters in both directions with a person."""
    if any(_is_logged(member, Happening.CONTACT) for member in before):
        return True
    letters = [member for member in before if isinstance(member, Letter)]
    wrote = any(is_own(letter) and not letter.reading.does(ActName.APPLIES) for letter in letters)
    personal = (letter for letter in letters if letter.reading.kind in _PERSONAL_KINDS)
    return wrote and any(is_from_person(letter) for letter in personal)


def is_spoken(member: Member) -> bool:
    """Say whether something logged was said by a person, on the phone or face to face."""
    return isinstance(member, Entry) and member.log.via in _VOICES


def count_interviews(before: Iterable[Member]) -> int:
    """Count the interviews that are surely distinct: by their days where known, else by invitations apart."""
    members = tuple(before)
    return max(len(_days(members)), _count_invitations(members))


def _days(members: tuple[Member, ...]) -> set[date]:
    letters = [m for m in members if isinstance(m, Letter) and m.reading.kind is Kind.INTERVIEW]
    invites = [letter.message.invite for letter in letters]
    logged = {m.at.date() for m in members if m.at and _is_logged(m, Happening.INTERVIEW)}
    return logged | {i.start.date() for i in invites if i and i.start and i.method != "CANCEL"}


def _count_invitations(members: tuple[Member, ...]) -> int:
    count, last = 0, None
    for at in _invited(members):
        count += last is None or at - last >= _ROUND_GAP
        last = at
    return count


def _invited(members: tuple[Member, ...]) -> list[datetime]:
    return [
        member.at
        for member in members
        if isinstance(member, Letter)
        and member.at
        and member.reading.kind is Kind.INTERVIEW
        and member.reading.does(ActName.INVITES_TO_INTERVIEW)
    ]


def _is_logged(member: Member, happening: Happening) -> bool:
    return isinstance(member, Entry) and member.log.happening is happening
