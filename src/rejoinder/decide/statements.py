"""TOML read statement by statement, so that each value knows its line and one bad line spoils only itself.

In: the text of a playbook. Out: its tables (blocks) with values and lines, and what is no TOML.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

_LONGEST = 40
"""Lines that one statement may run over."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Statement:
    """A header or a key with its value, and the line it starts on, counted from 1."""

    line: int
    text: str
    value: dict[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """Something wrong on a line."""

    line: int
    text: str


@dataclass(kw_only=True, slots=True)
class Block:
    """One [[name]] table while it is gathered: its values, and the line of each as "key" or "key.sub"."""

    name: str
    line: int
    values: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def parse_blocks(text: str, names: tuple[str, ...]) -> tuple[list[Block], list[Fault]]:
    """Gather the [[name]] tables of a text, with the faults that lie outside of any of them.

    A fault inside a table is kept with the table, so that the table as a whole can be left out.
    """
    blocks: list[Block] = []
    stray: list[Fault] = []
    sub: tuple[str, ...] = ()
    for found in _statements(text):
        if isinstance(found, Statement) and found.text.startswith("["):
            path = _path(found.value)
            sub = path[1:]
            if not _open(blocks, found, path=path, names=names):
                blocks.append(Block(name="", line=found.line))
                stray.append(_unknown_table(found, path=path, names=names))
        elif not blocks:
            stray.append(_outside(found, names))
        else:
            _put(blocks[-1], found, sub)
    return [block for block in blocks if block.name], stray


def _statements(text: str) -> Iterator[Statement | Fault]:
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    at = 0
    was_fault = False
    while at < len(lines):
        if not lines[at].strip() or lines[at].lstrip().startswith("#"):
            at += 1
            continue
        statement = _statement(lines, at)
        if statement is not None:
            yield statement
        elif not was_fault:
            yield Fault(line=at + 1, text=f"This is not TOML: {_cause(lines[at])}.")
        was_fault = statement is None
        at += statement.text.count("\n") + 1 if statement else 1


def _statement(lines: list[str], at: int) -> Statement | None:
    for end in range(at + 1, min(at + _LONGEST, len(lines)) + 1):
        text = "\n".join(lines[at:end])
        value = _loads(text)
        if value is not None:
            return Statement(line=at + 1, text=text.lstrip(), value=value)
    return None


def _loads(text: str) -> dict[str, Any] | None:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError):
        return None


def _cause(line: str) -> str:
    try:
        tomllib.loads(line)
    except ValueError as error:
        cause = str(error).partition(" (at ")[0].rstrip(".")
        return cause[:1].lower() + cause[1:]
    except RecursionError:
        pass
    return "it is nested too deep"


def _path(value: object) -> tuple[str, ...]:
    if isinstance(value, list):
        return _path(value[0])
    if not isinstance(value, dict):
        return ()
    return tuple(key for name, inner in value.items() for key in (name, *_path(inner)))


def _open(blocks: list[Block], found: Statement, *, path: tuple[str, ...], names: tuple[str, ...]) -> bool:
    """Start a table, or go on in a part of the last one, as [rule.when]; False where it is neither."""
    is_array = found.text.startswith("[[")
    if is_array and len(path) == 1 and path[0] in names:
        blocks.append(Block(name=path[0], line=found.line))
        return True
    return not is_array and len(path) > 1 and bool(blocks) and blocks[-1].name == path[0]


def _put(block: Block, found: Statement | Fault, sub: tuple[str, ...]) -> None:
    if isinstance(found, Fault):
        block.faults.append(found)
        return
    value = found.value
    for key in reversed(sub):
        value = {key: value}
    for key, inner in value.items():
        _set(block, key, inner, found.line)


def _set(block: Block, key: str, value: object, line: int) -> None:
    old = block.values.get(key)
    if isinstance(old, dict) and isinstance(value, dict) and not old.keys() & value.keys():
        value = old | value
    elif key in block.values:
        block.faults.append(Fault(line=line, text=f"“{key}” is said twice here; keep one of them."))
        return
    block.values[key] = value
    block.lines.setdefault(key, line)
    if isinstance(value, dict):
        for inner in value:
            block.lines.setdefault(f"{key}.{inner}", line)


def _unknown_table(found: Statement, *, path: tuple[str, ...], names: tuple[str, ...]) -> Fault:
    known = " and ".join(f"[[{name}]]" for name in names)
    said = found.text.partition("\n")[0].strip()
    hint = f"write [[{path[0]}]], with two brackets" if path[0] in names else f"a playbook has {known}"
    return Fault(line=found.line, text=f"“{said}” starts nothing that is known here; {hint}.")


def _outside(found: Statement | Fault, names: tuple[str, ...]) -> Fault:
    if isinstance(found, Fault):
        return found
    key = next(iter(found.value), "")
    return Fault(line=found.line, text=f"“{key}” stands above the first [[{names[0]}]]; put it below one.")
