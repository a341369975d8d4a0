"""Numbering: groups of sightings and the numbers of their traces in; a number for each person out.

A trace keeps the number with which it was first met, so a person keeps theirs when letters are read again,
and undoing a merge gives both back. The group that was met first chooses first; numbers are never reused.
"""

from collections.abc import Mapping, Sequence
from itertools import count

from rejoinder.model.people import PersonNumber
from rejoinder.model.words import PersonKey
from rejoinder.read.people.trace import Sighting

Numbered = list[tuple[PersonNumber, list[Sighting]]]


def number_people(
    groups: Sequence[list[Sighting]], homes: Mapping[PersonKey, PersonNumber]
) -> tuple[Numbered, dict[PersonKey, PersonNumber]]:
    """Return each group with its number, and the numbers of traces that had none."""
    unused = (PersonNumber(number) for number in count(max(homes.values(), default=0) + 1))
    taken: set[PersonNumber] = set()
    numbered, fresh = [], dict[PersonKey, PersonNumber]()
    for group in groups:
        keys = list(dict.fromkeys(sighting.key for sighting in group))
        held = sorted(homes[key] for key in keys if key in homes)
        number = next((one for one in held if one not in taken), None) or next(unused)
        taken.add(number)
        numbered.append((number, group))
        fresh |= {key: number for key in keys if key not in homes}
    return numbered, fresh


def founder(
    number: PersonNumber, group: list[Sighting], homes: Mapping[PersonKey, PersonNumber]
) -> PersonKey:
    """Return the trace that names a person for good: the first that was ever met under their number."""
    mine = {sighting.key for sighting in group}
    return next((key for key, home in homes.items() if home == number and key in mine), group[0].key)
