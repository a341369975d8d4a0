"""Taste: what a person changed in drafts in; which wordings come last, and which points are left out, out.

A sentence that stayed speaks for its wording, one that was changed or left out against it. A point that was
left out twice and never stayed is left out from then on, but for the thanks that a letter begins with.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from rejoinder.model.words import Edit, WordId
from rejoinder.write.realise import fold
from rejoinder.write.sentences import split_sentences

CHANGED = 60.0
"""How alike, of 100, two sentences must be for one to be the other, changed."""
ENOUGH = 2
"""How often a point must have been left out."""


class Fate(StrEnum):
    """What became of a sentence."""

    KEPT = "kept"
    CHANGED = "changed"
    LEFT_OUT = "left out"


@dataclass(frozen=True, kw_only=True, slots=True)
class Lean:
    """What one edit tells of one wording."""

    word: WordId
    """The edit it comes from."""
    part: str
    text: str
    fate: Fate


@dataclass(frozen=True, kw_only=True, slots=True)
class Taste:
    """What a person likes to say."""

    parts: Mapping[str, int] = field(default_factory=dict)
    """Wording → how much oftener it stayed than not."""
    left_out: frozenset[str] = frozenset()
    """Points that the person does not make."""

    def likes(self, part: str) -> int:
        """Return how much speaks for a wording: below 0, more speaks against it."""
        return self.parts.get(part, 0)


NO_TASTE = Taste()
"""Of somebody who has not changed a draft yet."""


def get_leans(edits: Iterable[tuple[WordId, Edit]]) -> list[Lean]:
    """Return what edits tell, sentence by sentence."""
    return [lean for word, edit in edits for lean in _compare(word, edit)]


def make_taste(leans: Iterable[Lean]) -> Taste:
    """Return the taste that leans add up to."""
    parts: Counter[str] = Counter()
    stayed: set[str] = set()
    left: Counter[str] = Counter()
    for lean in leans:
        parts[lean.part] += 1 if lean.fate is Fate.KEPT else -1
        point = lean.part.partition("/")[0]
        if lean.fate is Fate.LEFT_OUT:
            left[point] += 1
        else:
            stayed.add(point)
    return Taste(
        parts=dict(parts),
        left_out=frozenset(point for point, times in left.items() if times >= ENOUGH and point not in stayed),
    )


def _compare(word: WordId, edit: Edit) -> Iterator[Lean]:
    from rapidfuzz import fuzz, process  # loaded only where somebody edits

    wanted = [fold(sentence) for sentence in split_sentences(edit.text)]
    for offered in edit.offered:
        text = fold(offered.text)
        best = process.extractOne(text, wanted, scorer=fuzz.ratio, score_cutoff=CHANGED)
        fate = Fate.LEFT_OUT if best is None else Fate.KEPT if best[0] == text else Fate.CHANGED
        yield Lean(word=word, part=offered.part, text=offered.text, fate=fate)
