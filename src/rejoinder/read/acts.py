"""Acts: the sentences of a mail in, what each of them does out, with how sure that is.

Two sources of acts are asked: the rules of the language's lexicon, and the sense for sentences like labelled
ones. What a rule sees is doubted where the sense finds it very unlikely; what no rule sees is claimed where
the sense is sure enough, and never surer than a rule is. A negation is part of a rule; a condition around a
no ("if you are not selected") makes it a no under a condition; a question states nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from rejoinder.model.reading import ActName, Polarity, Theme
from rejoinder.read.lexicon import Hit, Lexicon
from rejoinder.read.sense import Likely, knows, sense
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

WAITING = frozenset({ActName.UNDER_REVIEW, ActName.ACKNOWLEDGES, ActName.DELAYS, ActName.DECLINES_IF})
"""Acts beside which the sense must be surer of a no."""

REPEATED = frozenset({
    ActName.PRAISES,
    ActName.KEEPS_ON_FILE,
    ActName.INVITES_TO_REAPPLY,
    ActName.STAYS_IN_TOUCH,
    ActName.OFFERS_FEEDBACK,
    ActName.GIVES_REASON,
    ActName.GIVES_FEEDBACK,
    ActName.DELAYS,
})
"""Acts that an answer takes up: what a rule alone saw is dropped where the sense sees nothing of the kind."""

ACTS = {act.value: act for act in ActName}

ELSEWHERE = "no-elsewhere"
"""The label of a no to something that is no application of the reader."""
PERSONAL = "personal"
"""The label of a kind word that is meant for one person."""
DEFAULTS = {ActName.GIVES_REASON: Theme.OTHER.value, ActName.GIVES_FEEDBACK: Polarity.WEAKNESS.value}
"""Details of acts that must have one."""
SURE, SURE_TO_REPEAT, SURE_OF_NO, MOST = 0.5, 0.7, 0.5, 0.75
"""From what probability the sense adds an act, one that an answer takes up, and a no, which needs company;
and how sure it makes one at most."""
DOUBTFUL, DOUBT, ELSEWHERE_DOUBT, EVEN = 0.1, 0.7, 0.6, 0.5
"""Odds below which the sense makes a rule less sure, by how much, by how much where it sees a no to something
else, and where odds are even."""
DROPPED = 0.02
"""Odds below which what a rule saw is dropped."""
OF_THE_DAY = frozenset({Theme.NERVES, Theme.COMMUNICATION, Theme.PREPARATION, Theme.RESUME})
"""Themes that only somebody speaks of who met or read the person."""
FEWEST_WORDS = 5
"""Words and marks of a sentence that the sense can tell anything of."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sentence:
    """A sentence before it is seen: its text and place, its plain words, what matches, what is likely."""

    text: str
    number: int
    words: str
    hits: list[Hit]
    likely: Likely


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
    is_personal: bool = False
    """What it says of someone is said of this reader and no other."""

    def deed(self, act: ActName) -> Deed | None:
        """Return the surest deed of this act."""
        return max(
            (deed for deed in self.deeds if deed.act is act), key=lambda deed: deed.probability, default=None
        )


def see(subject: str, sentences: Iterable[str], lexicon: Lexicon) -> tuple[Seen, ...]:
    """Return the subject and the sentences with their acts and marks."""
    texts = (subject, *sentences)
    plains = [plain(text, lexicon.rewrites) for text in texts]
    hits = [lexicon.hits(words) for words in plains]
    likely = sense(plains, [strongest(found) for found in hits])
    return tuple(
        _see(Sentence(text=text, number=number, words=words, hits=found, likely=odds))
        for number, (text, words, found, odds) in enumerate(zip(texts, plains, hits, likely, strict=True))
    )


def see_marks(texts: Iterable[str], lexicon: Lexicon) -> tuple[Seen, ...]:
    """Return texts with their marks only."""
    return tuple(
        Seen(text=text, number=number, marks=_marks(lexicon.hits(plain(text, lexicon.rewrites))))
        for number, text in enumerate(texts)
    )


