"""Composing: a step and its case in, a Draft out, every sentence with the facts it rests on.

Two stages: the plan says which points the facts allow (plans.toml), the wording says them
(parts/<language>.toml).
The checker reads the result before anyone else does.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from rejoinder.model.case import Case
from rejoinder.model.draft import Draft, Fact, Finding, Question, Sentence, Severity
from rejoinder.model.person import Register, Voice
from rejoinder.model.step import MessageKind, Step
from rejoinder.write.answers import FIELDS, is_telling
from rejoinder.write.book import FALLBACK, Book, get_book, languages
from rejoinder.write.checker import check
from rejoinder.write.greeting import close, greet
from rejoinder.write.language import detect_language, hint
from rejoinder.write.people import Addressee, find_addressee, find_form
from rejoinder.write.plan import Kind, Place, get_kind, plan
from rejoinder.write.realise import Said, Wording, count_words, fold, realise
from rejoinder.write.record import gather
from rejoinder.write.scene import Scene, new_text
from rejoinder.write.sentences import split_sentences
from rejoinder.write.taste import NO_TASTE, Taste
from rejoinder.write.thread import compose_subject, quote, threading_headers

MOST_QUESTIONS = 3

_BARE = {MessageKind.PHONE_SCRIPT}
"""Kinds without greeting and closing: they are spoken."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Letter:
    """The pieces of a letter before they are put on a page."""

    paragraphs: list[list[Said]]
    greeting: Sentence | None
    closing: tuple[Sentence, ...] = ()

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        said = [one.sentence for paragraph in self.paragraphs for one in paragraph]
        return (*([self.greeting] if self.greeting else []), *said, *self.closing)


def compose(
    step: Step,
    case: Case,
    *,
    voice: Voice,
    language: str | None = None,
    own: frozenset[str],
    taste: Taste = NO_TASTE,
) -> Draft:
    """Write the letter of a step.

    `language` (ISO 639-1) overrides the language of their letter; one without a book falls back to English,
    which a finding says. `own` holds the person's own addresses in lower case, `taste` what they made of
    earlier drafts.
    """
    scene = Scene(step=step, case=case, own=own)
    wanted = language or _language_of(scene)
    book = get_book(wanted if wanted in languages() else FALLBACK)
    addressee = find_addressee(scene, book, own_name=voice.name)
    facts = gather(scene, book, voice=voice, addressee=addressee)
    kind = get_kind(step.message_kind, known=facts, length=voice.length)
    wording = _wording(scene, book, voice=voice, facts=facts, taste=taste)
    places = plan(kind, known=facts, left_out=taste.left_out)
    letter = _write(scene, kind, places, wording=wording, addressee=addressee)
    body = _lay_out(letter, step.message_kind, book=book, signature=voice.signature)
    return Draft(
        step=step.step,
        to=step.to,
        subject=compose_subject(scene, book, facts=facts),
        language=book.language,
        body=body,
        sentences=letter.sentences,
        findings=(
            *_fallback_finding(wanted, book),
            *_obstacle_findings(kind, known=facts),
            *check(body, case=case, language=book.language, voice=voice, kind=step.message_kind, own=own),
        ),
        questions=_questions(kind, case, book=book, facts=facts),
        headers=threading_headers(scene.answered) if step.channel == "mail" else (),
        quoted=quote(scene.answered, book) if step.channel == "mail" else "",
    )


def _language_of(scene: Scene) -> str:
    """Return the language of the mail answered, of their newest letter that tells, else of what is logged."""
    answered = scene.answered
    for letter in [*([answered] if answered else []), *scene.theirs()]:
        found = letter.reading.language or detect_language(new_text(letter))
        if found:
            return found
    case = scene.case
    told = [*(new_text(letter) for letter in scene.ours()), *(entry.log.text for entry in case.entries)]
    named = f"{case.role or ''} {case.organization or ''}"
    return next((found for text in told if (found := detect_language(text))), None) or hint(named) or FALLBACK


def _write(
    scene: Scene, kind: Kind, places: Sequence[Place], *, wording: Wording, addressee: Addressee | None
) -> _Letter:
    """Plan the letter, put it into words and keep it within what its channel bears."""
    bare = scene.step.message_kind in _BARE
    greeting = None if bare else greet(addressee, wording)
    closing = () if bare else close(wording)
    frame = sum(count_words(one.text) for one in (greeting, *closing) if one is not None)
    said = realise(places, kind, wording=wording, frame=frame)
    if greeting and greeting.text.endswith(","):
        said = _start_small(said, wording.book)
    if kind.characters is not None:
        said = _fit(said, kind.characters, greeting=greeting, closing=closing)
    paragraphs = [
        [one for one in said if one.place.paragraph == index] for index in range(len(kind.paragraphs))
    ]
    return _Letter(paragraphs=[one for one in paragraphs if one], greeting=greeting, closing=closing)


