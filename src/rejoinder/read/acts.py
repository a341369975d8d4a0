"""Acts: the sentences of a mail in, what each of them does out, with how sure that is.

Sources of acts are asked one after another; now there is one, the rules of the language's lexicon.
A negation is part of a rule; a condition around a no ("if you are not selected") makes it a no under
a condition; a question states nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from rejoinder.model.reading import ActName
from rejoinder.read.lexicon import Hit, Lexicon
from rejoinder.read.sense import sense
from rejoinder.read.sentence import plain

UNDER_CONDITION = frozenset({ActName.DECLINES, ActName.CLOSES_ROLE})
CONDITIONED = frozenset({
    *UNDER_CONDITION,
    ActName.INVITES_TO_INTERVIEW,
    ActName.ASKS_FOR_ASSESSMENT,
    ActName.OFFERS_JOB,
    ActName.PRAISES,
    ActName.GIVES_REASON,
})
STATED = frozenset({*UNDER_CONDITION, ActName.GIVES_REASON, ActName.HOLDS_ROLE})
"""Acts that a question does not do."""

ACTS = {act.value: act for act in ActName}


@dataclass(frozen=True, kw_only=True, slots=True)
class Deed:
    """One act of one sentence."""

    act: ActName
    probability: float
    detail: str = ""
    """Theme or polarity; empty where there is none."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """A sentence, its acts, and its marks: what it is about, how far it shows things went."""

    text: str
    number: int
    """0 for the subject, then 1, 2, 3 …"""
    deeds: tuple[Deed, ...] = ()
    marks: tuple[tuple[str, float, str], ...] = ()
    """(name, weight, detail), as (topic-job, 1.0, occupation)."""

    def deed(self, act: ActName) -> Deed | None:
        """Return the surest deed of this act."""
        return max(
            (deed for deed in self.deeds if deed.act is act), key=lambda deed: deed.probability, default=None
        )


def see(subject: str, sentences: Iterable[str], lexicon: Lexicon) -> tuple[Seen, ...]:
    """Return the subject and the sentences with their acts and marks."""
    texts = (subject, *sentences)
    plains = [plain(text, lexicon.rewrites) for text in texts]
    return tuple(
        _see(text, number, words, likely, lexicon)
        for number, (text, words, likely) in enumerate(zip(texts, plains, sense(plains), strict=True))
    )


def _see(text: str, number: int, words: str, likely: dict[ActName, float], lexicon: Lexicon) -> Seen:
    hits = lexicon.hits(words)
    asks = words.rstrip().endswith("?")
    deeds = [deed for hit in hits if (deed := _deed(hit, hits, words)) and not (asks and deed.act in STATED)]
    deeds = list(_weigh(deeds, likely, hits, asks=asks))
    marks = tuple(
        (hit.rule.does, hit.rule.probability, hit.rule.detail) for hit in hits if hit.rule.does not in ACTS
    )
    return Seen(text=text, number=number, deeds=tuple(deeds), marks=marks)


import os
ADD=float(os.environ.get("ADD","2"));VETO=float(os.environ.get("VETO","0"));FAC=float(os.environ.get("FAC",".8"));CAP=float(os.environ.get("CAP",".85"))
KNOWN=set(ActName)
def _weigh(deeds, likely, hits, *, asks):
    done={d.act for d in deeds}
    if_=any(h.rule.does in("if","after-if") for h in hits)
    from rejoinder.read.sense.model import get_model
    known=set(get_model().acts)
    for d in deeds:
        if d.act in known and likely.get(d.act,0)<VETO and not(d.act is ActName.DECLINES_IF): yield Deed(act=d.act,probability=d.probability*FAC,detail=d.detail)
        else: yield d
    for a,p in likely.items():
        if a not in done and p>=ADD and not (asks and a in STATED) and not (if_ and a in CONDITIONED) and a not in (ActName.GIVES_REASON,ActName.GIVES_FEEDBACK): yield Deed(act=a,probability=min(CAP,p))


def _deed(hit: Hit, hits: list[Hit], words: str) -> Deed | None:
    """Return the act of a hit, None for a mark."""
    act = ACTS.get(hit.rule.does)
    if act is None or (act in STATED and _is_quoted(hit, words)):
        return None
    if act in CONDITIONED and _is_conditional(hit, hits):
        if act not in UNDER_CONDITION:
            return None
        act = ActName.DECLINES_IF
    return Deed(act=act, probability=hit.rule.probability, detail=hit.rule.detail)


def _is_quoted(hit: Hit, words: str) -> bool:
    """Say whether a hit stands between quotation marks, and so is not said by the writer."""
    return words.count('"', 0, hit.start) % 2 == 1 and '"' in words[hit.end - 1 :]


def _is_conditional(hit: Hit, hits: list[Hit]) -> bool:
    """Say whether a condition governs: it stands before, or is of the kind that binds from behind."""
    return any(
        other.rule.does == "after-if" or (other.rule.does == "if" and other.start <= hit.start)
        for other in hits
    )
