"""Lessons: a person's corrections and the letters they are about in; what other such letters are out.

A correction speaks of one letter. Its kind teaches about others only where they are the same letter sent
again: same sender, and most of the same sentences. What is new in the other letter must not speak against
it: a no, an invitation or an offer that the corrected letter did not hold is never overruled. Its
organisation teaches only about letters of the same sender in which the same wrong name was read. Where two
lessons differ, the one that fits clearly better holds, else none. So one label can never swallow others,
however often it was given.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rejoinder.model.mail import Address, Message, SegmentRole
from rejoinder.model.reading import ActName, Kind, Reading
from rejoinder.model.words import Correction, WordId
from rejoinder.read.sentence import plain, split

ALIKE = 0.6
"""Share of the longer letter's sentences that both hold, from which one is the other sent again."""

CLEARLY = 0.15
"""By how much a lesson must fit better than one that says something else."""

TAUGHT = 0.95
"""Confidence of a kind that was taught."""

FEWEST_WORDS = 4
"""Words of a sentence that tells one letter from others; shorter ones are greetings and names."""

DECISIVE = frozenset({
    ActName.DECLINES,
    ActName.CLOSES_ROLE,
    ActName.INVITES_TO_INTERVIEW,
    ActName.ASKS_FOR_ASSESSMENT,
    ActName.OFFERS_JOB,
})

Template = frozenset[str]
"""The sentences of a letter, plain, names and numbers taken out."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Lesson:
    """What one correction teaches about letters like the corrected one."""

    word: WordId
    """The correction it comes from."""
    sender: Address
    template: Template
    kind: Kind | None
    read_as: str | None
    """The organisation that the reader had read."""
    organization: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Fit:
    """How well a lesson fits a letter, 0 to 1."""

    lesson: Lesson
    likeness: float


def learn(corrected: Iterable[tuple[WordId, Correction, Message, Reading]]) -> list[Lesson]:
    """Return what corrections teach, given each with its letter as it was read; of a role alone, nothing."""
    lessons = (
        Lesson(
            word=word,
            sender=message.sender,
            template=template_of(message),
            kind=correction.kind,
            read_as=reading.organization,
            organization=correction.organization,
        )
        for word, correction, message, reading in corrected
    )
    return [lesson for lesson in lessons if lesson.sender.email and (lesson.kind or lesson.organization)]


def apply_lessons(
    message: Message, reading: Reading, lessons: Sequence[Lesson]
) -> tuple[Reading, set[WordId]]:
    """Return the reading with what lessons say about it, and the corrections they come from."""
    near = [lesson for lesson in lessons if lesson.sender.email == message.sender.email]
    if not near:
        return reading, set()
    used: set[WordId] = set()
    taught = reading
    if lesson := _choose(list(_of_kind(message, reading, near)), "kind"):
        taught = _with_kind(taught, lesson)
        used |= {lesson.word} if taught != reading else set()
    if lesson := _choose(list(_of_organization(message, reading, near)), "organization"):
        taught = replace(taught, organization=lesson.organization)
        used.add(lesson.word)
    return taught, used


def _of_kind(message: Message, reading: Reading, lessons: Iterable[Lesson]) -> Iterator[Fit]:
    """Yield the lessons on the kind of a letter that this one is sent again from."""
    template = template_of(message)
    for lesson in lessons:
        fit = Fit(lesson=lesson, likeness=likeness(template, lesson.template))
        if lesson.kind and fit.likeness >= ALIKE and not _speaks_against(reading, lesson):
            yield fit


def _of_organization(message: Message, reading: Reading, lessons: Iterable[Lesson]) -> Iterator[Fit]:
    """Yield the lessons on a name that was read in this letter too."""
    for lesson in lessons:
        same = lesson.sender == message.sender and lesson.read_as == reading.organization
        if lesson.organization and same:
            yield Fit(lesson=lesson, likeness=1.0)


def likeness(one: Template, other: Template) -> float:
    """Return the share of the longer letter's sentences that both hold."""
    return len(one & other) / max(len(one), len(other), 1)


def template_of(message: Message) -> Template:
    """Return the telling sentences of a message's own text."""
    plains = map(blank, split(message.said(SegmentRole.NEW)))
    return frozenset(text for text in plains if len(text.split()) >= FEWEST_WORDS)


def blank(sentence: str) -> str:
    """Return a sentence plain, with words that begin with a capital or hold a digit taken out."""
    words = sentence.split()
    kept = [word for word in words[:1] if word.isalpha()]
    kept += [word for word in words[1:] if not (word[0].isupper() or any(map(str.isdigit, word)))]
    return plain(" ".join(kept)).strip()


def _speaks_against(reading: Reading, lesson: Lesson) -> bool:
    """Say whether a letter decides something that the corrected letter did not hold."""
    return any(act.act in DECISIVE and blank(act.text) not in lesson.template for act in reading.acts)


def _choose(fits: Sequence[Fit], part: str) -> Lesson | None:
    """Return the lesson that fits best, None where another that says something else fits nearly as well."""
    if not fits:
        return None
    best = max(fits, key=lambda fit: (fit.likeness, fit.lesson.word))
    said = getattr(best.lesson, part)
    rivals = (fit.likeness for fit in fits if getattr(fit.lesson, part) != said)
    return best.lesson if best.likeness - max(rivals, default=0.0) >= CLEARLY else None


def _with_kind(reading: Reading, lesson: Lesson) -> Reading:
    if lesson.kind is None or lesson.kind is reading.kind:
        return reading
    return replace(
        reading,
        kind=lesson.kind,
        confidence=TAUGHT,
        why=f"You said so of a letter like it (correction {lesson.word}).",
        decline=reading.decline if lesson.kind is Kind.REJECTION else None,
    )
