"""The playbook: its rules in; a page that says what each does, and changes of the own playbook.toml, out."""

from collections.abc import Callable
from dataclasses import dataclass

from starlette.responses import Response

from rejoinder.decide.rules import Delay, Rule
from rejoinder.errors import UsageError
from rejoinder.web.changes import get_name, go
from rejoinder.web.page import render
from rejoinder.web.visit import Visit, is_number
from rejoinder.wiring import RuleBook

UNITS = ("hours", "days", "business_days")


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A rule as the page shows it."""

    rule: Rule
    unit: str
    count: int
    is_own: bool
    is_changed: bool


def get_playbook_page(visit: Visit) -> str:
    """Return the page of the playbook."""
    book = RuleBook(home=visit.house.home)
    entries = [
        describe(rule, is_own=shipped is None, is_changed=changed) for rule, shipped, changed in book.rules
    ]
    return render(
        visit, "playbook.html", folder="settings", entries=entries, problems=book.problems, units=UNITS
    )


def describe(rule: Rule, *, is_own: bool, is_changed: bool) -> Entry:
    """Return a rule with when it is due."""
    unit, count = get_due(rule.due)
    return Entry(rule=rule, unit=unit, count=count, is_own=is_own, is_changed=is_changed and not is_own)


def get_due(due: Delay) -> tuple[str, int]:
    """Return the unit that is set, and how many of it; days where all is 0."""
    return next(((unit, getattr(due, unit)) for unit in UNITS if getattr(due, unit)), ("days", 0))


def change(visit: Visit) -> Response:
    """Switch a rule off or on, change when it is due, or go back to the shipped one."""
    book, rule = RuleBook(home=visit.house.home), get_name(visit, "rule")
    wish = get_name(visit, "wish")
    match wish:
        case "off" | "on":
            book.set_off(rule, off=wish == "off")
        case "due":
            book.set_due(rule, unit=parse_unit(visit), count=parse_count(visit))
        case "restore":
            book.restore(rule)
        case _:
            raise UsageError(visit.texts.say("wrong.rule"))
    return go("/playbook", done="playbook")


def parse_unit(visit: Visit) -> str:
    """Return the unit that the form tells, or raise UsageError."""
    unit = get_name(visit, "unit")
    if unit not in UNITS:
        raise UsageError(visit.texts.say("wrong.due"))
    return unit


def parse_count(visit: Visit) -> int:
    """Return the number that the form tells, or raise UsageError."""
    count = get_name(visit, "count")
    if not is_number(count):
        raise UsageError(visit.texts.say("wrong.due"))
    return int(count)


RULES: dict[str, Callable[[Visit], Response]] = {"/playbook": change}
