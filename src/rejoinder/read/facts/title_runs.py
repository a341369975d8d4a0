"""Titles in running text, read forwards: a line and a place in; the stretch that may be a title out."""

from dataclasses import dataclass

from rejoinder.read.facts.phrases import Grammar, get_lexicon
from rejoinder.read.facts.titles import is_title_word
from rejoinder.read.facts.words import Line, Word

LONGEST = 18
"""Words of a title."""
LONGEST_PLAIN = 6
"""Words of a title written in lower case."""
LONGEST_BRACKET = 12
MOST_JOINTS = 3
"""Articles or joining words in a row: "of the"."""
INITIALS = 2
"""Letters of words such as HR, whose capitals tell nothing about the writer's style."""
DASHES = frozenset("-–—|/&+·:")
_QUOTES = {"„": '“”"', "“": '”"', '"': '"”', "«": "»", "‚": "‘’", "‘": "’", "'": "'"}
_ABBREVIATIONS = frozenset({
    "sr",
    "jr",
    "asst",
    "assoc",
    "mgr",
    "dept",
    "st",
    "dr",
    "u.s",
    "prof",
    "dipl.-ing",
})


def read_quoted(line: Line, at: int) -> str | None:
    """Return what stands in quotation marks at word `at`; None where none open there or they do not close."""
    words = line.words
    if at >= len(words) or words[at].text[0] not in _QUOTES:
        return None
    closing = _QUOTES[words[at].text[0]]
    stretch = line.text[words[at].start + 1 : words[min(len(words), at + LONGEST) - 1].end]
    ends = [place for place in (stretch.find(mark) for mark in closing) if place > 0]
    return stretch[: min(ends)].strip() if ends else None


def read_title(line: Line, at: int, grammar: Grammar) -> str | None:
    """Return the title that begins at word `at`; None where none does."""
    return _Run(line, grammar, at, at).read()


@dataclass(slots=True)
class _Run:
    """A title being read: the words from `start` up to before `end` belong to it."""

    line: Line
    grammar: Grammar
    start: int
    end: int

    def read(self) -> str | None:
        """Take words as long as they belong to the title."""
        words = self.line.words
        self._skip_articles()
        while self.end < min(len(words), self.start + LONGEST):
            step = self._step()
            if not step:
                break
            if words[self.end].is_capital and self._is_lead_in():
                self.start = self.end
            self.end += step
            if self._is_over():
                break
        return self.line.cut(self.start, self.end) if self.end > self.start else None

    def _skip_articles(self) -> None:
        words = self.line.words
        last = min(len(words), self.start + MOST_JOINTS)
        while self.start < last:
            word = words[self.start]
            if word.core and word.text not in DASHES and word.low not in self.grammar.articles:
                break
            self.start += 1
        self.end = self.start

    @property
    def _taken(self) -> tuple[Word, ...]:
        return self.line.words[self.start : self.end]

    @property
    def _after(self) -> Word | None:
        return self.line.words[self.end + 1] if self.end + 1 < len(self.line.words) else None

    def _is_lead_in(self) -> bool:
        """Say whether the words so far are no part of the title: "open" in "open Data Analyst"."""
        is_english = self.grammar.capitals_mean_names and not self.grammar.titles_in_lower_case
        return is_english and self.end > self.start and not any(word.is_capital for word in self._taken)

    def _step(self) -> int:
        """Return how many words belong to the title from its end on."""
        word, grammar = self.line.words[self.end], self.grammar
        if word.core == "I":
            return int(self._is_numeral(word))
        if word.low in grammar.field_joints and any(
            taken.low in grammar.fields_after for taken in self._taken
        ):
            return self._join()
        if word.low in grammar.stops and not self._shouts(word):
            return 0
        if not word.core or word.text in DASHES:
            return int(self._goes_on_behind_dash())
        return self._step_word(word)

    def _step_word(self, word: Word) -> int:
        if word.text[0] in "([":
            return self._bracket() if self.end > self.start else 0
        if word.is_capital:
            return 1
        return self._join() if word.low in self.grammar.connectors else int(self._takes_plain(word))

    def _is_numeral(self, word: Word) -> bool:
        """Say whether a capital I is the number of a grade and no pronoun: "Engineer I position"."""
        after = self._after
        if self.end == self.start or after is None or word.tail:
            return self.end > self.start
        is_told = after.low in self.grammar.stops | self.grammar.nouns | get_lexicon().words.ands
        return is_told or after.is_capital or not after.core

    def _shouts(self, word: Word) -> bool:
        """Say whether all words are in capitals, a stop word with them: "NURSE ON CALL"."""
        if word.low in get_lexicon().words.at:
            return False
        cores = [taken.core for taken in (*self._taken, word) if taken.core]
        return len(cores) > 1 and all(map(str.isupper, cores)) and any(len(core) > INITIALS for core in cores)

    def _goes_on_behind_dash(self) -> bool:
        after = self._after
        if self.end == self.start or after is None or self._opens_sentence(after):
            return False
        return after.is_capital or not after.core

    def _opens_sentence(self, word: Word) -> bool:
        """Say whether something new begins with a word: "Data Analyst - Thank you"."""
        vocabulary = get_lexicon().words
        return word.low in self.grammar.stops | vocabulary.greetings or word.low in vocabulary.valedictions

    def _bracket(self) -> int:
        words = self.line.words[self.end : self.end + LONGEST_BRACKET]
        return next(
            (index + 1 for index, word in enumerate(words) if ")" in word.text or "]" in word.text), 0
        )

    def _join(self) -> int:
        """Take joining words up to the title's next word: "Head of People", "Chargée de clientèle"."""
        words, grammar = self.line.words, self.grammar
        joints = grammar.connectors | grammar.articles | grammar.field_joints
        ahead = self.end
        while ahead < min(len(words), self.end + MOST_JOINTS) and words[ahead].low in joints:
            ahead += 1
        if self.end == self.start or ahead >= len(words) or words[ahead].low in grammar.stops:
            return 0
        if words[ahead].is_capital and words[ahead].text[0] != "(":
            return 0 if words[self.end].low in grammar.place_joints else ahead - self.end + 1
        is_plain = grammar.titles_in_lower_case or not any(word.is_capital for word in self._taken)
        return ahead - self.end + 1 if is_plain else 0

    def _takes_plain(self, word: Word) -> bool:
        """Say whether a word in lower case belongs to the title where titles may stand so."""
        taken = self._taken
        if self._is_written_large():
            return False
        if self.grammar.titles_in_lower_case or (taken and is_title_word(word) and taken[-1].is_capital):
            return True
        return not any(one.is_capital for one in taken) and len(taken) < LONGEST_PLAIN

    def _is_written_large(self) -> bool:
        """Say whether two words or more, and all that are no joining ones, have capitals so far."""
        joints = self.grammar.connectors | self.grammar.articles | self.grammar.field_joints
        told = [word for word in self._taken if word.core and word.low not in joints]
        return len(told) > 1 and all(word.core[0].isupper() for word in told)

    def _is_over(self) -> bool:
        """Say whether the punctuation behind the last word ends the title."""
        words, last = self.line.words, self.line.words[self.end - 1]
        tail = last.tail.strip(")]*")
        if self.end >= len(words) or not tail:
            return False
        after = words[self.end]
        if set(tail) & set('!?:"”“»'):
            return True
        if "." in tail:
            return last.low not in _ABBREVIATIONS or not after.is_capital
        return after.text != "&" and (not after.is_capital or self._opens_sentence(after))
