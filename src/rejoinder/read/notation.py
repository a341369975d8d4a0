"""The notation of patterns: a row of words and classes in, a bounded regular expression over plain text out.

A pattern is a row of items with blanks between them:
    word          this word                          stem*       a word that begins so
    a b|c d       one of these rows                  <name>      an entry of the word class "name"
    ( … )         a group                            item?       the item or nothing (also ")?")
    ..            up to 4 words                      ...         up to 8 words
    ^             the start of the sentence          $           its end
Gaps never cross ; ? ! and every repetition is bounded, so time is bounded too.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Need = frozenset[str]
"""Words and stems of which a sentence must hold at least one."""

Words = Mapping[str, Sequence[str]]
"""Word classes: name → rows in the same notation."""

ITEM = re.compile(r"\(|\)\??|\||[^\s()|]+")
GAPS = {"..": 4, "...": 8}
GAP = "(?:[^ ;?!]+ ){0,%d}?"
ENDS = {"^": r"(?<=\A )", "$": r"(?:[.!?\"')] ){0,3}\Z"}


class NotationError(ValueError):
    """A pattern that cannot be understood; the message says why."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A piece of a pattern: its regular expression, and what a sentence must hold for it to match."""

    regex: str
    needs: frozenset[Need] = frozenset()


class Notation:
    """Compiles patterns over the word classes of one language; each class is compiled once."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._classes: dict[str, Part] = {}
        self._open: list[str] = []

    def compile(self, pattern: str) -> Part:
        """Return the pattern compiled, or raise NotationError."""
        items = ITEM.findall(pattern)[::-1]
        part = self._rows(items)
        if items:
            raise NotationError(f"a bracket is closed that was not opened in: {pattern}")
        return part

    def _rows(self, items: list[str]) -> Part:
        rows = [self._row(items)]
        while items and items[-1] == "|":
            items.pop()
            rows.append(self._row(items))
        return _either(rows)

    def _row(self, items: list[str]) -> Part:
        parts: list[Part] = []
        while items and items[-1] not in {"|", ")", ")?"}:
            parts.append(self._item(items))
        if not parts:
            raise NotationError("a row is empty")
        return Part(
            regex="".join(part.regex for part in parts),
            needs=frozenset(need for part in parts for need in part.needs),
        )

    def _item(self, items: list[str]) -> Part:
        item = items.pop()
        if item == "(":
            return self._bracket(items)
        if item in GAPS:
            return Part(regex=GAP % GAPS[item])
        if item in ENDS:
            return Part(regex=ENDS[item])
        optional = len(item) > 1 and item.endswith("?")
        part = self._atom(item[:-1] if optional else item)
        return _optional(part) if optional else part

    def _bracket(self, items: list[str]) -> Part:
        inner = self._rows(items)
        if not items:
            raise NotationError("a bracket is not closed")
        return _optional(inner) if items.pop() == ")?" else inner

    def _atom(self, name: str) -> Part:
        if name.startswith("<") and name.endswith(">"):
            return self._class(name[1:-1])
        tail = "[^ ]* " if name.endswith("*") else " "
        return Part(regex=re.escape(name.removesuffix("*")) + tail, needs=frozenset({frozenset({name})}))

    def _class(self, name: str) -> Part:
        if name not in self._classes:
            if name not in self._words:
                raise NotationError(f"there is no word class <{name}>")
            if name in self._open:
                raise NotationError(f"the word class <{name}> is made of itself")
            self._open.append(name)
            self._classes[name] = _either([self.compile(row) for row in self._words[name]])
            self._open.pop()
        return self._classes[name]


def _either(parts: Sequence[Part]) -> Part:
    """Return a part that matches where one of these does."""
    if len(parts) == 1:
        return parts[0]
    regexes = dict.fromkeys(part.regex for part in parts)
    needs = [min(part.needs, key=len, default=None) for part in parts]
    known = [need for need in needs if need is not None]
    joined = frozenset({frozenset().union(*known)}) if len(known) == len(needs) else frozenset()
    return Part(regex=f"(?:{'|'.join(regexes)})", needs=joined)


def _optional(part: Part) -> Part:
    return Part(regex=f"(?:{part.regex})?")
