"""What the API answers beside the shapes of `--json`: lists with their count, a letter with its text."""

import msgspec

from rejoinder.desk.directory import Acquaintance, Organization
from rejoinder.desk.people_shapes import PersonShape
from rejoinder.desk.search import Found
from rejoinder.desk.shapes import (
    CaseShape,
    ExplanationShape,
    ReadingShape,
    Shape,
    StepShape,
    WordShape,
    shape_case,
    shape_reading,
)
from rejoinder.model.case import Case, CaseNumber, Letter
from rejoinder.model.reading import Contact
from rejoinder.model.words import MemberKey


class ErrorShape(msgspec.Struct, frozen=True, kw_only=True):
    """Why something was not done, in one sentence that says what to do."""

    error: str


class TodayShape(Shape, frozen=True, kw_only=True):
    """What is worth doing, the most worthwhile first, and how many steps more there are."""

    steps: tuple[StepShape, ...]
    held_back: int


class LetterShape(Shape, frozen=True, kw_only=True):
    """A letter, what it was read as, and its case."""

    letter: MemberKey
    case: CaseNumber | None
    corrected: bool
    """The person said what it is."""
    reading: ReadingShape


class WholeLetterShape(LetterShape, frozen=True, kw_only=True):
    """A letter with its text, and how it was read; the person's corrections are in `reading` only."""

    text: str
    attachments: tuple[str, ...]
    explanation: ExplanationShape


class ListShape(Shape, frozen=True, kw_only=True):
    """What all lists have: how many fit in all, and which page this is."""

    count: int
    page: int


class LettersShape(ListShape, frozen=True, kw_only=True):
    """A page of letters, the latest first; with words, the best first."""

    letters: tuple[LetterShape, ...]


class CasesShape(ListShape, frozen=True, kw_only=True):
    """A page of cases, the latest first; `members` is null."""

    cases: tuple[CaseShape, ...]


class SaidShape(ListShape, frozen=True, kw_only=True):
    """A page of the words that stand, the latest first."""

    words: tuple[WordShape, ...]


class PeopleShape(ListShape, frozen=True, kw_only=True):
    """A page of people, the latest contact first; `touches` and `evidence` are empty."""

    people: tuple[PersonShape, ...]


class OrganizationShape(msgspec.Struct, frozen=True, kw_only=True):
    """An organisation and its cases."""

    organization: str
    cases: tuple[CaseNumber, ...]


class OrganizationsShape(ListShape, frozen=True, kw_only=True):
    """A page of organisations, those of the latest cases first."""

    organizations: tuple[OrganizationShape, ...]


class FileShape(Shape, frozen=True, kw_only=True):
    """The file of an organisation: its cases with their members, and what is worth doing there."""

    organization: str
    cases: tuple[CaseShape, ...]
    steps: tuple[StepShape, ...]


class AcquaintanceShape(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who wrote or was met, and where that was."""

    contact: Contact
    cases: tuple[CaseNumber, ...]


class NoteShape(msgspec.Struct, frozen=True, kw_only=True):
    """A log entry that holds the words."""

    member: MemberKey
    case: CaseNumber
    text: str


class FoundShape(Shape, frozen=True, kw_only=True):
    """What holds the words; `letter_count` letters in all, the best of them first."""

    cases: tuple[CaseShape, ...]
    people: tuple[AcquaintanceShape, ...]
    notes: tuple[NoteShape, ...]
    letters: tuple[LetterShape, ...]
    letter_count: int


class KeptShape(Shape, frozen=True, kw_only=True):
    """What was said and kept; its `id` takes it back. The case is the one it is about now."""

    word: WordShape
    case: CaseShape | None


class SyncShape(Shape, frozen=True, kw_only=True):
    """How far the last reading of mail is; counts of this reading, and why it stopped where it did."""

    running: bool
    percent: int
    scanned: int
    letters: int
    failed: int
    trouble: str


def shape_letter(letter: Letter, case: Case | None) -> LetterShape:
    """Shape a letter with its case."""
    return LetterShape(
        letter=letter.member,
        case=case.number if case else None,
        corrected=letter.corrected,
        reading=shape_reading(letter.message, letter.reading),
    )


def shape_organization(one: Organization) -> OrganizationShape:
    """Shape an organisation for a list."""
    return OrganizationShape(organization=one.name, cases=tuple(case.number for case in one.cases))


def shape_acquaintance(one: Acquaintance) -> AcquaintanceShape:
    """Shape somebody who was found."""
    return AcquaintanceShape(contact=one.contact, cases=tuple(case.number for case in one.cases))


def shape_found(found: Found, homes: dict[MemberKey, Case]) -> FoundShape:
    """Shape what was found."""
    return FoundShape(
        cases=tuple(map(shape_case, found.cases)),
        people=tuple(map(shape_acquaintance, found.people)),
        notes=tuple(
            NoteShape(member=entry.member, case=case.number, text=entry.log.text)
            for entry, case in found.notes
        ),
        letters=tuple(shape_letter(letter, homes.get(letter.member)) for letter in found.letters),
        letter_count=found.letter_count,
    )