def strongest(hits: Iterable[Hit]) -> dict[str, float]:
    """Return what rules see in a sentence, each act and mark with its greatest weight."""
    found: dict[str, float] = {}
    for hit in hits:
        found[hit.rule.does] = max(found.get(hit.rule.does, 0.0), hit.rule.probability)
    return found


def _see(sentence: Sentence) -> Seen:
    deeds = follow_rules(sentence.hits, sentence.words)
    if len(sentence.words.split()) >= FEWEST_WORDS:
        deeds = weigh(deeds, sentence)
    if sentence.words.rstrip().endswith("?"):
        deeds = [deed for deed in deeds if deed.act not in STATED]
    return Seen(
        text=sentence.text,
        number=sentence.number,
        deeds=tuple(deeds),
        marks=_marks(sentence.hits),
        is_personal=sentence.likely.get(PERSONAL, 0.0) > EVEN,
    )


def _marks(hits: Iterable[Hit]) -> tuple[tuple[str, float, str], ...]:
    return tuple(
        (hit.rule.does, hit.rule.probability, hit.rule.detail) for hit in hits if hit.rule.does not in ACTS
    )


def follow_rules(hits: list[Hit], words: str) -> list[Deed]:
    """Return the acts that rules see in a plain sentence."""
    return [deed for hit in hits if (deed := _deed(hit, hits, words))]


def weigh(found: list[Deed], sentence: Sentence) -> list[Deed]:
    """Return what rules saw, less sure where the sense doubts it, and what only the sense sees.

    In the subject, which stands among no other sentences, no rule is doubted.
    """
    named = any(hit.rule.does == "theme" and hit.rule.detail in OF_THE_DAY for hit in sentence.hits)
    borne = [deed for deed in found if not sentence.number or _is_borne(deed, sentence.likely, named=named)]
    ruled = [_doubt(deed, sentence.likely) for deed in borne] if sentence.number else found
    return [*ruled, *_add(sentence.likely, sentence.hits, found)]


def _is_borne(deed: Deed, likely: Likely, *, named: bool) -> bool:
    """Say whether the sense leaves some room for what a rule saw, where a wrong claim would be repeated.

    Feedback that says how the day itself went, in `named`, bears itself: plain words for it are rare in the
    corpus.
    """
    if deed.act not in REPEATED or (named and deed.act is ActName.GIVES_FEEDBACK):
        return True
    return likely.get(deed.act, 0.0) >= DROPPED or not knows(deed.act)


def _doubt(deed: Deed, likely: Likely) -> Deed:
    """Return what a rule saw, less sure where sentences that do this look different, or stand elsewhere."""
    odds = likely.get(deed.act, 0.0)
    if deed.act in UNDER_CONDITION:
        odds = max(likely.get(no, 0.0) for no in UNDER_CONDITION)
        if likely.get(ELSEWHERE, 0.0) > odds:
            return replace(deed, probability=round(deed.probability * ELSEWHERE_DOUBT, 3))
    if deed.act in STATED and odds < DOUBTFUL and knows(deed.act):
        return replace(deed, probability=round(deed.probability * DOUBT, 3))
    return deed


def _add(likely: Likely, hits: list[Hit], found: list[Deed]) -> Iterator[Deed]:
    """Yield what no rule saw and the sense is sure of."""
    done = {deed.act for deed in found}
    is_conditional = any(hit.rule.does in {"if", "after-if"} for hit in hits)
    for label, probability in likely.items():
        act = ACTS.get(label)
        enough = SURE_TO_REPEAT if act in REPEATED else SURE
        if act in UNDER_CONDITION:
            enough = MOST if done & WAITING else max(SURE_OF_NO, *(likely.get(one, 0.0) for one in WAITING))
        if act is None or act in done or probability < max(enough, likely.get(ELSEWHERE, 0.0)):
            continue
        if not (is_conditional and act in CONDITIONED):
            yield Deed(act=act, probability=min(probability, MOST), detail=_detail(act, likely))


def _detail(act: ActName, likely: Likely) -> str:
    """Return the likeliest detail of an act: its theme or polarity."""
    details = {label.partition(":")[2]: odds for label, odds in likely.items() if label.startswith(f"{act}:")}
    return max(details, key=lambda detail: details[detail], default=DEFAULTS.get(act, ""))


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
