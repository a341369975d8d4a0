"""The wish to read kept letters again after an upgrade: casebook and reader in, what changed and why out.

Only what is derived is replaced. Corrections and every other word of the person stay and win as before, so a
change that a correction covers is told as covered.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rejoinder.desk.cases import group_corrections
from rejoinder.desk.ports import Casebook, StoredLetter
from rejoinder.model.mail import Message, MessageKey
from rejoinder.model.reading import Kind, Reading
from rejoinder.model.words import Correction

Read = Callable[[Message], Reading]

AT_ONCE = 500
"""Letters whose readings are replaced in one transaction."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """A letter that is read differently now."""

    message: Message
    before: Reading
    after: Reading
    covered: bool
    """The person corrected what changed, so it stays as they said."""

    @property
    def parts(self) -> tuple[tuple[str, str, str], ...]:
        """What changed: (part, before, after); empty strings for what was or is not told."""
        pairs = (
            ("kind", self.before.kind, self.after.kind),
            ("organization", self.before.organization, self.after.organization),
            ("role", self.before.role, self.after.role),
            ("the no", *_noes(self.before, self.after)),
        )
        return tuple((part, str(old or ""), str(new or "")) for part, old, new in pairs if old != new)


@dataclass(frozen=True, kw_only=True, slots=True)
class Reread:
    """What reading again came to."""

    letters: int
    changes: tuple[Change, ...]


def reread(casebook: Casebook, read: Read, *, reader: str) -> Reread:
    """Read all kept letters again and return what changed in a way a person would see."""
    letters = list(casebook.letters())
    words = casebook.words()
    corrections = group_corrections(words)
    fresh = [(stored, read(stored.message)) for stored in letters]
    for start in range(0, len(fresh), AT_ONCE):
        batch = [(stored.message.key, after) for stored, after in fresh[start : start + AT_ONCE]]
        casebook.set_readings(batch, reader=reader)
    return Reread(letters=len(letters), changes=tuple(_changes(fresh, corrections)))


def _changes(
    fresh: list[tuple[StoredLetter, Reading]], corrections: dict[MessageKey, list[Correction]]
) -> Iterator[Change]:
    for stored, after in fresh:
        said = corrections.get(stored.message.key, [])
        change = Change(
            message=stored.message,
            before=stored.reading,
            after=after,
            covered=any(correction.kind for correction in said),
        )
        if change.parts:
            yield change


def _noes(before: Reading, after: Reading) -> tuple[str | None, str | None]:
    """Return the quotes that say no, where both readings are rejections."""
    both = before.kind is after.kind is Kind.REJECTION
    return (before.decline, after.decline) if both else (None, None)
