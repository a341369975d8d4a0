"""Playbooks: rules as a person writes them in TOML.

In: the text of a playbook. Out: its good rules, and a Problem with its line for all that cannot be meant.
A rule with a problem is left out as a whole, since half a condition would write to the wrong people;
where it was to change a rule of the shipped playbook, that one stays in force.
"""

from collections.abc import Callable
from dataclasses import replace
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any

from rejoinder.decide.fields import RULE_FIELDS, WEIGHT_FIELDS, find_clash, parse_field
from rejoinder.decide.rules import Playbook, Rule, Weight
from rejoinder.decide.statements import Block, Fault, parse_blocks
from rejoinder.model.problem import Problem

_RULE = "rule"
_WEIGHT = "worth"
_NEEDED = {_RULE: ("why", "when", "message"), _WEIGHT: ("when", "adds")}


@cache
def get_default_playbook() -> Playbook:
    """Return the playbook that Rejoinder ships, which has no problems (a test holds that)."""
    text = (files(__package__) / "playbooks" / "default.toml").read_text("utf-8")
    return parse_playbook(text, "default.toml", base=Playbook())[0]


def parse_playbook(text: str, file: str, *, base: Playbook | None = None) -> tuple[Playbook, list[Problem]]:
    """Read a playbook; `file` is its name in problems.

    A rule whose id is in `base` (the shipped playbook, where none is given) changes only what it names.
    """
    base = get_default_playbook() if base is None else base
    blocks, faults = parse_blocks(text, (_RULE, _WEIGHT))
    rules: dict[str, Rule] = {}
    weights: dict[str, Weight] = {}
    for block in blocks:
        found = _parse_block(block, base, taken=(*rules, *weights))
        if isinstance(found, Rule):
            rules[found.id] = found
        elif isinstance(found, Weight):
            weights[found.id] = found
        faults += block.faults
    ordered = sorted(faults, key=lambda fault: fault.line)
    problems = [Problem(file=file, line=fault.line, text=fault.text) for fault in ordered]
    return Playbook(rules=tuple(rules.values()), weights=tuple(weights.values())), problems


def merge(default: Playbook, own: Playbook) -> Playbook:
    """Put the person's own rules in the place of those with the same id, and new ones after them."""
    rules = {rule.id: rule for rule in (*default.rules, *own.rules)}
    weights = {weight.id: weight for weight in (*default.weights, *own.weights)}
    return Playbook(rules=tuple(rules.values()), weights=tuple(weights.values()))


def _parse_block(block: Block, base: Playbook, *, taken: tuple[str, ...]) -> Rule | Weight | None:
    """Read one table; None where it has a fault, which is then kept with the table."""
    if block.faults:
        return None
    fields = RULE_FIELDS if block.name == _RULE else WEIGHT_FIELDS
    parsed = _parse_fields(block, fields)
    told = parsed.get("id")
    if told is None:
        if "id" not in block.values:
            _fault(block, "", f"This {block.name} has no id; give it one, as id = “my-{block.name}”.")
        return None
    known = [*base.rules] if block.name == _RULE else [*base.weights]
    old = next((rule for rule in known if rule.id == told), None)
    _check(block, parsed, old=old, ids=tuple(rule.id for rule in known))
    if told in taken:
        _fault(block, "id", f"“{told}” is said twice in this playbook; the first one counts.")
    return None if block.faults else _build(block, parsed, old)


def _parse_fields(block: Block, fields: dict[str, Callable[[object], tuple[Any, str]]]) -> dict[str, Any]:
    parsed = {}
    for name, value in block.values.items():
        found, faults = parse_field(name, value, fields)
        for part, text in faults:
            _fault(block, part, text)
        parsed[name] = found
    return parsed


def _check(block: Block, parsed: dict[str, Any], *, old: Rule | Weight | None, ids: tuple[str, ...]) -> None:
    if old is not None or block.faults:
        return
    told = parsed["id"]
    if parsed.get("off"):
        near = get_close_matches(told, ids, n=1)
        hint = f"did you mean “{near[0]}”?" if near else "see docs/playbook.md for the ids."
        _fault(block, "id", f"There is no {block.name} “{told}” to switch off; {hint}")
        return
    for name in _NEEDED[block.name]:
        if name not in parsed:
            _fault(block, "", f"The {block.name} “{told}” has no “{name}”, which a new one needs.")


def _build(block: Block, parsed: dict[str, Any], old: Rule | Weight | None) -> Rule | Weight | None:
    if old is not None:
        made = replace(old, **parsed)
    elif block.name == _WEIGHT:
        made = Weight(**parsed)
    else:
        made = Rule(**{"source": "own"} | parsed)
    clash = find_clash(made) if isinstance(made, Rule) else None
    if clash is not None:
        _fault(block, clash[0], clash[1])
    return None if clash else made


def _fault(block: Block, part: str, text: str) -> None:
    """Keep a fault at the line of a part, or of what the part is in, or of the table."""
    line = block.lines.get(part) or block.lines.get(part.partition(".")[0]) or block.line
    block.faults.append(Fault(line=line, text=text))
