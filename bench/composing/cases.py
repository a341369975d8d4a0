"""Cases for measuring letters: the facts of cases.toml in, cases of every kind, stage and tone out."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import count, product
from pathlib import Path
from typing import Any

from rejoinder.decide.request import request
from rejoinder.model.case import Case, CaseNumber, CaseState, Letter
from rejoinder.model.draft import Draft
from rejoinder.model.mail import Address, Message, MessageKey, Origin, Segment, SegmentRole
from rejoinder.model.person import Register, Voice
from rejoinder.model.reading import (
    Act,
    ActName,
    Contact,
    FeedbackPoint,
    Kind,
    KindWord,
    KindWordType,
    Polarity,
    Reading,
    Reason,
    Stage,
    Theme,
)
from rejoinder.model.step import MessageKind, Step
from rejoinder.write import compose

NOW = datetime(2026, 3, 12, 9, tzinfo=UTC)
ME = "jordan.marsh@seeker.example"
OWN = frozenset({ME})
STAGES = (Stage.APPLICATION, Stage.SCREEN, Stage.INTERVIEW, Stage.FINAL)
FLAVOURS = ("plain", "praised", "reapply", "offered", "refused", "feedback")
"""What else their letter says; cases take them in turn."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    """A letter that was written for measuring, with all it came from."""

    case: Case
    step: Step
    voice: Voice
    draft: Draft

    @property
    def source(self) -> str:
        """Their letter."""
        return self.case.letters[0].message.text


_OPEN = {MessageKind.WITHDRAWAL: Kind.STATUS, MessageKind.STATUS_INQUIRY: Kind.ACKNOWLEDGEMENT}
"""Letters that belong to an open application, and what was last heard of it."""


def write_all() -> Iterator[Written]:
    """Write a letter for each kind, stage, language and register, half of them with the person's answers."""
    worlds = tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))
    numbers = count(1)
    for (language, world), kind, stage, register in product(worlds.items(), MessageKind, STAGES, Register):
        number = next(numbers)
        case = make_case(language, world, number=number, stage=stage, kind=kind)
        step = request(case, kind, NOW, own=OWN)
        if step is not None:
            voice = Voice(name="Jordan Marsh", signature="+44 20 7946 0018", register=register)
            draft = compose(step, case, voice=voice, own=OWN, language=language)
            yield Written(case=case, step=step, voice=voice, draft=draft)


def make_case(language: str, world: dict[str, Any], *, number: int, stage: Stage, kind: MessageKind) -> Case:
    """Return a case whose letter says what its number deals it."""
    flavour = FLAVOURS[number % len(FLAVOURS)]
    if kind is MessageKind.REAPPLY:
        flavour = "reapply"
    if kind is MessageKind.FEEDBACK_THANKS or (kind is MessageKind.MENTOR and number % 2):
        flavour = "feedback"
    if kind is MessageKind.FEEDBACK_REQUEST and flavour in {"refused", "feedback"}:
        flavour = "plain"
    letter = make_letter(language, world, number=number, stage=stage, flavour=flavour)
    letters = [letter, our_request(letter)] if kind is MessageKind.FOLLOW_UP else [letter]
    if kind in _OPEN:
        letters = [with_kind(letter, _OPEN[kind])]
    answered = number % 2 == 0 or kind is MessageKind.NEW_OPENING
    answers = tuple(world["answers"].items()) if answered else ()
    contact = letter.reading.contact
    return Case(
        number=CaseNumber(number),
        organization=letter.reading.organization,
        role=letter.reading.role,
        state=CaseState.APPLIED if kind in _OPEN else CaseState.REJECTED,
        stage=stage,
        members=tuple(letters),
        links=(),
        people=(contact,) if contact else (),
        answers=answers,
    )


def make_letter(language: str, world: dict[str, Any], *, number: int, stage: Stage, flavour: str) -> Letter:
    """Return their letter, a no unless its kind is changed."""
    person, organization, role = (
        world[part][number % len(world[part])] for part in ("people", "organizations", "roles")
    )
    said = {"praised": "praise", "plain": "reason"}.get(flavour, flavour)
    extra = world[said]
    text = world["no"].format(person=person, organization=organization).replace("\n\n", f"\n\n{extra}\n\n", 1)
    email = f"{person.split()[-1].lower()}@{organization.split()[0].lower()}.example".replace("é", "e")
    acts = {"offered": ActName.OFFERS_FEEDBACK, "refused": ActName.REFUSES_FEEDBACK}
    words = {
        "praised": (KindWord(type=KindWordType.PRAISE, text=extra),),
        "reapply": (KindWord(type=KindWordType.REAPPLY, text=extra),),
        "offered": (KindWord(type=KindWordType.OFFERS_FEEDBACK, text=extra),),
    }
    point = FeedbackPoint(text=extra, theme=Theme.COMMUNICATION, polarity=Polarity.WEAKNESS)
    message = Message(
        key=MessageKey(f"{number:032d}"),
        message_id=f"no-{number}@letters.example",
        origin=Origin(source="bench", locator=str(number)),
        date=NOW - timedelta(days=2),
        sender=Address(name=person, email=email),
        to=(Address(email=ME),),
        subject=role,
        segments=(Segment(role=SegmentRole.NEW, text=text),),
    )
    reading = Reading(
        kind=Kind.REJECTION,
        confidence=0.9,
        why="made for measuring",
        organization=organization,
        role=role,
        contact=Contact(name=person, email=email),
        stage=stage,
        kind_words=words.get(flavour, ()),
        reasons=(Reason(text=extra, theme=Theme.OTHER_CANDIDATE),) if flavour == "plain" else (),
        feedback=(point,) if flavour == "feedback" else (),
        language=language,
        acts=(Act(act=acts[flavour], text=extra),) if flavour in acts else (),
    )
    return Letter(message=message, reading=reading)


def our_request(letter: Letter) -> Letter:
    """Return the person's request for feedback, as an answer to their letter."""
    text = "?"
    message = Message(
        key=MessageKey(letter.message.key[:-1] + "x"),
        message_id=f"ours-{letter.message.message_id}",
        origin=letter.message.origin,
        date=NOW - timedelta(days=1),
        sender=Address(name="Jordan Marsh", email=ME),
        to=(letter.message.sender,),
        subject=f"Re: {letter.message.subject}",
        segments=(Segment(role=SegmentRole.NEW, text=text),),
    )
    asked = (Act(act=ActName.ASKS_FOR_FEEDBACK, text=text),)
    reading = Reading(kind=Kind.CANDIDATE, confidence=0.9, why="made for measuring", acts=asked)
    return Letter(message=message, reading=reading)


def with_kind(letter: Letter, kind: Kind) -> Letter:
    """Return a letter that is read as another kind."""
    return replace(letter, reading=replace(letter.reading, kind=kind))
