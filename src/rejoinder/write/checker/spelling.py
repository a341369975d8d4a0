"""The check of spelling and grammar: a text in, a finding for each slip out; names of the case are known."""

import re
from collections.abc import Iterator

from rejoinder.model.draft import Finding, Severity
from rejoinder.write.checker.examined import Examined
from rejoinder.write.checker.phrases import get_phrases
from rejoinder.write.checker.proofread import Slip, find_proofreader

MOST_SLIPS = 5
"""Findings in one text; who makes more needs a spelling checker in the mail program."""

_WORD = re.compile(r"[^\W\d_]+")
_SIGNED = 3
"""Lines at the end that hold names and addresses."""


def check_spelling(examined: Examined) -> Iterator[Finding]:
    """Find slips of spelling and grammar in the body; what the case calls something is right."""
    proofread = find_proofreader(examined.language)
    if proofread is None:
        return
    known = _known_words(examined)
    start, end = _find_body(examined.own_words)
    slips = [slip for slip in proofread(examined.own_words) if start <= slip.start and slip.end <= end]
    capital_nouns = get_phrases(examined.language).capital_nouns
    wrong = [
        slip for slip in slips if not _is_name(examined.own_words, slip, known, capital_nouns=capital_nouns)
    ]
    for slip in wrong[:MOST_SLIPS]:
        yield Finding(
            severity=Severity.IMPROVES if slip.is_word else Severity.NOTE,
            quote=examined.quote(slip.start, slip.end),
            why="This word looks misspelt."
            if slip.is_word
            else "Something may be wrong with the grammar here.",
            rule="D-spelling" if slip.is_word else "D-grammar",
            suggestion=slip.better.strip(),
        )


def _is_name(text: str, slip: Slip, known: frozenset[str], *, capital_nouns: bool) -> bool:
    """Say whether a word is a name: the case knows it, or it has a capital where the language needs none."""
    if not slip.is_word:
        return False
    word = text[slip.start : slip.end]
    parts = {part.casefold() for part in _WORD.findall(word)}
    before = text[: slip.start].rstrip(" \t\"'(")
    inside = bool(before) and before[-1] not in ".!?\n:" and not capital_nouns
    return parts <= known or any(letter.isupper() for letter in word[1:]) or (word[0].isupper() and inside)


def _known_words(examined: Examined) -> frozenset[str]:
    case = examined.case
    texts = [examined.voice.name, examined.voice.signature]
    if case is not None:
        texts += [case.organization or "", case.role or "", *(answer for _, answer in case.answers)]
        texts += [person.name or "" for person in case.people]
        texts += [letter.message.text for letter in case.letters]
    return frozenset(word.casefold() for text in texts for word in _WORD.findall(text))


def _find_body(text: str) -> tuple[int, int]:
    """Return where a letter's body begins and ends: behind the greeting, before name and signature."""
    lines = text.rstrip().splitlines(keepends=True)
    start = len(lines[0]) if len(lines) > 1 and lines[0].rstrip().endswith((",", "!", ":")) else 0
    return start, len(text) if len(lines) <= 2 * _SIGNED else sum(map(len, lines[:-_SIGNED]))
