"""The sift: a cheap look at subject, sender and first text of a mail; whether it may be job mail out.

It must lose no job mail; a tenth of other mail may pass, since the reader looks at that in full.
One automaton finds all words of all languages in one go (tens of microseconds for a long mail).
"""

import re
import tomllib
from functools import cache
from importlib.resources import files

from ahocorasick_rs import AhoCorasick, MatchKind

from rejoinder.read.language import read_topics
from rejoinder.read.lexicon import languages, read_language_file

FIRST_TEXT = 6_000
"""Characters of text that are looked at."""

ENOUGH = ((800, 1), (1_600, 2), (3_000, 3), (5_000, 5))
"""(characters, weight): a text shorter than this may be job mail from that weight on. A short letter is cheap
to read and says little; a long one has room for any word by chance."""
ENOUGH_IN_LONG = 6
SHORT_ANSWER = 800
"""Characters of a personal answer that is read whatever its words: it may say no to a letter of one's own."""

STRONG, WEAK = 3, 1


def sift(subject: str, sender: str, text: str, *, is_answer: bool = False) -> bool:
    """Say whether a mail may be job mail.

    `text` is the beginning of its text, `sender` the address; `is_answer` says that it answers a mail
    (In-Reply-To) and was not sent to many.
    """
    senders, words, weights = _automata()
    if senders.search(sender.lower()) or (is_answer and len(text) < SHORT_ANSWER):
        return True
    in_subject = _weigh(words, weights, f" {subject.lower()} ")
    if in_subject >= STRONG - 1:
        return True
    enough = next((weight for length, weight in ENOUGH if len(text) < length), ENOUGH_IN_LONG)
    return in_subject + _weigh(words, weights, f" {text[:FIRST_TEXT].lower()} ") >= enough


def _weigh(words: AhoCorasick, weights: tuple[int, ...], text: str) -> int:
    return sum(weights[number] for number in {number for number, _, _ in words.find_matches_as_indexes(text)})


@cache
def _automata() -> tuple[re.Pattern[str], AhoCorasick, tuple[int, ...]]:
    """Return what senders of job mail match, the automaton of words, and the weight of each."""
    data = tomllib.loads(files(__package__).joinpath("sift.toml").read_text(encoding="utf-8"))
    weights: dict[str, int] = {}
    for language in sorted(languages()):
        found = read_language_file(language).get("sift", {})
        weights |= dict.fromkeys(found.get("weak", ()), WEAK)
        weights |= dict.fromkeys(found.get("strong", ()), STRONG)
    for words in read_topics().values():
        weights |= {word: STRONG for word in words if word not in weights}
    domains = "|".join(map(re.escape, data["domains"]))
    names = "|".join(map(re.escape, data["names"]))
    senders = re.compile(rf"@(?:[\w.-]+\.)?(?:{domains})$|(?:^|[.@_+-])(?:{names})(?:$|[.@_+\d-])")
    automaton = AhoCorasick(list(weights), matchkind=MatchKind.LeftmostLongest)
    return senders, automaton, tuple(weights.values())
