"""The wishes about letters: a step's name in, a draft or a finished .eml out; any text in, findings out."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from rejoinder.decide import Decider, is_unread
from rejoinder.desk.plan import get_step
from rejoinder.desk.ports import Casebook, Rephraser
from rejoinder.desk.words import anchor
from rejoinder.errors import EndpointError, UsageError
from rejoinder.model.case import Case
from rejoinder.model.draft import Draft, Finding, Severity
from rejoinder.model.mail import Address
from rejoinder.model.person import Settings
from rejoinder.model.step import Channel, Step
from rejoinder.model.words import Edit, Forget, Offered, Word
from rejoinder.write import (
    Errand,
    Lean,
    Rephrased,
    Taste,
    check,
    compose,
    get_leans,
    judge_answer,
    languages,
    make_taste,
    prepare_errand,
)


def draft(
    cases: Iterable[Case],
    decider: Decider,
    name: str,
    *,
    settings: Settings,
    now: datetime,
    language: str | None = None,
    taste: Taste,
) -> tuple[Step, Case, Draft]:
    """Compose the letter of a step, proposed or asked for.

    Raises NotFoundError where there is no such step now, UsageError for a language that letters cannot be in.
    """
    if language is not None and language not in languages():
        known = ", ".join(sorted(languages()))
        raise UsageError(f"I cannot write letters in “{language}”. The languages there are: {known}.")
    step, case = get_step(cases, decider, name, now=now)
    own = frozenset(settings.addresses)
    return step, case, compose(step, case, voice=settings.voice, language=language, own=own, taste=taste)


def get_errand(step: Step, written: Draft, settings: Settings) -> Errand:
    """Return what a language model would see of a draft. Raises UsageError for a kind that stays as it is."""
    errand = prepare_errand(written, voice=settings.voice, kind=step.message_kind)
    if errand is None:
        raise UsageError(f"{step.step} is not rephrased: its form leaves no room for other words.")
    return errand


def rephrase(
    rephraser: Rephraser, errand: Errand, step: Step, case: Case, written: Draft, *, settings: Settings
) -> Rephrased:
    """Ask for other words; the draft stands as it was, with the reason, where they cannot be trusted."""
    own = frozenset(settings.addresses)
    try:
        text = rephraser.rephrase(errand)
    except EndpointError as error:
        return Rephrased(draft=written, refused=str(error))
    return judge_answer(written, text, case=case, voice=settings.voice, kind=step.message_kind, own=own)


def look_through(
    text: str, *, case: Case | None, language: str | None, to: str | None, settings: Settings
) -> tuple[Finding, ...]:
    """Return what the checker says about any text, to whomever it goes."""
    unread = to if to and is_unread(to) else ""
    own = frozenset(settings.addresses)
    return check(text, case=case, language=language, voice=settings.voice, own=own, unread=unread)


def edit(casebook: Casebook, step: Step, case: Case, written: Draft, *, text: str, now: datetime) -> Word:
    """Keep what the person made of a draft; later letters lean on it. Raises UsageError for an empty text."""
    if not text.strip():
        raise UsageError("There is nothing in it. Give the letter as you want it, greeting and all.")
    offered = tuple(
        Offered(part=sentence.part, text=sentence.text) for sentence in written.sentences if sentence.part
    )
    said = Edit(member=anchor(case), kind=step.message_kind, offered=offered, text=text)
    return casebook.add_word(said, at=now)


def take_edited(
    casebook: Casebook,
    step: Step,
    case: Case,
    written: Draft,
    *,
    text: str,
    settings: Settings,
    now: datetime,
) -> Draft:
    """Return the draft in the person's own words, checked again; they are learned from."""
    edit(casebook, step, case, written, text=text, now=now)
    return with_text(written, text, case=case, settings=settings)


def with_text(written: Draft, text: str, *, case: Case, settings: Settings) -> Draft:
    """Return the draft with another text, checked again."""
    findings = look_through(text, case=case, language=written.language, to=written.to, settings=settings)
    return replace(written, body=text.rstrip() + "\n", findings=findings)


def learn_leans(words: Iterable[Word]) -> list[Lean]:
    """Return what the person's edits tell of wordings, but for the edits they want forgotten."""
    words = list(words)
    forgotten = {word.saying.word for word in words if isinstance(word.saying, Forget)}
    edits = ((word.id, word.saying) for word in words if word.id not in forgotten)
    return get_leans((id_, saying) for id_, saying in edits if isinstance(saying, Edit))


def learn_taste(casebook: Casebook) -> Taste:
    """Return what the person likes to say, as their edits of drafts tell."""
    return make_taste(learn_leans(casebook.words()))


def blocking(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings with which a letter must not leave."""
    return [finding for finding in findings if finding.severity is Severity.BLOCKS]


def get_sender(step: Step, case: Case, written: Draft, settings: Settings) -> Address:
    """Return the sender of a mail: the own address that they wrote to, where several are known.

    Raises UsageError where the draft cannot become a mail.
    """
    if step.channel is not Channel.MAIL or not written.to:
        raise UsageError(
            f"{step.step} is not a mail, so it has no .eml; `rejoinder draft {step.step}` shows its text."
        )
    if not settings.addresses:
        raise UsageError("I do not know your mail address yet; `rejoinder init` asks for it.")
    blocks = blocking(written.findings)
    if blocks:
        raise UsageError(f"The letter must not leave like this: {blocks[0].why}")
    return Address(name=settings.voice.name, email=find_identity(case, settings))


def find_identity(case: Case, settings: Settings) -> str:
    """Return the own address that the newest letter of a case came to or from, else the first one."""
    own = set(settings.addresses)
    for letter in reversed(case.letters):
        message = letter.message
        named = (one.email for one in (message.sender, *message.to, *message.cc) if one.email in own)
        if found := next(named, None):
            return found
    return settings.addresses[0]
