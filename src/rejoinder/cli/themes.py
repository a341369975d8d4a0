"""`rejoinder themes`: the casebook in; how the search goes, and what letters say again and again, out."""

from rejoinder.cli.cases import EMPTY
from rejoinder.cli.common import COMMON, Common, house, print_json
from rejoinder.cli.paper import Paper
from rejoinder.desk.cases import get_cases
from rejoinder.desk.shapes import shape_theme
from rejoinder.errors import NotFoundError
from rejoinder.learn.counts import Counts, get_counts, say_share
from rejoinder.learn.themes import ThemeCount, count_themes

SHOWN_QUOTES = 3


def themes(*, common: Common = COMMON) -> int:
    """Show how your search goes in your own numbers, and what letters say again and again.

    `rejoinder trends` shows more of the numbers, in pictures.
    """
    with house(common) as opened:
        cases = get_cases(opened.casebook)
        found = count_themes(cases)
        if common.json:
            print_json([shape_theme(theme) for theme in found])
        elif cases:
            paper = Paper()
            print_counts(paper, get_counts(cases, opened.now, weeks=opened.settings.quiet_weeks))
            for theme in found:
                print_theme(paper, theme)
            paper.gap()
            paper.todo("rejoinder trends", "how far, when, and how long answers take")
        if not cases:
            raise NotFoundError(EMPTY)
    return 0


def print_counts(paper: Paper, counts: Counts) -> None:
    """Write how the applications stand."""
    paper.title("Your search so far", f"{counts.applications} applications")
    paper.line(say_share(counts.answered, counts.applications, "answered"))
    paper.line(say_share(counts.interviews, counts.applications, "led to a talk"))
    if counts.quiet:
        paper.line(f"{counts.quiet} quiet for four weeks or more")


def print_theme(paper: Paper, theme: ThemeCount) -> None:
    """Write a theme with who said it and the first of their words."""
    name = theme.theme.value.replace("_", " ")
    aside = "; outside your control" if theme.is_outside_control else ""
    head = f"{name}, as a strength" if theme.is_strength else name
    said = len(theme.organizations) or len(theme.letters)
    who = "one organisation" if said == 1 else f"{said} organisations"
    paper.section(f"{head}: {who}{aside}")
    if theme.is_pattern and not theme.is_outside_control and not theme.is_strength:
        paper.line("Said by several, apart from one another: worth working on.")
    for point in theme.points[:SHOWN_QUOTES]:
        paper.quote(point.text, point.organization or "")
    more = len(theme.points) - SHOWN_QUOTES
    if more > 0:
        paper.quiet(f"and {more} more")
