"""Folding: the sightings of one person in, a Person out; what the user said outweighs all else."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from rejoinder.model.people import Direction, Person, PersonNumber, Position, Touch
from rejoinder.model.words import PersonDetail, PersonKey
from rejoinder.read.people.number import founder
from rejoinder.read.people.trace import Sighting, is_full

EVIDENCE = 12
"""Pieces of evidence that are told."""


def fold_person(
    number: PersonNumber, group: list[Sighting], homes: Mapping[PersonKey, PersonNumber]
) -> Person:
    """Make the person of a group of sightings; `homes` are the numbers of all traces."""
    said = _said(sighting.detail for sighting in group if sighting.detail)
    touches = _touches(group)
    emails = tuple(dict.fromkeys(email for sighting in group for email in sighting.emails))
    connected = max(group, key=lambda sighting: sighting.connection.rank)
    named = founder(number, group, homes)
    return Person(
        number=number,
        key=named,
        traces=tuple(dict.fromkeys(sighting.key for sighting in group)),
        name=said.get("name") or _name(group) or next(iter(emails), named.partition(":")[2] or named),
        emails=emails,
        positions=_positions(group, said),
        known=said.get("known") or "",
        tags=said["tags"] if "tags" in said else _tags(group, is_mutual=is_mutual(touches)),
        linkedin=said.get("linkedin") or next((one.linkedin for one in group if one.linkedin), ""),
        connection=connected.connection,
        connected_on=connected.connected_on,
        touches=touches,
        notes=tuple(dict.fromkeys(one.note for one in group if one.note)),
        cases=tuple(sorted({one.case for one in group if one.case is not None})),
        every=said.get("every"),
        added=min((one.added for one in group if one.added), default=None),
        evidence=tuple(dict.fromkeys(one.why for one in group))[-EVIDENCE:],
        uid=next((one.uid for one in group if one.uid), ""),
    )


def _said(details: Iterable[PersonDetail]) -> dict[str, Any]:
    """Return what the user said last of each part."""
    return {
        name: value
        for detail in details
        for name in PersonDetail.__dataclass_fields__
        if (value := getattr(detail, name)) is not None
    }


def _name(group: list[Sighting]) -> str:
    """Return the name told most often: a full one before a first name, their own signature before others."""
    names = Counter(sighting.name for sighting in group if sighting.name)
    signed = {sighting.name for sighting in group if sighting.is_signed}
    return max(names, key=lambda name: (is_full(name), name in signed, names[name]), default="")


def _touches(group: list[Sighting]) -> tuple[Touch, ...]:
    touches = dict.fromkeys(one.touch for one in group if one.touch)
    return tuple(sorted(touches, key=lambda touch: touch.on))


def _positions(group: list[Sighting], said: Mapping[str, Any]) -> tuple[Position, ...]:
    """Return the latest told first, each organisation once with the title known for it."""
    told = [one.position for one in reversed(group) if one.position and one.detail is None]
    titles: dict[str | None, str | None] = {}
    for position in told:
        titles[position.organization] = titles.get(position.organization) or position.title
    if "organization" in said or "title" in said:
        first = said.get("organization") or next(iter(titles), None)
        titles = {first: said.get("title") or titles.get(first)} | {
            name: title for name, title in titles.items() if name != first
        }
    return tuple(Position(organization=name, title=title) for name, title in titles.items())


def _tags(group: list[Sighting], *, is_mutual: bool) -> tuple[str, ...]:
    """Return the tags of cards, and those that cases suggest where contact went both ways."""
    telling = (one for one in group if one.case is None or is_mutual)
    return tuple(dict.fromkeys(tag for sighting in telling for tag in sighting.tags))


def is_mutual(touches: Iterable[Touch]) -> bool:
    """Say whether contact went both ways."""
    ways = {touch.direction for touch in touches}
    return Direction.BOTH in ways or ways >= {Direction.OURS, Direction.THEIRS}
