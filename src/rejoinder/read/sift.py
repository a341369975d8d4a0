"""The sift: a cheap look at subject, sender and first text of a mail; whether it may be job mail out.

It must lose no job mail; a tenth of other mail may pass, since the reader looks at that in full.
One automaton finds all words of all languages in one go (tens of microseconds for a long mail).
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from ahocorasick_rs import AhoCorasick, MatchKind

from rejoinder.read.language import find_language, read_topics
from rejoinder.read.lexicon import languages, read_language_file

FIRST_TEXT = 6_000
"""Characters of text that are looked at."""

TOLD_BY = 1_500
"""Characters by which the language is told; only words of that language count then."""

ENOUGH = ((800, 1), (1_600, 2), (3_000, 3), (5_000, 5))
"""(characters, weight): a text shorter than this may be job mail from that weight on. A short letter is cheap
to read and says little; a long one has room for any word by chance."""
ENOUGH_IN_LONG = 6
SHORT_ANSWER = 800
"""Characters of a personal answer that is read whatever its words: it may say no to a letter of one's own."""

STRONG, WEAK = 3, 1

Weights = tuple[tuple[tuple[str, int], ...], ...]
"""Of each word of the automaton: (language, weight) for the languages that have it."""


def sift(subject: str, sender: str, text: str, *, is_answer: bool = False) -> bool:
    """Say whether a mail may be job mail.

    `text` is the beginning of its text, `sender` the address; `is_answer` says that it answers a mail
    (In-Reply-To) and was not sent to many.
    """
    senders, words, weights = _automata()
    if senders.search(sender.lower()) or (is_answer and len(text) < SHORT_ANSWER):
        return True
    in_subject = _weigh(words, weights, f" {subject.lower()} ")
    if max(in_subject.values(), default=0) >= STRONG - 1:
        return True
    enough = next((weight for length, weight in ENOUGH if len(text) < length), ENOUGH_IN_LONG)
    in_subject.update(_weigh(words, weights, f" {text[:FIRST_TEXT].lower()} "))
    speaking = {language for language, weight in in_subject.items() if weight >= enough}
    return bool(speaking) and find_language(text[:TOLD_BY].lower()) in {None, *speaking}


def _weigh(words: AhoCorasick, weights: Weights, text: str) -> Counter[str]:
    """Return what the words of each language in a text weigh; those of one do not help another."""
    found: Counter[str] = Counter()
    for number in {number for number, _, _ in words.find_matches_as_indexes(text)}:
        for language, weight in weights[number]:
            found[language] += weight
    return found


@cache
def _automata() -> tuple[re.Pattern[str], AhoCorasick, Weights]:
    """Return what senders of job mail match, the automaton of words, and what each weighs where."""
    data = tomllib.loads(files(__package__).joinpath("sift.toml").read_text(encoding="utf-8"))
    weights: dict[str, dict[str, int]] = {}
    for language, word, weight in _words():
        weights.setdefault(word, {})[language] = weight
    domains = "|".join(map(re.escape, data["domains"]))
    names = "|".join(map(re.escape, data["names"]))
    senders = re.compile(rf"@(?:[\w.-]+\.)?(?:{domains})$|(?:^|[.@_+-])(?:{names})(?:$|[.@_+\d-])")
    automaton = AhoCorasick(list(weights), matchkind=MatchKind.LeftmostLongest)
    return senders, automaton, tuple(tuple(found.items()) for found in weights.values())


def _words() -> Iterator[tuple[str, str, int]]:
    """Yield (language, word, weight); a strong word counts as such."""
    for language in sorted(languages()):
        found = read_language_file(language).get("sift", {})
        yield from ((language, word, WEAK) for word in found.get("weak", ()))
        yield from ((language, word, STRONG) for word in found.get("strong", ()))
    for language, words in read_topics().items():
        yield from ((language, word, STRONG) for word in words)
