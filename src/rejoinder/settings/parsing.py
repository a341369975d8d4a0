"""The text of settings.toml in, Settings and problems out: a line that cannot be meant spoils only itself."""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any

from rejoinder.model.person import Settings
from rejoinder.model.problem import Problem
from rejoinder.settings.fields import FIELDS

FILE = "settings.toml"

LONGEST = 40
"""Lines that one value may run over."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A value as it stands in the file."""

    number: int
    """Counted from 1."""
    table: str
    """Empty above the first [table]."""
    key: str
    value: object


def parse_settings(text: str) -> tuple[Settings, list[Problem]]:
    """Read settings.toml: what can be meant is used, the rest keeps its default and is told."""
    told: dict[str, dict[str, Any]] = {table: {} for table in FIELDS}
    problems: list[Problem] = []
    for found in read_lines(text):
        if isinstance(found, Problem):
            problems.append(found)
            continue
        value, wrong = _parse(found, told)
        problems += [_problem(found.number, sentence) for sentence in wrong]
        if value is not None:
            told[found.table][found.key] = value
    settings = Settings(**told[""])
    voice, hours = replace(settings.voice, **told["voice"]), replace(settings.hours, **told["hours"])
    model = replace(settings.model, **told["model"])
    calendar = replace(settings.calendar, **told["calendar"])
    return replace(settings, voice=voice, hours=hours, model=model, calendar=calendar), problems


def _parse(line: Line, told: dict[str, dict[str, Any]]) -> tuple[object, list[str]]:
    """Return what a line means, if it can be meant, and what is wrong with it."""
    if line.table not in FIELDS:
        return None, []  # the table was told already
    field = FIELDS[line.table].get(line.key)
    if field is None:
        return None, [_unknown(line)]
    if line.key in told[line.table]:
        return None, [f"“{line.key}” is said twice; the first one counts."]
    return field(line.value)


def read_lines(text: str) -> Iterator[Line | Problem]:
    """Yield each value of a text with its place, and a problem for each stretch that is no TOML."""
    table = ""
    for number, line, said in _statements(text):
        if said is None:
            yield _problem(number, 'This is not TOML; write it as key = "value", or begin it with #.')
        elif line.startswith("["):
            table = ".".join(_path(said))
            if table not in FIELDS:
                yield _problem(number, _unknown_table(table))
        else:
            yield from _values(said, number=number, table=table)


def _statements(text: str) -> Iterator[tuple[int, str, dict[str, Any] | None]]:
    """Yield (number, first line, what it says) for each statement.

    Of lines in a row that say nothing, as those of a list that was never closed, the first is told, as None.
    """
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    at, sound = 0, True
    while at < len(lines):
        length, said = _statement(lines[at : at + LONGEST])
        if said or (said is None and sound):
            yield at + 1, lines[at].strip(), said
        sound = said is not None
        at += length


def _statement(lines: list[str]) -> tuple[int, dict[str, Any] | None]:
    """Return (lines taken, what they say): the fewest lines from the first on that are TOML."""
    for length in range(1, len(lines) + 1):
        try:
            return length, tomllib.loads("\n".join(lines[:length]))
        except (ValueError, RecursionError):
            continue
    return 1, None


def _path(header: object) -> list[str]:
    """Return the names in a header: voice and more of [voice.more] or [[voice.more]]."""
    inside = header[0] if isinstance(header, list) else header
    if not isinstance(inside, dict):
        return []
    return [name for key, rest in inside.items() for name in (key, *_path(rest))]


def _values(said: dict[str, Any], *, number: int, table: str) -> Iterator[Line]:
    """Yield the values of a statement; voice.name = … and voice = {…} are those of [voice]."""
    for key, value in said.items():
        if not table and key in FIELDS and isinstance(value, dict):
            yield from _values(value, number=number, table=key)
        else:
            yield Line(number=number, table=table, key=key, value=value)


def _unknown(line: Line) -> str:
    homes = [table for table, fields in FIELDS.items() if line.key in fields]
    if homes:
        place = f"below [{homes[0]}]" if homes[0] else "above the first [table]"
        return f"“{line.key}” belongs {place}; move it there."
    return f"“{line.key}” is not known here; {_hint(line.key, FIELDS[line.table])}"


def _unknown_table(table: str) -> str:
    return f"[{table}] is not known, so what stands below it is not used; {_hint(table, [*FIELDS][1:])}"


def _hint(said: str, known: Iterable[str]) -> str:
    names = list(known)
    near = get_close_matches(said, names, n=1)
    return f"did you mean “{near[0]}”?" if near else f"it is one of {', '.join(names)}."


def _problem(number: int, sentence: str) -> Problem:
    return Problem(file=FILE, line=number, text=sentence)
