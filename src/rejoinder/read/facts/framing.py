"""Framing: a stretch of text that holds a title in; it without the words of the sentence around it out."""

import re
from collections.abc import Iterator

from rejoinder.read.facts.page import Page
from rejoinder.read.facts.phrases import Strength, find_cues, get_lexicon
from rejoinder.read.facts.titles import has_title
from rejoinder.read.facts.words import Line, make_line

_JOINT = re.compile(r" [-–] |: ")
_MARKS = ("'s ", "’s ", " - ", " – ", ": ", " ")


def unframe(text: str, page: Page, organization: str | None) -> str:
    """Cut the employer, the words of the sentence and the person's name from around a title."""
    text = _cut_employer(_cut_cue(_cut_employer(text, organization), page.language), organization)
    text = _cut_town(make_line(text), page.language)
    for cut in (_cut_frame, _cut_place, _cut_ours):
        text = cut(make_line(text))
    head, dash, tail = text.rpartition(" - ")
    return head if dash and set(make_line(tail).lows) <= page.mine else text


def _cut_cue(text: str, language: str | None) -> str:
    """Return what follows the last cue: "receipt of your application for the Data Analyst"."""
    line = make_line(text)
    for hit in reversed(list(find_cues(line, get_lexicon().roles, language))):
        rest = line.cut(hit.at, len(line.words))
        if hit.cue.strength is not Strength.FAINT and has_title(rest) and not has_title(line.cut(0, hit.at)):
            return rest
    return next(
        (text[found.end() :] for found in _JOINT.finditer(text) if _is_courtesy(text[: found.start()])), text
    )


def _is_courtesy(head: str) -> bool:
    """Say whether words tell nothing of the title behind them: "Notice of Results", "Follow-up"."""
    vocabulary = get_lexicon().words
    loose = (vocabulary.noise, vocabulary.no_names, vocabulary.connectors)
    return all(any(low in words for words in loose) for low in make_line(head).lows) and not has_title(head)


def _cut_employer(text: str, organization: str | None) -> str:
    """Cut the employer from the beginning or end of a title."""
    low, name = text.lower(), (organization or "").lower()
    if not name or name not in low:
        return text
    for mark in _MARKS:
        if low.startswith(name + mark) and has_title(text[len(name + mark) :]):
            return text[len(name + mark) :]
    if not low.endswith(f" {name}"):
        return text
    rest = text[: -len(name)].rstrip(" -–|,(")
    last = rest.rpartition(" ")[2].lower()
    if last in get_lexicon().words.at:
        return rest[: -len(last)].rstrip()
    return text if last in get_lexicon().words.connectors - {"for", "&"} else rest


def _places(line: Line, words: frozenset[str]) -> Iterator[int]:
    return (index for index in range(1, len(line.words) - 1) if line.words[index].low in words)


def _cut_frame(line: Line) -> str:
    """Cut "interest shown in the" from before a title."""
    vocabulary = get_lexicon().words
    for index in _places(line, vocabulary.frames):
        rest = line.cut(index + 2, len(line.words))
        is_frame = line.words[index + 1].low in vocabulary.articles
        if is_frame and has_title(rest) and not has_title(line.cut(0, index)):
            return rest
    return line.text


def _cut_place(line: Line) -> str:
    """Cut "at Acme" from behind a title."""
    for index in _places(line, get_lexicon().words.at):
        if line.words[index + 1].is_capital and has_title(line.cut(0, index)):
            return line.cut(0, index)
    return line.text


def _cut_town(line: Line, language: str | None) -> str:
    """Cut "à Lausanne" from behind a title, where the joining word can lead to no field of work."""
    grammar = get_lexicon().grammars.get(language or "")
    if grammar is None or grammar.place_joints & grammar.fields_after:
        return line.text
    for index in _places(line, grammar.place_joints):
        before, town = line.words[:index], line.words[index + 1]
        is_field = any(word.low in grammar.fields_after for word in before)
        if town.is_capital and not town.core.isupper() and not is_field and has_title(line.cut(0, index)):
            return line.cut(0, index)
    return line.text


def _cut_ours(line: Line) -> str:
    """Cut "for our school" from behind a title."""
    vocabulary = get_lexicon().words
    for index in _places(line, vocabulary.purposes):
        if line.words[index + 1].low in vocabulary.ours:
            return line.cut(0, index)
    return line.text
