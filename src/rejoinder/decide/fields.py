"""The keys of a playbook's tables: what each may be.

In: a key and its value from TOML. Out: the value as a Rule or Weight holds it, and what is wrong with it as
(part of the table, sentence).
"""

from collections.abc import Callable
from datetime import timedelta
from difflib import get_close_matches
from enum import StrEnum
from typing import Any

from rejoinder.decide.conditions import CONDITIONS
from rejoinder.decide.rules import COOLING_OFF, Delay, Event, Rule
from rejoinder.decide.wishes import is_count, show, unmeant
from rejoinder.model.step import Channel, MessageKind

Field = Callable[[object], tuple[Any, str]]

_UNITS = ("hours", "days", "business_days")
_HIGHEST = 100
_SILENCE = "none"


def parse_field(name: str, value: object, fields: dict[str, Field]) -> tuple[Any, list[tuple[str, str]]]:
    """Read the value of a key; the faults each name the part of the table they lie in, as "when.met"."""
    if name not in fields:
        near = get_close_matches(name, fields, n=1)
        hint = f"did you mean “{near[0]}”?" if near else f"it is one of {', '.join(fields)}."
        return None, [(name, f"“{name}” is not known here; {hint}")]
    if name == "when" and isinstance(value, dict):
        return _conditions(value)
    found, text = fields[name](value)
    return found, [(name, text)] if text else []


def find_clash(rule: Rule) -> tuple[str, str] | None:
    """Return what in a rule does not go with the rest of it, as (key, sentence)."""
    if rule.message is None:
        return None
    waits = timedelta(hours=rule.due.hours, days=rule.due.days + rule.due.business_days)
    if rule.after is Event.NO and rule.channel is not Channel.PHONE and waits < COOLING_OFF:
        return "due", "A letter about a no waits at least 24 hours; write due = { hours = 24 } or more."
    if timedelta(days=rule.open_days) <= waits:
        return "open_days", "This rule closes before it is due; make “open_days” longer."
    return None


def _conditions(table: dict[str, object]) -> tuple[Any, list[tuple[str, str]]]:
    when, faults = [], []
    for name, value in table.items():
        if name not in CONDITIONS:
            near = get_close_matches(name, CONDITIONS, n=1)
            hint = f"did you mean “{near[0]}”?" if near else f"it is one of {', '.join(CONDITIONS)}."
            faults.append((f"when.{name}", f"There is no condition “{name}”; {hint}"))
            continue
        wished, text = CONDITIONS[name].wish.parse(name, value)
        if wished is None:
            faults.append((f"when.{name}", text))
        else:
            when.append((name, wished))
    return tuple(when), faults


def _when(value: object) -> tuple[None, str]:
    return None, f'“when” is written as {{ state = "rejected", met = true }}, not {show(value)}.'


def _text(name: str) -> Field:
    def parse(value: object) -> tuple[str, str]:
        if isinstance(value, str) and value.strip():
            return value.strip(), ""
        return "", f"“{name}” is a text in quotes, not {show(value)}."

    return parse


def _flag(name: str) -> Field:
    def parse(value: object) -> tuple[bool, str]:
        is_flag = isinstance(value, bool)
        return value is True, "" if is_flag else f"“{name}” is true or false, not {show(value)}."

    return parse


def _number(name: str, *, lowest: int = 0, highest: int) -> Field:
    def parse(value: object) -> tuple[int, str]:
        if isinstance(value, int) and not isinstance(value, bool) and lowest <= value <= highest:
            return value, ""
        return lowest, f"“{name}” is a whole number from {lowest} to {highest}, not {show(value)}."

    return parse


def _word(name: str, words: type[StrEnum], *, silence: bool = False) -> Field:
    known = (*(str(word) for word in words), *((_SILENCE,) if silence else ()))

    def parse(value: object) -> tuple[StrEnum | None, str]:
        if not isinstance(value, str) or value not in known:
            return None, unmeant(name, value, known)
        return None if value == _SILENCE else words(value), ""

    return parse


def _delay(value: object) -> tuple[Delay, str]:
    if isinstance(value, dict) and len(value) == 1:
        unit, count = next(iter(value.items()))
        if unit in _UNITS and is_count(count) and count <= _LONGEST:
            return Delay(**{unit: count}), ""
    return Delay(), f"“due” is one of hours, days or business_days, as {{ days = 3 }}, not {show(value)}."


_LONGEST = 3650
"""Days that a rule may wait or stay open: ten years."""

WEIGHT_FIELDS: dict[str, Field] = {
    "id": _text("id"),
    "when": _when,
    "adds": _number("adds", lowest=-_HIGHEST, highest=_HIGHEST),
    "off": _flag("off"),
}

RULE_FIELDS: dict[str, Field] = {
    "id": _text("id"),
    "source": _text("source"),
    "why": _text("why"),
    "when": _when,
    "message": _word("message", MessageKind, silence=True),
    "channel": _word("channel", Channel),
    "after": _word("after", Event),
    "due": _delay,
    "open_days": _number("open_days", lowest=1, highest=_LONGEST),
    "worth": _number("worth", highest=_HIGHEST),
    "asks": _flag("asks"),
    "off": _flag("off"),
}
