"""Where a letter goes: a step and its case in, the mail it answers and the facts of the exchange out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rejoinder.model.case import Case, Entry, Letter, Member
from rejoinder.model.mail import SegmentRole
from rejoinder.model.reading import ActName, Kind
from rejoinder.model.step import MessageKind, Step
from rejoinder.model.words import MemberKey

ASIDE = frozenset({MessageKind.MENTOR, MessageKind.REFERRAL_THANKS})
"""Kinds of message to somebody outside the case; they answer none of its mail."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Scene:
    """A step in its case, with own addresses known, so that theirs and ours are told apart."""

    step: Step
    case: Case
    own: frozenset[str]

    def is_ours(self, letter: Letter) -> bool:
        """Say whether the person wrote it."""
        return letter.reading.kind is Kind.CANDIDATE or letter.message.sender.email in self.own

    def theirs(self) -> Iterator[Letter]:
        """Yield what the organisation wrote, newest first."""
        return (letter for letter in reversed(self.case.letters) if not self.is_ours(letter))

    def ours(self) -> Iterator[Letter]:
        """Yield what the person wrote, newest first."""
        return (letter for letter in reversed(self.case.letters) if self.is_ours(letter))

    @property
    def is_aside(self) -> bool:
        """Whether it goes to somebody outside the case."""
        return self.step.message_kind in ASIDE

    @property
    def about(self) -> Member | None:
        """The member that the step answers."""
        return next((member for member in self.case.members if member.member == self.step.about), None)

    @property
    def answered(self) -> Letter | None:
        """The mail that the letter threads onto: the one it is about, else the addressee's last."""
        if self.is_aside:
            return None
        about = self.about
        if isinstance(about, Letter) and (self.step.to is None or self._is_way_back(about)):
            return about
        same = (letter for letter in self.theirs() if self.step.to in senders(letter))
        fallback = about if isinstance(about, Letter) and "@" in (self.step.to or "") else None
        return next(same, fallback)

    @property
    def decision(self) -> Member | None:
        """The rejection: the step's own if it is one, else the last of the case."""
        about = self.about
        if about is not None and is_rejection(about):
            return about
        return next((member for member in reversed(self.case.members) if is_rejection(member)), None)

    def _is_way_back(self, letter: Letter) -> bool:
        """Say whether writing to the step's address answers this letter."""
        reached = (
            {address.email for address in letter.message.to} if self.is_ours(letter) else senders(letter)
        )
        return self.step.to in reached


def senders(letter: Letter) -> set[str]:
    """Return the addresses that an answer to a letter may go to."""
    message = letter.message
    return {message.sender.email, *(address.email for address in message.reply_to)} - {""}


def is_rejection(member: Member) -> bool:
    """Say whether a member is a no, by mail or logged."""
    if isinstance(member, Entry):
        return member.log.happening.value == "rejection"
    return member.reading.kind is Kind.REJECTION


def source_of(member: Member) -> str:
    """Name a member as the source of a fact."""
    if isinstance(member, Letter):
        return f"message:{member.message.message_id}"
    return f"log:{log_number(member.member)}"


def log_number(member: MemberKey) -> str:
    """Return the number of a log entry."""
    return member.removeprefix("log-")


def new_text(letter: Letter) -> str:
    """Return what its writer wrote anew, signature included, quoted history left out."""
    roles = (SegmentRole.NEW, SegmentRole.SIGNATURE)
    return "\n".join(segment.text for segment in letter.message.segments if segment.role in roles)


def find_act(letter: Letter, *names: ActName) -> str | None:
    """Return the quote of the first sentence that does one of these."""
    return next((act.text for act in letter.reading.acts if act.act in names), None)


def tidy(text: str) -> str:
    """Return a text on one line."""
    return re.sub(r"\s+", " ", text).strip()
