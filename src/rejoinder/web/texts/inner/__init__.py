"""What the inner rooms say in English: a sentence in; the same in the language of the page out.

The rooms below know one language for what they tell; a page looks their sentences up here. A file a language,
an English sentence to the same in it, with fields in braces. What is not there stays English, marked so.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files

from rejoinder.decide.reasons import get_reasons

EXAMPLE = " For example: "
"""Before a wording in the letter's own language, which is left as it is."""
_FIELD = re.compile(r"\\\{(\w+)\\\}")

Turn = tuple[re.Pattern[str], str]


def find_wording(sentence: str, language: str) -> str | None:
    """Return a sentence in a language; None where nobody has put it into that language yet."""
    told, example, wording = sentence.partition(EXAMPLE)
    for pattern, said in _get_turns(language):
        match = pattern.fullmatch(told)
        if match:
            found = said.format(**match.groupdict())
            return f"{found} {_get_example(language)} {wording}" if example else found
    return get_reasons(language).whys.get(sentence)


def _get_example(language: str) -> str:
    return _get_sentences(language)[EXAMPLE.strip()]


@cache
def _get_turns(language: str) -> tuple[Turn, ...]:
    return tuple((_compile(english), said) for english, said in _get_sentences(language).items())


def _compile(english: str) -> re.Pattern[str]:
    return re.compile(_FIELD.sub(r"(?P<\1>.+?)", re.escape(english)), re.DOTALL)


@cache
def _get_sentences(language: str) -> dict[str, str]:
    file = files(__package__) / f"{language}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
