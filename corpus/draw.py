"""Deal situations out: which letters a writer of one language writes, and which of them are sealed.

    python corpus/draw.py LANGUAGE [FIRST LAST]

Prints a line per letter of the rounds FIRST to LAST (0 and 1 where not told): number, file it goes to, kind,
stage, sector, manner, what happened.
The deal is the same each time. Number = 100 · round + situation (1 to 100); a situation is sealed for a
language in all rounds or in none, and each situation is sealed in a third of the languages.
"""

import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
LANGUAGES = ("en", "de", "fr", "es", "nl", "pt", "it", "pl", "sv")
THIRD = 3
ROUTINE = 10
"""From this round on, letters are ordinary business mail in the usual words."""


@dataclass(frozen=True, kw_only=True)
class Deal:
    """One letter to write."""

    number: int
    sealed: bool
    kind: str
    stage: str
    story: str
    around: tuple[str, ...]
    """Sector, register and temperament; of ordinary business mail sector and kind of sender."""


def is_sealed(language: str, situation: int) -> bool:
    """Say whether the letters of a situation (1 to 100) are sealed for a language."""
    return (situation + LANGUAGES.index(language)) % THIRD == 0


def deal(language: str, first: int, last: int) -> Iterator[Deal]:
    """Yield the letters of some rounds of a language in the order of their numbers."""
    data = tomllib.loads((HERE / "situations.toml").read_text("utf-8"))
    start = LANGUAGES.index(language)
    for round_ in range(first, last + 1):
        for situation, (kind, stage, story) in enumerate(data["situations"], start=1):
            step = 7 * situation + 11 * round_ + 5 * start
            yield Deal(
                number=100 * round_ + situation,
                sealed=is_sealed(language, situation),
                kind=kind,
                stage=stage,
                story=story,
                around=(
                    data["sectors"][step % len(data["sectors"])],
                    *_manner(data, situation, round_, start),
                ),
            )


def _manner(data: dict[str, list[str]], situation: int, round_: int, start: int) -> Iterator[str]:
    if round_ >= ROUTINE:
        yield data["routines"][(situation + 3 * round_ + start) % len(data["routines"])]
        return
    yield data["registers"][(situation + 2 * round_ + start) % len(data["registers"])]
    yield data["temperaments"][(3 * situation + 4 * round_ + start) % len(data["temperaments"])]


def main(language: str, first: str = "0", last: str = "1") -> None:
    """Print the deal."""
    for one in deal(language, int(first), int(last)):
        where = "sealed" if one.sealed else "train"
        print(one.number, where, one.kind, one.stage, *one.around, one.story, sep=" | ")


if __name__ == "__main__":
    main(*sys.argv[1:])
