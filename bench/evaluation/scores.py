"""Scores: what was expected and what was read in, counts and rates out.

Two quotes are the same where one lies in the other or seven in ten of the shorter's words stand in the
longer; names are the same where they have the same words but for legal forms and punctuation.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from evaluation.gold import Expected, Quote
from rejoinder.model.reading import Kind, Reading

LEGAL = frozenset([
    "inc",
    "llc",
    "ltd",
    "limited",
    "gmbh",
    "ag",
    "se",
    "plc",
    "corp",
    "corporation",
    "co",
    "company",
    "sa",
    "sas",
    "bv",
    "nv",
    "oy",
    "ab",
    "spa",
    "srl",
    "the",
    "group",
])
SHARED = 0.7

Pair = tuple[Expected, Reading]


@dataclass(frozen=True, kw_only=True, slots=True)
class Score:
    """Right ones, false ones and missed ones."""

    right: int = 0
    false: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Right ones of all that were claimed, 1 where nothing was."""
        return self.right / (self.right + self.false) if self.right + self.false else 1.0

    @property
    def recall(self) -> float:
        """Right ones of all there are, 1 where there are none."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = 2 * self.right + self.false + self.missed
        return 2 * self.right / both if both else 1.0

    @property
    def of(self) -> int:
        """How many there are."""
        return self.right + self.missed

    def __add__(self, other: "Score") -> "Score":
        return Score(
            right=self.right + other.right, false=self.false + other.false, missed=self.missed + other.missed
        )


def kind_accuracy(pairs: Sequence[Pair]) -> float:
    """Return the share of mails of the right kind; `unsure` is wrong."""
    return sum(gold.kind == reading.kind for gold, reading in pairs) / max(1, len(pairs))


def score_kinds(pairs: Sequence[Pair]) -> dict[str, Score]:
    """Return a score for each kind there is, and for rejections."""
    kinds = sorted({gold.kind for gold, _ in pairs} - {Kind.OTHER} | {Kind.REJECTION})
    return {
        kind: Score(
            right=sum(gold.kind == kind == reading.kind for gold, reading in pairs),
            false=sum(gold.kind != kind == reading.kind for gold, reading in pairs),
            missed=sum(gold.kind == kind != reading.kind for gold, reading in pairs),
        )
        for kind in kinds
    }


def confusion(pairs: Sequence[Pair]) -> Counter[tuple[str, str]]:
    """Count the mails of a wrong kind by (expected, read)."""
    return Counter((gold.kind, str(reading.kind)) for gold, reading in pairs if gold.kind != reading.kind)


def score_names(pairs: Sequence[Pair], field: str) -> Score:
    """Score organisation, role or contact over job mail: a wrong name is both false and missed."""
    total = Score()
    for gold, reading in job_mail(pairs):
        wanted, said = getattr(gold, field), _said(reading, field)
        right = bool(wanted) and is_same_name(wanted, said)
        total += Score(right=right, false=bool(said) and not right, missed=bool(wanted) and not right)
    return total


def job_mail(pairs: Iterable[Pair]) -> list[Pair]:
    """Return the pairs whose mail is about the job search."""
    return [(gold, reading) for gold, reading in pairs if gold.kind != Kind.OTHER]


def _said(reading: Reading, field: str) -> str | None:
    if field == "contact":
        return reading.contact.name if reading.contact else None
    return reading.role if field == "role" else reading.organization


def is_same_name(one: str | None, other: str | None) -> bool:
    """Say whether two names have the same words."""
    return bool(name_words(one)) and name_words(one) == name_words(other)


def name_words(name: str | None) -> frozenset[str]:
    """Return the words of a name without legal forms."""
    return frozenset(re.sub(r"[^\w\s]", " ", (name or "").casefold()).split()) - LEGAL


def score_declines(pairs: Sequence[Pair]) -> Score:
    """Score the quote that says no, over rejections."""
    noes = [(gold, reading) for gold, reading in pairs if gold.kind == Kind.REJECTION]
    right = sum(
        any(is_same_quote(text, reading.decline or "") for text in gold.declines) for gold, reading in noes
    )
    return Score(right=right, missed=len(noes) - right)


def score_quotes(pairs: Sequence[Pair], field: str) -> Score:
    """Score kind words (by type), reasons or feedback over job mail."""
    found = ((getattr(gold, field), getattr(reading, field)) for gold, reading in job_mail(pairs))
    return sum((match_quotes(wanted, said) for wanted, said in found), Score())


def match_quotes(wanted: Sequence[Quote], said: Sequence[object]) -> Score:
    """Match quotes one to one."""
    left = list(said)
    right = 0
    for quote in wanted:
        found = next((one for one in left if is_same_claim(quote, one)), None)
        if found is not None:
            left.remove(found)
            right += 1
    return Score(right=right, false=len(left), missed=len(wanted) - right)


def is_same_claim(quote: Quote, said: object) -> bool:
    """Say whether a claim quotes the same stretch and, for a kind word, is of the same type."""
    type_ = getattr(said, "type", None)
    return (type_ is None or type_ == quote.type) and is_same_quote(quote.text, getattr(said, "text", ""))


def is_same_quote(one: str, other: str) -> bool:
    """Say whether two quotes mean the same stretch of text."""
    short, long = sorted((" ".join(one.split()).casefold(), " ".join(other.split()).casefold()), key=len)
    words = set(short.split())
    return bool(words) and (short in long or len(words & set(long.split())) / len(words) >= SHARED)


def score_stages(pairs: Sequence[Pair]) -> Score:
    """Score the stage of rejections where the label tells one."""
    return _share(
        [pair for pair in pairs if pair[0].kind == Kind.REJECTION and pair[0].stage != "unknown"],
        lambda gold, reading: gold.stage == reading.stage,
    )


def score_no_reply(pairs: Sequence[Pair]) -> Score:
    """Score whether an answer would reach anybody."""
    return _share(
        [pair for pair in job_mail(pairs) if pair[0].no_reply is not None],
        lambda gold, reading: gold.no_reply == reading.no_reply,
    )


def score_languages(pairs: Sequence[Pair]) -> Score:
    """Score the language of job mail."""
    return _share(job_mail(pairs), lambda gold, reading: gold.language == reading.language)


def _share(pairs: Sequence[Pair], is_right: Callable[[Expected, Reading], bool]) -> Score:
    right = sum(is_right(gold, reading) for gold, reading in pairs)
    return Score(right=right, missed=len(pairs) - right)
