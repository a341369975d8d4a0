"""Titles in running text, read backwards: the place of "position" in; what stands before it out."""

from rejoinder.read.facts.phrases import Grammar, get_lexicon
from rejoinder.read.facts.title_runs import DASHES, LONGEST, LONGEST_BRACKET, LONGEST_PLAIN
from rejoinder.read.facts.titles import is_title_word
from rejoinder.read.facts.words import Line, Word

ABBREVIATED = 3
"""Letters of a word whose full stop ends no sentence."""


def read_title_back(line: Line, before: int, grammar: Grammar) -> tuple[str, bool]:
    """Return the title that ends before word `before`, and whether it has capitals; empty for none."""
    words = line.words
    start = before
    while start > max(0, before - LONGEST) and not _is_break(words[start - 1], at_end=start == before):
        step = _step(words, start, before, grammar)
        if not step:
            break
        start -= step
    while start < before and not words[start].is_capital:
        start += 1
    if start < before:
        return line.cut(_skip_left_part(words, start, before, grammar), before), True
    return _read_plain(line, before, grammar), False


def _is_break(word: Word, *, at_end: bool) -> bool:
    if at_end:
        return bool(set(word.tail) & set("!?.,;:"))
    return bool(set(word.tail) & set("!?")) or ("." in word.tail and len(word.core) > ABBREVIATED)


def _step(words: tuple[Word, ...], start: int, before: int, grammar: Grammar) -> int:
    """Return how many words before `start` belong to the title."""
    word = words[start - 1]
    left = words[start - 2] if start > 1 else None
    if word.low in grammar.articles and not word.core.isupper():
        return 2 if _is_inner_article(words, start) else 0
    if word.is_capital or word.text in DASHES or _is_in_bracket(words, start - 1):
        return 1
    if left is None:
        return 0
    if start < before:
        joins = word.low in grammar.connectors | grammar.field_joints | {"to"}
        return int(joins and (left.is_capital or left.low in grammar.connectors))
    return int(is_title_word(word) and left.is_capital)


def _is_inner_article(words: tuple[Word, ...], start: int) -> bool:
    """Say whether an article stands inside a title: "Assistant to the Director"."""
    left = [word.low for word in words[max(0, start - 2) : start - 1]]
    return start > ABBREVIATED - 1 and left[-1] in {"of", "to"} and words[start - 3].is_capital


def _is_in_bracket(words: tuple[Word, ...], index: int) -> bool:
    """Say whether a word stands in a bracket that was opened a little before it."""
    for back in range(index, max(-1, index - LONGEST_BRACKET), -1):
        if "(" in words[back].text:
            return True
        if back < index and ")" in words[back].text:
            return False
    return False


def _skip_left_part(words: tuple[Word, ...], start: int, before: int, grammar: Grammar) -> int:
    """Leave out what stands before a small word and is no part of the title: "Acme for Data Analyst"."""
    small = (grammar.connectors | grammar.field_joints | {"to"}) - get_lexicon().words.joints
    for index in range(before - 1, start, -1):
        if words[index].low not in small:
            continue
        if any(map(is_title_word, words[index + 1 : before])) and not any(
            map(is_title_word, words[start:index])
        ):
            return index + 1
    return start


def _read_plain(line: Line, before: int, grammar: Grammar) -> str:
    """Return what stands in lower case between an article and the noun: "the night porter job"."""
    words = line.words
    for start in range(before - 1, max(-1, before - LONGEST_PLAIN - 1), -1):
        if words[start].low in grammar.articles or words[start].low.endswith("'s"):
            return line.cut(start + 1, before)
        if words[start].low in grammar.stops | get_lexicon().words.frames or words[start].tail:
            return ""
    return ""