def _wording(scene: Scene, book: Book, *, voice: Voice, facts: dict[str, Fact], taste: Taste) -> Wording:
    """Settle what decides the words: register, form of address and what was said before."""
    form = find_form(scene, book)
    to_several = form > 0 and "person" not in facts
    return Wording(
        book=book,
        register=Register.PLAIN if form and voice.register is Register.FORMAL else voice.register,
        form=len(book.address) - 1 if to_several else form,
        facts=facts,
        seed=int(scene.case.number),
        kind=scene.step.message_kind.value,
        said=frozenset(fold(line) for letter in scene.ours() for line in split_sentences(new_text(letter))),
        voice=voice,
        likes=taste.likes,
    )


def _start_small(said: list[Said], book: Book) -> list[Said]:
    """Write the first word small where the greeting ends in a comma and the language goes on after it."""
    text = said[0].sentence.text if said else ""
    first = re.match(r"\w*", text)
    if not book.small_start or first is None or first.group().casefold() not in book.lead_words:
        return said
    opening = replace(said[0], sentence=replace(said[0].sentence, text=text[0].lower() + text[1:]))
    return [opening, *said[1:]]


def _lay_out(letter: _Letter, kind: MessageKind, *, book: Book, signature: str) -> str:
    """Put a letter on its page: mail with blank lines, a note in one run, a script with headings."""
    if kind is MessageKind.LINKEDIN_NOTE:
        return _note(letter)
    blocks = [letter.greeting.text] if letter.greeting else []
    for paragraph in letter.paragraphs:
        text = " ".join(one.sentence.text for one in paragraph)
        label = book.labels.get(paragraph[0].point) if kind in _BARE else None
        blocks.append(f"{label}\n{text}" if label else text)
    end = [one.text for one in letter.closing]
    lines = [line.rstrip() for line in signature.strip().splitlines()] if end else []
    return "\n\n".join([*blocks, *(["\n".join([*end, *lines])] if end else [])]) + "\n"


def _note(letter: _Letter) -> str:
    said = " ".join(one.text for one in letter.sentences[: len(letter.sentences) - len(letter.closing)])
    return "\n".join([said, *(one.text for one in letter.closing)])


def _fit(
    said: list[Said], limit: int, *, greeting: Sentence | None, closing: tuple[Sentence, ...]
) -> list[Said]:
    """Leave sentences out, what may go first, until a note keeps the channel's limit."""
    order = sorted(said, key=lambda one: (not one.place.droppable, -said.index(one)))
    for dropped in range(len(order) + 1):
        kept = [one for one in said if one not in order[:dropped]]
        letter = _Letter(paragraphs=[kept], greeting=greeting, closing=closing)
        if len(_note(letter)) <= limit:
            return kept
    return []


def _questions(kind: Kind, case: Case, *, book: Book, facts: dict[str, Fact]) -> tuple[Question, ...]:
    """Return what would make the letter better and was not answered yet, at most three."""
    answers = dict(case.answers)
    open_ones = [
        Question(id=name, text=book.questions[name])
        for name in kind.questions
        if not (
            name in answers and (not answers[name].strip() or _is_settled(answers[name], book, name, facts))
        )
    ]
    return tuple(open_ones[:MOST_QUESTIONS])


def _is_settled(answer: str, book: Book, name: str, facts: dict[str, Fact]) -> bool:
    """Say whether an answer is in use, or says that there is nothing to tell."""
    used = FIELDS[name] in facts or f"{FIELDS[name]}_whole" in facts
    return used or (not is_telling(answer, book) and answer.casefold().strip(" .!-") in book.nothing)


def _obstacle_findings(kind: Kind, *, known: Collection[str]) -> Iterator[Finding]:
    for why in kind.obstacles(known):
        yield Finding(severity=Severity.BLOCKS, quote="", why=why, rule="C-fitting")


def _fallback_finding(wanted: str, book: Book) -> Iterator[Finding]:
    if wanted != book.language:
        yield Finding(
            severity=Severity.NOTE,
            quote="",
            why=f"Their letter is in another language ({wanted}), and this draft is in English.",
            rule="B-language",
            suggestion="Put it into their language if you write it well; English is fine too.",
        )
