"""The reader: a message in, its Reading out. Speech acts first, then everything that follows from them."""

from datetime import date

from rejoinder.model.mail import Message, SegmentRole
from rejoinder.model.reading import Act, Kind, Reading
from rejoinder.read import details
from rejoinder.read.acts import Seen, see, see_marks
from rejoinder.read.evidence import Evidence
from rejoinder.read.facts import find_facts
from rejoinder.read.kinds import Verdict, doubt, judge
from rejoinder.read.language import find_language, is_on_topic
from rejoinder.read.lexicon import find_lexicon
from rejoinder.read.moments import find_moments, read_invite
from rejoinder.read.sentence import plain, split

READER_VERSION = 5
"""Grows when the same mail may be read differently; readings made by an older one are worth re-reading."""

LONGEST_TEXT = 20_000
"""Characters of a mail that are read; no letter is longer, much that is no letter is."""

AROUND = 600
"""Characters of each thing around the new text that are looked at."""

HARDLY_WORK, SURE = 1.0, 0.9
"""Weight and confidence below which a no without a role may be one to something else: a team, a flat."""

FEW_WORDS = 25
"""Words: new text up to this length above forwarded mail is only a note on it."""


def read_message(message: Message, *, me: frozenset[str] = frozenset()) -> Reading:
    """Read one mail; `me` holds the person's own addresses in lower case. Raises nothing."""
    language, evidence = gather_evidence(message)
    verdict = _verdict(evidence, language, me)
    if verdict.kind is Kind.OTHER:
        return Reading(
            kind=Kind.OTHER,
            confidence=verdict.confidence,
            why=verdict.why,
            language=language,
            acts=_acts(evidence.seen),
        )
    facts = find_facts(message, language=language, me=me)
    if verdict.kind is Kind.REJECTION and not facts.role and _is_hardly_work(evidence, verdict):
        verdict = doubt(verdict)
    return Reading(
        kind=verdict.kind,
        confidence=verdict.confidence,
        why=verdict.why,
        organization=facts.organization,
        agency=facts.agency,
        role=facts.role,
        requisition=facts.requisition,
        contact=facts.contact,
        no_reply=facts.no_reply,
        stage=details.stage(evidence, verdict.kind),
        kind_words=details.kind_words(evidence, verdict.kind),
        reasons=details.reasons(evidence, verdict.kind),
        feedback=details.feedback(evidence, verdict.kind),
        decline=verdict.decline,
        moments=(
            *read_invite(message.invite),
            *find_moments(evidence.seen, verdict.kind, language=language, sent=_day_of(message)),
        ),
        language=language,
        acts=_acts(evidence.seen),
    )


def _is_hardly_work(evidence: Evidence, verdict: Verdict) -> bool:
    """Say whether a no is neither sure nor tells that it is about work."""
    return verdict.confidence < SURE and evidence.weight("topic-job") < HARDLY_WORK


def _day_of(message: Message) -> date | None:
    return message.date.date() if message.date else None


def gather_evidence(message: Message) -> tuple[str | None, Evidence]:
    """Return the language of a message and what its sentences do."""
    texts = _texts(message)
    language = find_language(plain(" ".join(texts)[:4000]) + plain(message.subject))
    return language, _evidence(message, texts, language)


def _texts(message: Message) -> list[str]:
    """Return the stretches of text that this mail itself says."""
    new = [segment.text for segment in message.segments if segment.role is SegmentRole.NEW]
    if len(" ".join(new).split()) <= FEW_WORDS:
        new += [segment.text for segment in message.segments if segment.role is SegmentRole.FORWARDED]
    return new


def _evidence(message: Message, texts: list[str], language: str | None) -> Evidence:
    lexicon = find_lexicon(language) or find_lexicon("en")
    sentences = [sentence for text in texts for sentence in split(text[:LONGEST_TEXT])]
    if lexicon is None:
        return Evidence(message=message, seen=())
    seen = see(message.subject, sentences, lexicon)
    return Evidence(message=message, seen=seen, context=see_marks(_around(message), lexicon))


def _around(message: Message) -> list[str]:
    """Return the beginnings of what stands around the new text."""
    roles = (SegmentRole.SIGNATURE, SegmentRole.HISTORY, SegmentRole.FOOTER)
    starts = [message.said(role)[:AROUND] for role in roles]
    return [message.sender.name, " ".join(message.sender.email.replace("@", " ").split(".")), *starts]


def _verdict(evidence: Evidence, language: str | None, me: frozenset[str]) -> Verdict:
    if evidence.message.sender.email in me:
        return Verdict(
            kind=Kind.CANDIDATE, confidence=1.0, why="You wrote it: it comes from one of your addresses."
        )
    verdict = judge(evidence)
    if language is None or find_lexicon(language):
        return verdict
    text = evidence.message.said(SegmentRole.NEW)[:LONGEST_TEXT]
    if verdict.kind is Kind.OTHER and not is_on_topic(language, evidence.message.subject, text):
        return verdict
    return Verdict(
        kind=Kind.UNSURE,
        confidence=0.3,
        why=f"It seems to be job mail, but in a language that is not known yet ({language}).",
    )


def _acts(seen: tuple[Seen, ...]) -> tuple[Act, ...]:
    return tuple(
        Act(act=deed.act, text=sentence.text, probability=deed.probability)
        for sentence in seen
        for deed in {deed.act: deed for deed in sentence.deeds}.values()
    )
