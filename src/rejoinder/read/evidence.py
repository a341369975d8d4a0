"""Evidence: the seen sentences of a mail in, how strongly the mail as a whole does what out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rejoinder.model.mail import Message
from rejoinder.model.reading import ActName
from rejoinder.read.acts import Seen

TOLD_OF_WORK = 0.9
"""Weight from which a mail is taken to speak of work."""

IMPLIED = {
    ActName.THANKS_FOR_INTERVIEW: 1.0,
    ActName.INVITES_TO_INTERVIEW: 0.5,
    ActName.ARRANGES_INTERVIEW: 0.5,
    ActName.ASKS_FOR_ASSESSMENT: 0.6,
    ActName.OFFERS_JOB: 0.6,
    ActName.DELAYS: 0.4,
    ActName.UNDER_REVIEW: 0.2,
    ActName.GIVES_FEEDBACK: 0.3,
    ActName.PRAISES: 0.4,
    ActName.KEEPS_ON_FILE: 0.4,
    ActName.INVITES_TO_REAPPLY: 0.4,
    ActName.OFFERS_FEEDBACK: 0.4,
    ActName.GIVES_REASON: 0.5,
    ActName.DECLINES: 0.4,
}
"""What acts alone tell of work being spoken of; each counts once."""

LIST = re.compile(r"(?:(?:re|aw|fwd?|wg|tr): *)*\[", re.IGNORECASE)
"""A subject with the tag of a mailing list."""

ANSWER = 0.3
"""What it tells that a short, personal letter answers a mail of the reader's."""

SHORT = 16
"""Sentences of a short letter."""

SHARE = 0.08
"""Of the sentences of a mail that is about work, at least so many speak of it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """All that the kind of a mail is judged from."""

    message: Message
    seen: tuple[Seen, ...]
    context: tuple[Seen, ...] = ()
    """What stands around the new text: sender, signature, older mail. It tells what about, not what."""

    def strength(self, *acts: ActName) -> float:
        """Return the probability of the surest of these acts, 0 where none is done."""
        return max(
            (deed.probability for seen in self.seen for deed in seen.deeds if deed.act in acts), default=0.0
        )

    def count(self, *acts: ActName) -> int:
        """Count the sentences that do one of these."""
        return sum(any(deed.act in acts for deed in seen.deeds) for seen in self.seen)

    def sum(self, *acts: ActName) -> float:
        """Return the summed probability of the sentences that do one of these."""
        return sum(
            max(deed.probability for deed in seen.deeds if deed.act in acts) for seen in self.doing(*acts)
        )

    def doing(self, *acts: ActName) -> Iterator[Seen]:
        """Yield the sentences that do one of these, in order."""
        return (seen for seen in self.seen if any(deed.act in acts for deed in seen.deeds))

    def best(self, *acts: ActName) -> Seen | None:
        """Return the sentence that does one of these most surely; the body before the subject."""
        return max(
            self.doing(*acts),
            key=lambda seen: (
                seen.number > 0,
                max(deed.probability for deed in seen.deeds if deed.act in acts),
                -seen.number,
            ),
            default=None,
        )

    def weight(self, mark: str, detail: str | None = None) -> float:
        """Return the summed weight of a mark over all sentences."""
        return _sum_of_marks(self.seen, mark, detail)

    @property
    def job(self) -> float:
        """How much the mail speaks of work; what stands around it counts half, as one sentence at most."""
        around = _sum_of_marks(self.context, "topic-job", None)
        return self.weight("topic-job") + min(1.0, around / 2) + self._implied()

    def _implied(self) -> float:
        """Weigh what the acts of a short, personal letter alone tell of work being spoken of."""
        if len(self.seen) > SHORT or self.message.is_bulk or LIST.match(self.message.subject):
            return 0.0
        answers = ANSWER if self.message.in_reply_to else 0.0
        done = {deed.act for seen in self.seen for deed in seen.deeds}
        return answers + sum(weight for act, weight in IMPLIED.items() if act in done)

    @property
    def is_job_mail(self) -> bool:
        """Whether the mail is about the reader's job search rather than some other application."""
        job = self.job
        elsewhere = self.weight("topic-else")
        enough = job >= max(TOLD_OF_WORK, SHARE * len(self.seen)) and job > elsewhere
        return enough and not self.is_told and self.is_to_the_reader

    @property
    def is_to_the_reader(self) -> bool:
        """Whether it speaks to someone; only a short personal note need not say "you"."""
        return self.weight("you") > 0 or (len(self.seen) <= SHORT and not self.message.is_bulk)

    @property
    def is_told(self) -> bool:
        """Whether the writer tells of an answer that they got themselves."""
        return self.weight("reported") > 0


def _sum_of_marks(sentences: tuple[Seen, ...], mark: str, detail: str | None) -> float:
    return sum(
        weight
        for seen in sentences
        for name, weight, found in seen.marks
        if name == mark and (detail is None or found == detail)
    )
