"""Evidence for names: sightings with weights in; groups of spellings of one name, weighed, out."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from rejoinder.read.facts.names import name_words
from rejoinder.read.facts.spelled import BY_CHANCE, spell_umlauts, spells
from rejoinder.read.facts.words import squash

SHARED = 0.5
"""Part of its weight that a name lends to a shorter or longer form of itself."""
AGAIN = 0.4
"""What each further sighting at one place adds."""
MOST_AGAIN = 1.5
"""How many times its weight a place can come to by repetition."""
SHOUT = 4
"""Letters above which a word in capitals is no abbreviation."""


class Sighting(NamedTuple):
    """Something seen at one place of a mail."""

    name: str
    weight: float
    place: str


@dataclass(slots=True)
class Group:
    """One organisation with its spellings."""

    words: tuple[str, ...]
    order: int
    weights: dict[str, float] = field(default_factory=dict)
    """By place."""
    spellings: Counter[str] = field(default_factory=Counter)

    @property
    def letters(self) -> str:
        """All words as one."""
        return "".join(self.words)

    @property
    def weight(self) -> float:
        """How much speaks for it."""
        return sum(self.weights.values())

    def add(self, sighting: Sighting) -> None:
        """Count a sighting; those at one place count once, and a little more for each repetition."""
        before = self.weights.get(sighting.place, 0.0)
        top = max(before, sighting.weight)
        self.weights[sighting.place] = min(top + AGAIN, top * MOST_AGAIN) if before else top
        self.spellings[sighting.name] += 1

    def spelling(self) -> str:
        """Return the best spelling: in words, common, short; "Acme's" where it was no possessive."""
        best = min(self.spellings, key=self._rank)
        owning = next((name for name in self.spellings if name in {f"{best}'s", f"{best}’s"}), best)
        return owning if 2 * self.spellings[owning] >= self.spellings[best] else best

    def _rank(self, name: str) -> tuple[bool, int, int, int, str]:
        bare = name.removeprefix("The ")
        return _shouts(name), -bare.count(" "), -self.spellings[name], len(name), name


def _shouts(name: str) -> bool:
    letters = [char for char in name if char.isalpha()]
    return (len(letters) > SHOUT and all(char.isupper() for char in letters)) or name.islower()


def gather(sightings: Iterable[Sighting]) -> list[Group]:
    """Put the spellings of one name together."""
    groups: dict[str, Group] = {}
    for sighting in sightings:
        words = name_words(sighting.name)
        if words:
            groups.setdefault("".join(words), Group(words, len(groups))).add(sighting)
    return list(groups.values())


def rank(groups: list[Group]) -> list[tuple[float, Group]]:
    """Return the groups, heaviest first, each with its weight and what its other forms lend it."""
    scored = []
    for group in groups:
        lent = sum(_share(group, other) * other.weight for other in groups if other is not group)
        scored.append((group.weight + min(lent, group.weight), group))
    return sorted(scored, key=lambda pair: (-pair[0], pair[1].order))


def _share(group: Group, other: Group) -> float:
    """Return the part of its weight that `other` lends: all as the initials of the whole name."""
    short, long = sorted((group.words, other.words), key=len)
    span = len(short)
    if any(long[start : start + span] == short for start in range(len(long) - span + 1)):
        return SHARED
    return (
        1.0 if other.words is short and span == 1 and len(long) > 1 and short[0] == _initials(long) else 0.0
    )


def _initials(words: tuple[str, ...]) -> str:
    """Return the first letters of the words; "of" and the like have none in an abbreviation."""
    return "".join(word[0] for word in words if len(word) >= BY_CHANCE)


def fits(group: Group, slug: str) -> bool:
    """Say whether an address has the letters of this name, its beginning, a word of it or its initials."""
    wanted = squash(slug)
    parts = {part for part in slug.lower().split("-") if len(part) > BY_CHANCE}
    words = {word for name in group.spellings for word in name.lower().replace("-", " ").split()}
    if parts & {*group.words, *map(spell_umlauts, words)} or any(
        spells(name, wanted) for name in group.spellings
    ):
        return True
    letters = {group.letters, *map(spell_umlauts, group.spellings)}
    return any(_begin_alike(one, wanted) for one in letters) or _fits_initials(group, wanted)


def _begin_alike(letters: str, wanted: str) -> bool:
    short, long = sorted((letters, wanted), key=len)
    least = BY_CHANCE if short == wanted else BY_CHANCE + 1
    return letters == wanted or (len(short) >= least and long.startswith(short))


def is_spelled(group: Group, slug: str) -> bool:
    """Say whether an address has all letters of this name and no others."""
    return squash(slug) in {group.letters, *map(spell_umlauts, group.spellings)}


def _fits_initials(group: Group, wanted: str) -> bool:
    short = _initials(group.words)
    return len(short) > 1 and (wanted == short or (len(short) >= BY_CHANCE and wanted.startswith(short)))
