"""The JSON that other programs may rely on: values in, plain shapes out. docs/json.md is made from this file.

A field may be added at any time; SCHEMA is raised when one changes its meaning or goes.
"""

from dataclasses import asdict
from datetime import datetime
from typing import Any

import msgspec

from rejoinder.desk.lessons import Learned
from rejoinder.desk.reread import Change
from rejoinder.learn.themes import ThemeCount
from rejoinder.model.case import Case, CaseState, Letter, LinkReason, Opportunity
from rejoinder.model.draft import Draft, Finding, Question, Sentence
from rejoinder.model.mail import Message
from rejoinder.model.reading import (
    ActName,
    Contact,
    FeedbackPoint,
    Kind,
    KindWord,
    Moment,
    Reading,
    Reason,
    Stage,
    Theme,
)
from rejoinder.model.step import Channel, MessageKind, Step, StepState
from rejoinder.model.words import Word
from rejoinder.read import Explanation
from rejoinder.write import Fate, Lean

SCHEMA = 1


class Shape(msgspec.Struct, frozen=True, kw_only=True):
    """What all shapes have."""

    schema: int = SCHEMA


class ActShape(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence and what it does; `text` is an exact quote."""

    act: ActName
    text: str


class ReadingShape(Shape, frozen=True, kw_only=True, rename={"sender": "from"}):
    """`rejoinder read --json`: one object a line, one line a message."""

    message_id: str
    date: datetime | None
    sender: str
    subject: str
    kind: Kind
    confidence: float
    organization: str | None
    agency: bool
    role: str | None
    requisition: str | None
    contact: Contact | None
    no_reply: bool
    stage: Stage
    kind_words: tuple[KindWord, ...]
    reasons: tuple[Reason, ...]
    feedback: tuple[FeedbackPoint, ...]
    decline: str | None
    moments: tuple[Moment, ...]
    feedback_offered: bool | None
    """None where the letter says nothing of it."""
    answer_invited: bool | None
    """False where it says that answers are not read, None where it says nothing."""
    language: str | None
    acts: tuple[ActShape, ...]
    why: str


class StepShape(Shape, frozen=True, kw_only=True):
    """One of `rejoinder next --json`."""

    step: str
    case: int
    organization: str | None
    role: str | None
    message_kind: MessageKind
    channel: Channel
    to: str | None
    due: datetime
    until: datetime | None
    reason: str
    rule: str
    source: str
    state: StepState
    worth: int


class DraftShape(Shape, frozen=True, kw_only=True):
    """`rejoinder draft --json`."""

    step: str
    to: str | None
    subject: str
    language: str
    body: str
    sentences: tuple[Sentence, ...]
    findings: tuple[Finding, ...]
    questions: tuple[Question, ...]
    headers: dict[str, str]


class LinkShape(msgspec.Struct, frozen=True, kw_only=True):
    """Why a member is in its case."""

    reason: LinkReason
    doubtful: bool
    why: str


class MemberShape(msgspec.Struct, frozen=True, kw_only=True):
    """A letter or log entry in `rejoinder show --json`."""

    member: str
    date: datetime | None
    what: str
    link: LinkShape
    letter: ReadingShape | None = None
    text: str = ""


class CaseShape(Shape, frozen=True, kw_only=True):
    """One of `rejoinder cases --json`; `rejoinder show --json` adds the members."""

    case: int
    organization: str | None
    role: str | None
    agency: bool
    opportunity: Opportunity
    state: CaseState
    stage: Stage
    people: tuple[Contact, ...]
    first: datetime | None
    last: datetime | None
    letters: int
    doubtful: bool
    members: tuple[MemberShape, ...] | None = None


class WordShape(Shape, frozen=True, kw_only=True):
    """One of `rejoinder words --json`: the kind of word, and all that it holds."""

    id: int
    at: datetime
    undone_at: datetime | None
    word: str
    """correction, together, apart, logentry, answer, edit, forget, snooze, dismiss or leave."""
    says: dict[str, Any]


class PartShape(msgspec.Struct, frozen=True, kw_only=True):
    """What changed: a part of a reading, as it was and as it is; empty where nothing was told."""

    part: str
    before: str
    after: str


class ChangeShape(Shape, frozen=True, kw_only=True):
    """One of `rejoinder reread --json`: a letter that is read differently now."""

    message: str
    subject: str
    changed: tuple[PartShape, ...]
    covered: bool
    """The person corrected it, so it stays as they said."""
    why: str


class LearnedShape(Shape, frozen=True, kw_only=True):
    """One of `rejoinder learned --json`: what a correction teaches, and the letters it changes."""

    word: int
    sender: str
    kind: Kind | None
    organization: str | None
    letters: tuple[str, ...]


class LeanShape(Shape, frozen=True, kw_only=True):
    """One of `rejoinder learned --json`: what became of a sentence of a draft when the person edited it."""

    word: int
    part: str
    text: str
    fate: Fate


class WeighedAct(msgspec.Struct, frozen=True, kw_only=True):
    """What a sentence does, and how sure that is; `detail` is a theme or polarity."""

    act: ActName
    probability: float
    detail: str


class SentenceShape(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence of a letter with its acts, and marks such as if or topic-job."""

    text: str
    acts: tuple[WeighedAct, ...]
    marks: tuple[str, ...]


class FactShape(msgspec.Struct, frozen=True, kw_only=True):
    """A fact and where it stands: sender, address, subject, or a sentence."""

    fact: str
    value: str
    places: tuple[str, ...]


class ExplanationShape(Shape, frozen=True, kw_only=True):
    """`rejoinder explain --json`."""

    reading: ReadingShape
    sentences: tuple[SentenceShape, ...]
    facts: tuple[FactShape, ...]


class PointShape(msgspec.Struct, frozen=True, kw_only=True):
    """One thing a letter says; `text` is an exact quote."""

    text: str
    case: int
    organization: str | None
    member: str


class ThemeShape(Shape, frozen=True, kw_only=True):
    """One of `rejoinder themes --json`, what most organisations say first."""

    theme: Theme
    is_strength: bool
    is_outside_control: bool
    is_pattern: bool
    organizations: tuple[str, ...]
    points: tuple[PointShape, ...]


def shape_theme(count: ThemeCount) -> ThemeShape:
    """Shape a theme with the words behind it."""
    points = (
        PointShape(text=point.text, case=point.case, organization=point.organization, member=point.member)
        for point in count.points
    )
    return ThemeShape(
        theme=count.theme,
        is_strength=count.is_strength,
        is_outside_control=count.is_outside_control,
        is_pattern=count.is_pattern,
        organizations=tuple(count.organizations),
        points=tuple(points),
    )


def shape_change(change: Change) -> ChangeShape:
    """Shape a letter that is read differently now."""
    return ChangeShape(
        message=change.message.key,
        subject=change.message.subject,
        changed=tuple(
            PartShape(part=part, before=before, after=after) for part, before, after in change.parts
        ),
        covered=change.covered,
        why=change.after.why,
    )


def shape_learned(learned: Learned) -> LearnedShape:
    """Shape what a correction teaches."""
    lesson = learned.lesson
    return LearnedShape(
        word=lesson.word,
        sender=lesson.sender.email,
        kind=lesson.kind,
        organization=lesson.organization,
        letters=tuple(letter.member for letter in learned.letters),
    )


def shape_lean(lean: Lean) -> LeanShape:
    """Shape what an edit tells of a wording."""
    return LeanShape(word=lean.word, part=lean.part, text=lean.text, fate=lean.fate)


def shape_explanation(message: Message, explanation: Explanation) -> ExplanationShape:
    """Shape how a letter was read."""
    return ExplanationShape(
        reading=shape_reading(message, explanation.reading),
        sentences=tuple(
            SentenceShape(
                text=seen.text,
                acts=tuple(
                    WeighedAct(act=deed.act, probability=deed.probability, detail=deed.detail)
                    for deed in seen.deeds
                ),
                marks=tuple(dict.fromkeys(name for name, _, _ in seen.marks)),
            )
            for seen in explanation.sentences
        ),
        facts=tuple(
            FactShape(fact=fact.name, value=fact.value, places=fact.places) for fact in explanation.facts
        ),
    )


def shape_word(word: Word) -> WordShape:
    """Shape a word of the person."""
    return WordShape(
        id=word.id,
        at=word.at,
        undone_at=word.undone_at,
        word=type(word.saying).__name__.casefold(),
        says=asdict(word.saying),
    )


def shape_reading(message: Message, reading: Reading) -> ReadingShape:
    """Shape what a message was read as."""
    shared = {name: getattr(reading, name) for name in READING_FIELDS}
    sender = message.sender
    return ReadingShape(
        message_id=message.message_id,
        date=message.date,
        sender=f"{sender.name} <{sender.email}>" if sender.name else sender.email,
        subject=message.subject,
        acts=tuple(ActShape(act=act.act, text=act.text) for act in reading.acts),
        feedback_offered=reading.either(ActName.OFFERS_FEEDBACK, ActName.REFUSES_FEEDBACK),
        answer_invited=reading.either(ActName.INVITES_REPLY, ActName.FORBIDS_REPLY),
        **shared,
    )


READING_FIELDS = tuple(set(Reading.__dataclass_fields__) - {"acts"})


def shape_step(step: Step) -> StepShape:
    """Shape a step."""
    return StepShape(**{
        name: getattr(step, name) for name in StepShape.__struct_fields__ if name != "schema"
    })


def shape_draft(draft: Draft) -> DraftShape:
    """Shape a draft."""
    names = set(DraftShape.__struct_fields__) - {"schema", "headers"}
    return DraftShape(headers=dict(draft.headers), **{name: getattr(draft, name) for name in names})


def shape_case(case: Case, *, members: bool = False) -> CaseShape:
    """Shape a case, with its members if asked for."""
    return CaseShape(
        case=case.number,
        organization=case.organization,
        role=case.role,
        agency=case.agency,
        opportunity=case.opportunity,
        state=case.state,
        stage=case.stage,
        people=case.people,
        first=case.first,
        last=case.last,
        letters=len(case.letters),
        doubtful=case.doubtful,
        members=shape_members(case) if members else None,
    )


def shape_members(case: Case) -> tuple[MemberShape, ...]:
    """Shape the letters and log entries of a case, oldest first."""
    shapes = []
    for member, link in zip(case.members, case.links, strict=True):
        shapes.append(
            MemberShape(
                member=member.member,
                date=member.at,
                what=member.reading.kind if isinstance(member, Letter) else member.log.happening,
                link=LinkShape(reason=link.reason, doubtful=link.doubtful, why=link.why),
                letter=shape_reading(member.message, member.reading) if isinstance(member, Letter) else None,
                text=member.message.text if isinstance(member, Letter) else member.log.text,
            )
        )
    return tuple(shapes)
