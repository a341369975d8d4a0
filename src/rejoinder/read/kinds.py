"""Kinds: the evidence of a mail in; its kind, how sure that is and why out.

Each turn of a job search is asked in order of weight, a no first; the first that holds is the kind.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from rejoinder.model.reading import ActName as Does
from rejoinder.model.reading import Kind, Theme
from rejoinder.read.acts import MOST, Seen
from rejoinder.read.evidence import SHARE, TOLD_OF_WORK, Evidence

LONGEST_QUOTE = 120
SEVERAL = 2
"""Sentences from which a weak sign counts."""
EVEN = 0.5
UNSURE = 0.4
UNDOUBTED = 0.8
"""Probability of a reason that the sense does not doubt."""
UNASKED = 0.7
"""Probability from which a mail approaches the reader."""
OPENING = 3
"""Sentences in which a receipt says thank you."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """A kind, with how sure it is and the reason in a sentence."""

    kind: Kind
    confidence: float
    why: str
    decline: str | None = None


POSITIVE = (Does.INVITES_TO_INTERVIEW, Does.ARRANGES_INTERVIEW, Does.ASKS_FOR_ASSESSMENT, Does.OFFERS_JOB)
RECEIPT = (Does.ACKNOWLEDGES, Does.THANKS_FOR_APPLICATION)
WAITING = (Does.ACKNOWLEDGES, Does.UNDER_REVIEW, Does.DELAYS, Does.DECLINES_IF)
TELLING = frozenset({
    Theme.OTHER_CANDIDATE,
    Theme.FIT,
    Theme.EXPERIENCE,
    Theme.SKILLS,
    Theme.ROLE_CLOSED,
    Theme.INTERNAL,
})
NO = (Does.DECLINES, Does.CLOSES_ROLE)
COMPANY = (
    Does.GIVES_REASON,
    Does.WISHES_WELL,
    Does.KEEPS_ON_FILE,
    Does.INVITES_TO_REAPPLY,
    Does.STAYS_IN_TOUCH,
    Does.PRAISES,
    Does.THANKS_FOR_APPLICATION,
    Does.THANKS_FOR_INTERVIEW,
    Does.OFFERS_FEEDBACK,
    Does.REFUSES_FEEDBACK,
)
OWN = (Does.APPLIES, Does.THANKS, Does.ASKS_FOR_FEEDBACK, Does.WITHDRAWS)
EMPLOYER = (*NO, *POSITIVE, Does.ACKNOWLEDGES, Does.UNDER_REVIEW, Does.KEEPS_ON_FILE)


def judge(evidence: Evidence) -> Verdict:
    """Return the kind of a mail that the person did not write."""
    for turn in TURNS:
        if verdict := turn(evidence):
            return verdict
    return _rest(evidence)


def doubt(verdict: Verdict) -> Verdict:
    """Return a no as one to ask about: nothing tells that it is about work."""
    why = verdict.why.replace("says no to this application", "says no, perhaps to an application")
    return replace(verdict, kind=Kind.UNSURE, confidence=min(verdict.confidence, UNSURE), why=why)


def _quote(seen: Seen | None) -> str:
    text = " ".join(seen.text.split()) if seen else ""
    return f"“{text[:LONGEST_QUOTE]}{'…' if len(text) > LONGEST_QUOTE else ''}”"


def _verdict(kind: Kind, evidence: Evidence, confidence: float, *acts: Does) -> Verdict:
    best = evidence.best(*acts)
    does = next((deed.act for deed in best.deeds if deed.act in acts), acts[0]) if best else acts[0]
    return Verdict(
        kind=kind, confidence=round(min(0.99, confidence), 2), why=f"{_quote(best)} {does.replace('-', ' ')}."
    )


def _bounce(evidence: Evidence) -> Verdict | None:
    if not evidence.message.is_bounce:
        return None
    return Verdict(kind=Kind.OTHER, confidence=0.95, why="It is a notice that a mail could not be delivered.")


def _own_words(evidence: Evidence) -> Verdict | None:
    own = evidence.count(*OWN)
    if evidence.strength(Does.WITHDRAWS) > 0 or (own >= SEVERAL and own > evidence.count(*EMPLOYER)):
        return _verdict(Kind.CANDIDATE, evidence, 0.6 + 0.08 * own, *OWN)
    return None


def _alert(evidence: Evidence) -> Verdict | None:
    loud = evidence.count(Does.ADVERTISES) + any(seen.number == 0 for seen in evidence.doing(Does.ADVERTISES))
    loud += evidence.message.is_bulk
    if loud < SEVERAL or not _is_about_work(evidence) or not evidence.count(Does.ADVERTISES):
        return None
    if evidence.strength(*RECEIPT, Does.DECLINES) or evidence.sum(*POSITIVE) > SEVERAL:
        return None
    return _verdict(Kind.ALERT, evidence, 0.65 + 0.05 * loud, Does.ADVERTISES)


def _asked_for(evidence: Evidence) -> Verdict | None:
    """Tell the answer of someone who was asked for feedback: it says so at once, and then more."""
    opening = [seen for seen in evidence.seen[: OPENING + 2] if _has_mark(seen, "answers-request")]
    told = evidence.count(Does.GIVES_FEEDBACK, Does.GIVES_REASON, *NO)
    if not opening or not told or not _is_about_work(evidence) or evidence.count(Does.REFUSES_FEEDBACK):
        return None
    return Verdict(
        kind=Kind.FEEDBACK, confidence=0.75, why=f"{_quote(opening[0])} answers your question for feedback."
    )


def _has_mark(seen: Seen, mark: str) -> bool:
    return any(name == mark for name, _, _ in seen.marks)


def _rejection(evidence: Evidence) -> Verdict | None:
    strength = evidence.strength(*NO)
    if strength == 0 or not evidence.is_job_mail or (strength <= MOST and not _has_company(evidence)):
        return None
    hopeful = evidence.count(*POSITIVE)
    support = evidence.count(Does.GIVES_REASON, Does.WISHES_WELL, Does.KEEPS_ON_FILE, Does.INVITES_TO_REAPPLY)
    received = evidence.count(Does.ACKNOWLEDGES) > 0
    ahead = evidence.count(Does.UNDER_REVIEW, Does.DECLINES_IF) if received else 0
    confidence = strength + 0.01 * support - 0.15 * hopeful - 0.12 * ahead
    if confidence < EVEN:
        return None
    best = evidence.best(Does.DECLINES) or evidence.best(Does.CLOSES_ROLE)
    return Verdict(
        kind=Kind.REJECTION,
        confidence=round(min(0.99, confidence), 2),
        why=f"{_quote(best)} says no to this application.",
        decline=best.text if best else None,
    )


def _has_company(evidence: Evidence) -> bool:
    """Say whether a no that only the sense saw stands among what usually stands around one."""
    if evidence.count(Does.ACKNOWLEDGES, *POSITIVE):
        return evidence.weight("regret") > 0
    return evidence.count(*COMPANY) > 0 or evidence.weight("regret") > 0


def _offer(evidence: Evidence) -> Verdict | None:
    if (
        evidence.strength(Does.OFFERS_JOB) == 0
        or evidence.weight("topic-else", "strong") > 0
        or not _is_about_work(evidence)
    ):
        return None
    return _verdict(Kind.OFFER, evidence, evidence.strength(Does.OFFERS_JOB), Does.OFFERS_JOB)


def _feedback(evidence: Evidence) -> Verdict | None:
    points = evidence.count(Does.GIVES_FEEDBACK)
    framed = evidence.weight("frames-feedback") > 0
    if points >= SEVERAL and (framed or points > SEVERAL):
        return _verdict(Kind.FEEDBACK, evidence, 0.6 + 0.07 * points, Does.GIVES_FEEDBACK)
    return None


def _next_step(evidence: Evidence) -> Verdict | None:
    talk = evidence.count(Does.INVITES_TO_INTERVIEW) + evidence.sum(Does.ARRANGES_INTERVIEW)
    test = evidence.sum(Does.ASKS_FOR_ASSESSMENT)
    if evidence.message.invite is not None and evidence.weight("topic-job") > 0:
        talk += 1
    receipt = 0.5 * (evidence.strength(*RECEIPT) > 0) + 0.5 * (evidence.strength(Does.ACKNOWLEDGES) > 0)
    if max(talk, test) < 1 + receipt - 0.2 or not _is_about_work(evidence) or _is_unasked(evidence):
        return None
    if test > talk:
        return _verdict(Kind.ASSESSMENT, evidence, 0.75 + 0.07 * test, Does.ASKS_FOR_ASSESSMENT)
    return _verdict(
        Kind.INTERVIEW, evidence, 0.75 + 0.07 * talk, Does.INVITES_TO_INTERVIEW, Does.ARRANGES_INTERVIEW
    )


def _is_unasked(evidence: Evidence) -> bool:
    """Say whether someone writes of a job unasked: nothing tells of an application."""
    told = evidence.count(*RECEIPT, Does.THANKS_FOR_INTERVIEW, Does.ARRANGES_INTERVIEW, Does.UNDER_REVIEW)
    return evidence.strength(Does.APPROACHES) >= UNASKED and not told


def _is_about_work(evidence: Evidence) -> bool:
    job = evidence.job
    return job >= max(TOLD_OF_WORK, SHARE * len(evidence.seen)) and job >= evidence.weight("topic-else")


def _outreach(evidence: Evidence) -> Verdict | None:
    if evidence.count(Does.APPROACHES) == 0 or evidence.weight("topic-job") < TOLD_OF_WORK:
        return None
    if evidence.strength(Does.ACKNOWLEDGES, Does.THANKS_FOR_APPLICATION) > 0:
        return None
    if evidence.weight("topic-else", "strong") > 0:
        return None
    return _verdict(Kind.OUTREACH, evidence, 0.6 + 0.1 * evidence.count(Does.APPROACHES), Does.APPROACHES)


def _account(evidence: Evidence) -> Verdict | None:
    if evidence.strength(Does.MANAGES_ACCOUNT) == 0 or evidence.strength(Does.ACKNOWLEDGES) > 0:
        return None
    if not _is_about_work(evidence) or evidence.strength(Does.THANKS_FOR_APPLICATION) > 0:
        return None
    return _verdict(Kind.ACCOUNT, evidence, 0.85, Does.MANAGES_ACCOUNT)


def _acknowledgement(evidence: Evidence) -> Verdict | None:
    receipt = evidence.strength(Does.ACKNOWLEDGES)
    thanks = evidence.strength(Does.THANKS_FOR_APPLICATION)
    if not receipt + thanks or not evidence.is_job_mail:
        return None
    if evidence.count(Does.DELAYS) > 0 and not receipt and not _opens_with_thanks(evidence):
        return None
    confidence = max(receipt, 0.6 * thanks + 0.2 * (evidence.count(Does.UNDER_REVIEW, Does.DECLINES_IF) > 0))
    return _verdict(
        Kind.ACKNOWLEDGEMENT, evidence, confidence, Does.ACKNOWLEDGES, Does.THANKS_FOR_APPLICATION
    )


def _opens_with_thanks(evidence: Evidence) -> bool:
    return any(seen.number <= OPENING for seen in evidence.doing(*RECEIPT))


def _status(evidence: Evidence) -> Verdict | None:
    waits = evidence.count(Does.DELAYS, Does.HOLDS_ROLE)
    dense = evidence.weight("topic-job") >= max(SEVERAL, 2 * SHARE * len(evidence.seen))
    speaks = dense and evidence.count(Does.UNDER_REVIEW, Does.DECLINES_IF) > 0
    if not (waits or speaks) or not evidence.is_job_mail:
        return None
    confidence = 0.55 + 0.15 * min(2, waits)
    return _verdict(
        Kind.STATUS, evidence, confidence, Does.DELAYS, Does.HOLDS_ROLE, Does.UNDER_REVIEW, Does.DECLINES_IF
    )


def _faint_no(evidence: Evidence) -> Verdict | None:
    """No sentence says no, but the letter has all that usually stands around one, and no next step."""
    if not evidence.is_job_mail or evidence.count(*POSITIVE, *WAITING):
        return None
    cues = (
        (Does.THANKS_FOR_APPLICATION, Does.THANKS_FOR_INTERVIEW),
        (Does.WISHES_WELL,),
        (Does.KEEPS_ON_FILE, Does.INVITES_TO_REAPPLY, Does.STAYS_IN_TOUCH),
        (Does.GIVES_REASON,),
        (Does.REFUSES_FEEDBACK, Does.OFFERS_FEEDBACK),
    )
    score = sum(bool(evidence.count(*group)) for group in cues)
    turn = _turn(evidence)
    if turn is None or score < SEVERAL:
        return None
    return Verdict(
        kind=Kind.REJECTION,
        confidence=round(0.45 + 0.08 * score, 2),
        why=f"{_quote(turn)} is the turn of a letter that has all that stands around a no.",
        decline=turn.text,
    )


def _turn(evidence: Evidence) -> Seen | None:
    """Return the sentence where such a letter turns: it regrets, or says why not."""
    body = [seen for seen in evidence.seen if seen.number and not seen.deed(Does.DECLINES_IF)]
    regrets = (seen for seen in body if _has_mark(seen, "regret"))
    explains = (
        seen
        for seen in body
        for deed in seen.deeds
        if deed.detail in TELLING and deed.probability >= UNDOUBTED
    )
    return next(regrets, None) or next(explains, None)


def _perhaps_a_no(evidence: Evidence) -> Verdict | None:
    """Ask about a personal letter that says no to something, where nothing tells that it is not a job."""
    personal = not evidence.message.is_bulk and not evidence.is_told and evidence.is_to_the_reader
    if not personal or evidence.strength(*NO) == 0 or evidence.weight("topic-else") >= TOLD_OF_WORK:
        return None
    best = evidence.best(*NO)
    why = f"{_quote(best)} says no, perhaps to an application."
    return Verdict(kind=Kind.UNSURE, confidence=UNSURE, why=why, decline=best.text if best else None)


def _rest(evidence: Evidence) -> Verdict:
    job, elsewhere = evidence.weight("topic-job"), evidence.weight("topic-else")
    if (
        job > SEVERAL
        and evidence.weight("you") > 0
        and not evidence.is_told
        and job > 2 * elsewhere
        and not evidence.message.is_bulk
    ):
        return Verdict(
            kind=Kind.UNSURE,
            confidence=0.4,
            why="It speaks of a job search, but no sentence says what it wants.",
        )
    return Verdict(kind=Kind.OTHER, confidence=0.8, why="Nothing in it speaks of the reader's job search.")


TURNS: tuple[Callable[[Evidence], Verdict | None], ...] = (
    _bounce,
    _own_words,
    _alert,
    _asked_for,
    _rejection,
    _offer,
    _feedback,
    _next_step,
    _faint_no,
    _account,
    _acknowledgement,
    _outreach,
    _status,
    _perhaps_a_no,
)
