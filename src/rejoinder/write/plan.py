"""Which points a letter makes: a kind of message and the facts in, paragraphs of places out (plans.toml)."""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files

import msgspec

from rejoinder.model.person import Length
from rejoinder.model.step import MessageKind

SCREENED = "reply-screen"
"""The plan of a reply to a no before any conversation: short, and without disappointment."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Condition:
    """The fields a point needs, and those with which it is out of place."""

    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()

    def holds(self, known: Collection[str]) -> bool:
        """Say whether the point can be made from what is known."""
        return all(name in known for name in self.needs) and not any(name in known for name in self.unless)


@dataclass(frozen=True, kw_only=True, slots=True)
class Kind:
    """The plan of one kind of message."""

    words: tuple[int, int]
    """Fewest and most words, signature left out."""
    paragraphs: tuple[tuple[tuple[str, ...], ...], ...]
    questions: tuple[str, ...] = ()
    characters: int | None = None
    """A hard limit of the channel."""
    needs: Mapping[str, str] = field(default_factory=dict)
    """Field → what to tell the person where it is not known; without it the letter must not go."""
    unfit: Mapping[str, str] = field(default_factory=dict)
    """Field → why a letter of this kind must not go once it is known."""

    def obstacles(self, known: Collection[str]) -> list[str]:
        """Return why this letter must not go, as sentences for the person."""
        missing = [why for name, why in self.needs.items() if name not in known]
        return [*missing, *(why for name, why in self.unfit.items() if name in known)]


@dataclass(frozen=True, kw_only=True, slots=True)
class Plans:
    """All of plans.toml."""

    points: Mapping[str, Condition]
    kinds: Mapping[str, Kind]
    exact: frozenset[str] = frozenset()
    """Points that stay as they are worded."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """One thing to say: the points that could say it, best first."""

    paragraph: int
    points: tuple[str, ...]
    droppable: bool = False
    reserve: bool = False


@cache
def get_plans() -> Plans:
    """Load plans.toml."""
    text = files(__package__).joinpath("plans.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), Plans)


def get_kind(message_kind: MessageKind, *, known: Collection[str], length: Length = Length.USUAL) -> Kind:
    """Return the plan for a kind of message; a reply before any conversation has one of its own.

    A person who writes short letters gets none that is longer than it must be.
    """
    kinds = get_plans().kinds
    screened = message_kind is MessageKind.REPLY and not {"interview"} & set(known)
    kind = kinds[SCREENED if screened else message_kind.value]
    if length is Length.SHORT:
        return replace(kind, words=(0, kind.words[0]))
    return kind


def plan(kind: Kind, *, known: Collection[str], left_out: Collection[str] = ()) -> tuple[Place, ...]:
    """Return the places of a letter that the facts can fill, in order.

    `left_out` are points that the person does not make; the first place of a letter is said all the same.
    """
    places = (
        _place(index, place, known=known)
        for index, paragraph in enumerate(kind.paragraphs)
        for place in paragraph
    )
    first, *others = (place for place in places if place.points)
    wanted = (replace(place, points=_without(place.points, left_out)) for place in others)
    return (first, *(place for place in wanted if place.points))


def _without(points: tuple[str, ...], left_out: Collection[str]) -> tuple[str, ...]:
    return tuple(point for point in points if point not in left_out)


def needs_of(point: str) -> tuple[str, ...]:
    """Return the fields that a point rests on."""
    return get_plans().points[point].needs


def _place(paragraph: int, names: tuple[str, ...], *, known: Collection[str]) -> Place:
    points = get_plans().points
    return Place(
        paragraph=paragraph,
        points=tuple(name for mark in names if points[name := mark.strip("+?")].holds(known)),
        droppable=any(name.endswith("?") for name in names),
        reserve=any(name.startswith("+") for name in names),
    )
