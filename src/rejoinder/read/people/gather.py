"""Gathering: sightings and the user's merges and splits in; the sightings of each person out.

The user's word comes first and always wins: traces they set apart are never joined again by evidence.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product

from rejoinder.model.words import OtherPerson, PersonKey, SamePerson
from rejoinder.read.people.trace import Sighting


@dataclass(kw_only=True, slots=True)
class Circles:
    """Traces in circles, one a person; circles grow while traces are joined."""

    apart: dict[PersonKey, set[PersonKey]] = field(default_factory=dict)
    of: dict[PersonKey, set[PersonKey]] = field(default_factory=dict)

    def find(self, key: PersonKey) -> set[PersonKey]:
        """Return the circle of a trace, a new one where it has none."""
        return self.of.setdefault(key, {key})

    def join(self, one: PersonKey, other: PersonKey) -> None:
        """Make one circle of two, unless the user set some of their traces apart."""
        small, large = sorted((self.find(one), self.find(other)), key=len)
        if small is large or any(self.apart.get(key, set()) & large for key in small):
            return
        large |= small
        for key in small:
            self.of[key] = large


def gather(sightings: Iterable[Sighting], ties: Iterable[SamePerson | OtherPerson]) -> list[list[Sighting]]:
    """Return the sightings of each person, persons in the order they were first met."""
    seen = list(sightings)
    circles = _tied(ties)
    first_with: dict[str, list[PersonKey]] = {}
    for sighting in seen:
        circles.find(sighting.key)
        for mark in sorted(sighting.marks):
            _join_mark(circles, sighting.key, first_with.setdefault(mark, []))
    return list(_grouped(seen, circles))


def _tied(ties: Iterable[SamePerson | OtherPerson]) -> Circles:
    """Start the circles by what the user said; of two words on one pair the later counts."""
    same: dict[frozenset[PersonKey], bool] = {}
    for tie in ties:
        pairs = [(tie.one, tie.other)] if isinstance(tie, SamePerson) else product(tie.traces, tie.others)
        same |= {frozenset(pair): isinstance(tie, SamePerson) for pair in pairs}
    circles = Circles()
    for one, other in (sorted(pair) for pair, is_same in same.items() if not is_same and len(pair) > 1):
        circles.apart.setdefault(one, set()).add(other)
        circles.apart.setdefault(other, set()).add(one)
    for one, other in (sorted(pair) for pair, is_same in same.items() if is_same and len(pair) > 1):
        circles.join(one, other)
    return circles


def _join_mark(circles: Circles, key: PersonKey, bearers: list[PersonKey]) -> None:
    """Join a trace with the first bearer of the same mark that the user did not set apart from it."""
    if key in bearers:
        return
    for other in bearers:
        circles.join(key, other)
        if circles.find(key) is circles.find(other):
            break
    bearers.append(key)


def _grouped(seen: Iterable[Sighting], circles: Circles) -> Iterator[list[Sighting]]:
    groups: dict[int, list[Sighting]] = {}
    for sighting in seen:
        groups.setdefault(id(circles.find(sighting.key)), []).append(sighting)
    yield from groups.values()
