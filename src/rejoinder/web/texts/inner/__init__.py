"""What the inner rooms say in English: a sentence in; the same in the language of the page out.

The rooms below know one language for what they tell; a page looks their sentences up here. A file a language,
an English sentence to the same in it, with fields in braces. What is not there stays English, marked so.
A field whose name ends in _ holds such a sentence itself, or an enumeration of them, and is put into the
language too; `count` is a number; another field is left as it is.
"""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from rejoinder.decide.reasons import get_reasons

EXAMPLE = " For example: "
"""Before a wording in the letter's own language, which is left as it is."""
AND = " and "
"""Before the last of an enumeration."""
_OPEN = re.compile(r"\{\w+\}")
_FIELD = re.compile(r"\\\{(\w+)\\\}")

Turn = tuple[re.Pattern[str], str]


@lru_cache(maxsize=4096)
def find_wording(sentence: str, language: str) -> str | None:
    """Return a sentence in a language; None where nobody has put it into that language yet."""
    told, example, wording = sentence.partition(EXAMPLE)
    found = _find_turned(told, language)
    if found is None:
        return get_reasons(language).whys.get(sentence)
    return f"{found} {_get_sentences(language)[EXAMPLE.strip()]} {wording}" if example else found


def _find_turned(told: str, language: str) -> str | None:
    if told in _get_sentences(language):
        return _get_sentences(language)[told]
    for pattern, said in _get_turns(language):
        match = pattern.fullmatch(told)
        fields = _turn_fields(match, language) if match else None
        if fields is not None:
            return said.format(**fields)
    return None


def _turn_fields(match: re.Match[str], language: str) -> dict[str, str] | None:
    """Put those fields of a sentence into the language that are to be; None where one cannot."""
    fields: dict[str, str] = {}
    for name, words in match.groupdict().items():
        turned = _turn_part(words, language) if name.endswith("_") else words
        if turned is None:
            return None
        fields[name] = turned
    return fields


def _turn_part(words: str, language: str) -> str | None:
    """Put a part of a sentence into the language: a number, a sentence of its own, or an enumeration."""
    if words.isdecimal():
        return words
    found = _find_turned(words, language)
    sign = AND if AND in words else ", "
    if found is not None or sign not in words:
        return found
    one, _, other = words.rpartition(sign)
    first, last = _turn_part(one, language), _turn_part(other, language)
    if first is None or last is None:
        return None
    return f"{first}{_get_sentences(language)[AND] if sign == AND else sign}{last}"


@cache
def _get_turns(language: str) -> tuple[Turn, ...]:
    """Return the sentences with fields, those first that say most beside them."""
    turns = ((english, said) for english, said in _get_sentences(language).items() if "{" in english)
    ranked = sorted(turns, key=lambda turn: -len(_OPEN.sub("", turn[0])))
    return tuple((_compile(english), said) for english, said in ranked)


def _compile(english: str) -> re.Pattern[str]:
    return re.compile(_FIELD.sub(_open_field, re.escape(english)), re.DOTALL)


def _open_field(field: re.Match[str]) -> str:
    """Return what a field may hold: `count` a number, one that holds a sentence as much as there is."""
    name = field[1]
    held = r"\d+" if name == "count" else ".+" if name.endswith("_") else ".+?"
    return f"(?P<{name}>{held})"


@cache
def _get_sentences(language: str) -> dict[str, str]:
    file = files(__package__) / f"{language}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
