"""How long each organisation took: Waits in; a row an organisation, a dot an answer, out.

Of many the quickest and the slowest are shown; the table has them all.
"""

from collections.abc import Sequence

from rejoinder.draw.lettering import clean, fit
from rejoinder.draw.sheet import Address, Look, Mark, Picture, Say, Sheet, Width
from rejoinder.draw.strip import say_days
from rejoinder.learn.waits import OrganizationWaits, Wait, Waits, group_waits

TITLE = "Who answered when"

SHOWN = 12
"""Rows of many; one more is shown where it would be all that is left out."""
_ROW = 24
_NAME = 0.36
"""Share of the width that names have."""
_DAYS = 84
"""Room for the days at the right."""


def draw_organizations(
    waits: Waits, width: Width, address: Address | None = None, *, say: Say = str
) -> Picture:
    """Draw a row for each organisation that answered; a hollow dot is an application still open there."""
    sheet = Sheet(width, say)
    groups = find_answered(waits)
    rows, left_out = choose_rows(groups)
    answers = [days for group in rows for days in group.answers]
    for place, group in enumerate(rows):
        y = place * _ROW + (_ROW if left_out and place >= SHOWN // 2 else 0)
        _draw_row(sheet, group, y=y, longest=max(1, *answers), address=address)
    if left_out:
        sheet.text(say(f"… {left_out} between"), 0, SHOWN // 2 * _ROW + 15, look=Look.QUIET)
    height = _ROW * (len(rows) + bool(left_out))
    return sheet.finish("organizations", TITLE, sentence=say_organizations(waits), height=max(4, height))


def find_answered(waits: Waits) -> list[OrganizationWaits]:
    """Return the organisations that answered, the quickest first."""
    return [group for group in group_waits(waits.waits) if group.median is not None]


def choose_rows(groups: Sequence[OrganizationWaits]) -> tuple[Sequence[OrganizationWaits], int]:
    """Return the rows to show, and how many lie between the quickest and the slowest."""
    if len(groups) <= SHOWN + 1:
        return groups, 0
    half = SHOWN // 2
    return (*groups[:half], *groups[-half:]), len(groups) - 2 * half


def say_organizations(waits: Waits) -> str:
    """Say in a sentence what the picture shows."""
    answers = [wait for wait in waits.answered if wait.organization]
    if not answers:
        return "No answer with a known wait yet; the picture fills as answers come."
    if len(answers) == 1:
        return f"{answers[0].organization} answered after {say_days([answers[0].days])}."
    quickest, slowest = (_say_end(answers, end.days) for end in (answers[0], answers[-1]))
    return f"The quickest {quickest}, the slowest {slowest}."


def _say_end(answers: Sequence[Wait], days: int) -> str:
    """Say who took so many days, by name where it was one alone."""
    names = [wait.organization for wait in answers if wait.days == days]
    came = f"answer came from {names[0]}" if len(names) == 1 else "answers came"
    return f"{came} after {say_days([days])}"


def _draw_row(
    sheet: Sheet, group: OrganizationWaits, *, y: float, longest: int, address: Address | None
) -> None:
    cases = tuple(wait.case for wait in group.waits)
    open_ = sum(wait.answer is None for wait in group.waits)
    told = f"{group.organization}: {sheet.say(f'answered after {say_days(group.answers)}')}"
    told += f", {sheet.say(f'{open_} not yet')}" if open_ else ""
    href = address(f"organization-{cases[0]}", cases) if address else ""
    over = sheet.group(Mark(title=told, href=href))
    begin = sheet.width * _NAME + 8
    length, middle = sheet.width - begin - _DAYS, y + _ROW / 2
    over.text(fit(clean(group.organization), sheet.size, sheet.width * _NAME), 0, middle + 5)
    over.line(begin, middle, to_x=begin + length, to_y=middle)
    for wait in (one for one in group.waits if one.days <= longest):
        look = Look.ACCENT if wait.answer else Look.HOLLOW
        over.dot(begin + length * wait.days / longest, middle, 5, look=look)
    over.text(sheet.say(say_days(group.answers)), sheet.width, middle + 5, look=Look.QUIET, anchor="end")
