"""Trends on paper: the counts of all pictures in; bars, a calendar, piles of days and sentences out."""

from collections.abc import Sequence
from datetime import date, timedelta

from rich.text import Text

from rejoinder.cli.paper import ACCENT, INDENT, QUIET, WIDTH, Paper, ink
from rejoinder.desk.trends import Trends
from rejoinder.draw.intervals import TITLE as RATES_TITLE
from rejoinder.draw.organizations import choose_rows, find_answered
from rejoinder.draw.sankey import HEADS
from rejoinder.draw.sankey import TITLE as FLOW_TITLE
from rejoinder.draw.strip import TITLE as WAITS_TITLE
from rejoinder.draw.strip import say_days
from rejoinder.draw.weeks import TITLE as ACTIVITY_TITLE
from rejoinder.draw.weeks import choose_columns, find_months, say_month
from rejoinder.learn.activity import Activity, Day, say_activity
from rejoinder.learn.flow import Flow, Reach, say_flow
from rejoinder.learn.rates import Rate, say_rate
from rejoinder.learn.waits import OrganizationWaits, Waits, say_waits

BAR = 24
"""Characters of the longest bar."""
NAME = 28
"""Characters of an organisation's name; half of them on a narrow terminal."""
BESIDE = 21
"""Characters beside a name and its line: the days, and the spaces between."""
GUTTER = 5
"""Characters that the names of days take; a week takes two."""
DAYS = ("Mon", "", "Wed", "", "Fri", "", "")


def print_trends(found: Trends) -> None:
    """Write them all."""
    paper = Paper()
    print_flow(paper, found.flow)
    print_activity(paper, found.activity)
    print_waits(paper, found.waits)
    print_rates(paper, found.rates)
    paper.gap()
    paper.todo("rejoinder trends --out FOLDER", "the same as pictures")
    paper.todo("rejoinder themes", "what letters say again and again")


def print_flow(paper: Paper, flow: Flow) -> None:
    """Write how far applications came, how those stand, and as what they were first seen."""
    paper.title(FLOW_TITLE, f"{len(flow.cases)} applications")
    paper.line(say_flow(flow))
    for head, places in zip(HEADS, flow.columns, strict=True):
        if places:
            paper.section(head)
        for place in places:
            is_talk = isinstance(place, Reach) and place.is_talk
            print_bar(paper, place.value, len(flow.at(place)), whole=len(flow.cases), is_accent=is_talk)
    if flow.approaches:
        paper.gap()
        paper.quiet(f"{len(flow.approaches)} more began with them and became no application.")


def print_bar(paper: Paper, name: str, count: int, *, whole: int, is_accent: bool = False) -> None:
    """Write a name, a bar as long as its share, and the count."""
    eighths = max(1, round(8 * BAR * count / whole))
    bar = "█" * (eighths // 8) + " ▏▎▍▌▋▊▉"[eighths % 8].strip()
    style = ACCENT if is_accent else QUIET
    paper.line(Text.assemble(f"{name:<16}{count:>5}  ", (bar, style)))


def print_activity(paper: Paper, activity: Activity) -> None:
    """Write the weeks, a column each, in as many bands as they need."""
    paper.title(ACTIVITY_TITLE)
    paper.line(say_activity(activity))
    weeks = activity.weeks
    columns = choose_columns(len(weeks), (paper.console.width - INDENT - GUTTER) // 2)
    for first in range(0, len(weeks), columns):
        print_weeks(paper, activity, weeks[first : first + columns])
    if weeks:
        paper.gap()
        paper.quiet(f"{'':<{GUTTER}}▪ you wrote   ▫ they wrote   ◆ you spoke")


def print_weeks(paper: Paper, activity: Activity, weeks: Sequence[date]) -> None:
    """Write a band of weeks below the names of their months."""
    months = [" "] * (2 * len(weeks) + 3)
    for column, first in find_months(weeks, apart=2):
        months[2 * column : 2 * column + 3] = say_month(first)
    paper.gap()
    paper.quiet(f"{'':<{GUTTER}}{''.join(months).rstrip()}")
    days = {day.day: day for day in activity.days}
    for row, name in enumerate(DAYS):
        line = Text(f"{name:<{GUTTER}}", style=QUIET)
        for first in weeks:
            line.append_text(get_square(days, first + timedelta(days=row), activity.until))
        paper.line(line)


def get_square(days: dict[date, Day], day: date, until: date) -> Text:
    """Return the sign of a day."""
    known = days.get(day)
    if known is None:
        return Text("  " if day > until else "· ", style=QUIET)
    if known.talks:
        return Text("◆ ", style=ACCENT)
    return Text("▪ ", style=ACCENT) if known.sent else Text("▫ ")


def print_waits(paper: Paper, waits: Waits) -> None:
    """Write how long answers took, the quickest and the slowest organisations first and last."""
    paper.title(WAITS_TITLE)
    paper.line(say_waits(waits))
    rows, left_out = choose_rows(find_answered(waits))
    longest = max((group.answers[-1] for group in rows), default=0)
    if rows:
        paper.gap()
    for place, group in enumerate(rows):
        if left_out and place == len(rows) // 2:
            paper.quiet(f"… {left_out} between")
        print_organization(paper, group, longest=max(1, longest))
    if waits.unknown:
        paper.gap()
        paper.quiet(f"{len(waits.unknown)} answered ones left out: no letter tells when you applied.")


def print_organization(paper: Paper, group: OrganizationWaits, *, longest: int) -> None:
    """Write an organisation, the days its answers took, and these as dots on a line."""
    name = NAME if paper.console.width >= WIDTH else NAME // 2
    length = min(BAR, paper.console.width - name - BESIDE)
    places = {round(length * days / longest) for days in group.answers}
    signs = ("●" if place in places else "─" for place in range(max(places) + 1))
    line = Text("".join(signs), style=ACCENT)
    paper.table([(ink(group.organization), ink(f"{say_days(group.answers):>12}"), line)], (name, 12, None))


def print_rates(paper: Paper, rates: tuple[Rate, ...]) -> None:
    """Write the rates as sentences."""
    paper.title(RATES_TITLE)
    for rate in rates:
        paper.line(say_rate(rate), style="" if rate.whole else QUIET)
