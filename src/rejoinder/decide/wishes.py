"""The ways in which a playbook writes what a condition should be, and what is wrong where it does not.

In: a value from TOML. Out: the values wished for, or None and a sentence for whoever wrote it.
"""

from collections.abc import Container
from dataclasses import dataclass
from difflib import get_close_matches

_MOST = 100_000

Wished = tuple[Container[object] | None, str]


@dataclass(frozen=True, slots=True)
class YesNo:
    """Written as true or false."""

    def parse(self, name: str, value: object) -> Wished:
        """Read true or false."""
        if isinstance(value, bool):
            return frozenset({value}), ""
        return None, f"“{name}” is true or false, not {show(value)}."


@dataclass(frozen=True, slots=True)
class Words:
    """Written as one of some words, or as a list of them: any of these."""

    words: tuple[str, ...]

    def parse(self, name: str, value: object) -> Wished:
        """Read a word or a list of words."""
        told = value if isinstance(value, list) else [value]
        unknown = [word for word in told if word not in self.words]
        if told and not unknown:
            return frozenset(told), ""
        return None, unmeant(name, unknown[0] if unknown else value, self.words)


@dataclass(frozen=True, slots=True)
class AtLeast:
    """Written as one of some rising words: this or any later."""

    words: tuple[str, ...]

    def parse(self, name: str, value: object) -> Wished:
        """Read one word and take all from it on."""
        if value in self.words:
            return self.words[self.words.index(str(value)) :], ""
        return None, unmeant(name, value, self.words)


@dataclass(frozen=True, slots=True)
class Between:
    """Written as { min = 1, max = 9 }, either of which may be left out."""

    def parse(self, name: str, value: object) -> Wished:
        """Read the two ends, both included."""
        is_table = isinstance(value, dict) and value and value.keys() <= {"min", "max"}
        if not (isinstance(value, dict) and is_table and all(is_count(end) for end in value.values())):
            return None, f"“{name}” is written as {{ min = 1, max = 9 }}, not {show(value)}."
        lowest, highest = value.get("min", 0), value.get("max", _MOST)
        if lowest > highest:
            return None, f"“{name}” can never be: its min is above its max."
        return range(lowest, highest + 1), ""


def unmeant(name: str, value: object, words: tuple[str, ...]) -> str:
    """Say that a value is none of the words known, with the nearest one or with all of them."""
    near = get_close_matches(value, words, n=1) if isinstance(value, str) else []
    if near:
        return f"“{name}” cannot be {show(value)}; did you mean “{near[0]}”?"
    return f"“{name}” cannot be {show(value)}; it is one of {', '.join(words)}."


def is_count(value: object) -> bool:
    """Say whether a value is a whole number from 0 to a hundred thousand, and no true or false."""
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _MOST


def show(value: object) -> str:
    """Show a value as it was written, shortened to a few words."""
    if isinstance(value, bool):
        return str(value).lower()
    text = f"“{value}”" if isinstance(value, str) else str(value)
    return text if len(text) <= 40 else f"{text[:40]}…"  # noqa: PLR2004  a line of a problem stays readable
