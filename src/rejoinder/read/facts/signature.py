"""The signature: the lines of a letter in; the pieces of the block in which it is signed out."""

import re
from functools import cache
from typing import NamedTuple

from rejoinder.read.facts.phrases import get_lexicon
from rejoinder.read.facts.titles import is_title_word
from rejoinder.read.facts.words import Line, make_line

BLOCK_LINES = 9
"""Lines below a valediction that are looked at."""
SEARCHED = 26
"""Lines at the end in which a valediction is looked for."""
LAST_LINES = 6
"""Lines at the end that may be a signature without a valediction."""
SHORT_CHARS = 70
LONGEST_VALEDICTION = 6
LONGEST_OFFICE = 4
INLINE_WORDS = 16
"""Words from the end of a paragraph in which a letter of one paragraph is signed."""
_BREAK = re.compile(r"\s+[|•·]\s+|,\s+|\s+[-–—]\s+|\s{2,}|\s(?:&|and|und|et)\s(?=(?:[Tt]he|[Dd]as|[Ll])\b)")
_DEGREES = re.compile(r",\s+(?:[A-Z]{2,}(?:-[A-Z]+)*|Ph\.?D\.?|M\.?Sc\.?|B\.?Sc\.?|M\.?A\.?|MBA)$")


@cache
def _bracketed() -> re.Pattern[str]:
    """Match "(she/her)", "(Mr)" and the like."""
    return re.compile(rf"(?i)\s*\((?:{'|'.join(sorted(get_lexicon().words.pronouns))})\b[^)]*\)")


class Block(NamedTuple):
    """The lines in which a letter is signed, cut into pieces."""

    pieces: tuple[str, ...]
    is_closed: bool
    """A valediction stands before them."""
    start: int
    """The first line of the block, counted among the lines that are not empty."""


def find_block(lines: list[Line]) -> Block:
    """Return what stands below the last valediction, else the last short lines."""
    for index in range(len(lines) - 1, max(-1, len(lines) - SEARCHED), -1):
        rest = _after_valediction(lines[index])
        if rest is None:
            continue
        below = [line.text for line in lines[index + 1 : index + 1 + BLOCK_LINES]]
        pieces = _cut([rest, *below] if rest else below)
        if pieces:
            return Block(pieces, is_closed=True, start=index)
    last = lines[-LAST_LINES:]
    while last and (
        len(last[0].text) > SHORT_CHARS or (last[0].text[-1] in ".!?:," and not _is_office(last[0]))
    ):
        last = last[1:]
    return Block(_cut([line.text for line in last]), is_closed=False, start=len(lines) - len(last))


def _is_office(line: Line) -> bool:
    """Say whether a line is a title above a name: "Le Maire,"."""
    return line.text[-1] == "," and len(line.words) <= LONGEST_OFFICE and any(map(is_title_word, line.words))


def _after_valediction(line: Line) -> str | None:
    """Return what follows a valediction on its line, often nothing; None where there is none."""
    lows = [word.low for word in line.words]
    said = get_lexicon().words.valedictions
    size = next(
        (n for n in range(min(LONGEST_VALEDICTION, len(lows)), 0, -1) if " ".join(lows[:n]) in said), 0
    )
    if size and len(lows) - size <= LONGEST_VALEDICTION + 2:
        rest = line.text[line.words[size - 1].end :].strip(" ,.!-–*")
        if not rest or line.words[size - 1].tail or make_line(rest).words[0].is_capital:
            return rest if rest[-1:] not in {"?", ":"} else None
        return (
            ""
            if make_line(rest).words[0].low in get_lexicon().words.valediction_joints
            and line.text[-1] not in ".!?"
            else _lower_name(rest)
        )
    ends = (" ".join(lows[-size:]) for size in (4, 3, 2) if len(lows) > size)
    return "" if any(end in said for end in ends) else _inline(line, lows, said)


def _lower_name(rest: str) -> str | None:
    """Keep a single word behind a valediction ("cheers leo"), and no sentence that begins like one."""
    return rest if " " not in rest else None


def _inline(line: Line, lows: list[str], said: frozenset[str]) -> str | None:
    """Find a valediction at the end of a paragraph: "… Best, Priya Raman, Director"."""
    for index in range(len(lows) - 1, max(0, len(lows) - INLINE_WORDS), -1):
        if line.words[index - 1].tail[-1:] not in {".", "!", "?"}:
            continue
        for size in (3, 2, 1):
            last = index + size - 1
            if (
                last + 1 < len(lows)
                and " ".join(lows[index : last + 1]) in said
                and "," in line.words[last].tail
            ):
                return line.text[line.words[last].end :].strip(" ,")
    return None


def _cut(texts: list[str]) -> tuple[str, ...]:
    pieces: list[str] = []
    for text in texts:
        if len(text) <= 2 * SHORT_CHARS:
            shown = _DEGREES.sub("", _bracketed().sub("", text))
            pieces += (piece.strip(" *_~|") for piece in _BREAK.split(shown))
    return tuple(piece for piece in pieces if piece)
