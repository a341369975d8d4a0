"""Pictures: the casebook in; how the search goes, in the person's own numbers, out, on a page and as files.

A mark leads to the case behind it; where there are several, to the list, which finds the mark again.
"""

from functools import partial

from starlette.responses import Response

from rejoinder.desk.pictures import draw_all, find_cases, get_table_name, tabulate_all
from rejoinder.desk.trends import Trends, get_trends
from rejoinder.draw.looks import LIGHT, stand_alone
from rejoinder.draw.sheet import Picture, Width, embed
from rejoinder.draw.table import Table, compose_csv
from rejoinder.errors import NotFoundError
from rejoinder.learn.counts import get_counts
from rejoinder.learn.themes import count_themes
from rejoinder.model.case import CaseNumber
from rejoinder.web.files import give
from rejoinder.web.page import link, render
from rejoinder.web.texts.inner import find_wording
from rejoinder.web.visit import Visit
from rejoinder.wiring import get_png, has_png


def get_pictures_page(visit: Visit) -> str:
    """Return the page of numbers, pictures and themes."""
    cases = list(visit.book.cases.values())
    trends = get_visit_trends(visit)
    say = partial(say_as, visit.texts.language)
    tables = {table.name: table for table in tabulate_all(trends, say=say)}
    wide, narrow = (draw_all(trends, width, get_address, say=say) for width in (Width.WIDE, Width.NARROW))
    return render(
        visit,
        "pictures.html",
        folder="pictures",
        counts=get_counts(cases, visit.house.now),
        pictures=[
            (one, tables[get_table_name(one)], embed(one, form=Width.WIDE), embed(other, form=Width.NARROW))
            for one, other in zip(wide, narrow, strict=True)
        ],
        forms=("svg", "png") if has_png() else ("svg",),
        find_mark=partial(find_mark, find_cases(trends)),
        themes=[theme for theme in count_themes(cases) if not theme.is_strength],
    )


def get_visit_trends(visit: Visit) -> Trends:
    """Compute the trends of the casebook for now."""
    house = visit.house
    cases = visit.book.cases.values()
    return get_trends(cases, now=house.now, zone=house.zone, weeks=house.settings.quiet_weeks)


def say_as(language: str, words: str) -> str:
    """Put words of a picture into a language; they stay English where nobody has done so yet."""
    return find_wording(words, language) or words


def get_address(name: str, cases: tuple[CaseNumber, ...]) -> str:
    """Return where a mark leads."""
    return f"/case/{cases[0]}" if len(cases) == 1 else link("/cases", mark=name)


def find_mark(marks: dict[str, tuple[CaseNumber, ...]], cases: tuple[CaseNumber, ...]) -> str:
    """Return where a row of a table leads: to its case, or as the mark of the same cases does."""
    if len(cases) == 1:
        return get_address("", cases)
    return next((get_address(name, behind) for name, behind in marks.items() if cases == behind), "")


def get_picture_file(visit: Visit) -> Response:
    """Return a picture as SVG or PNG, or the table behind it as CSV, to be kept."""
    name, _, form = visit.get_place("file").rpartition(".")
    trends = get_visit_trends(visit)
    say = partial(say_as, visit.texts.language)
    pictures = {picture.name: picture for picture in draw_all(trends, Width.WIDE, say=say)}
    tables = {table.name: table for table in tabulate_all(trends, say=say)}
    match form:
        case "svg" | "png" if name in pictures:
            return give(draw_file(pictures[name], form), f"{name}.{form}")
        case "csv" if name in tables:
            return give(compose_table(tables[name]), f"{name}.csv")
        case _:
            raise NotFoundError(visit.texts.say("missing.picture"))


def draw_file(picture: Picture, form: str) -> bytes:
    """Return a picture as SVG, or as PNG, which is light: paper is."""
    if form == "png":
        return get_png(stand_alone(picture, Width.WIDE, LIGHT))
    return stand_alone(picture, Width.WIDE).encode()


def compose_table(table: Table) -> bytes:
    """Return a table as CSV that spreadsheets read as UTF-8."""
    return compose_csv(table).encode("utf-8-sig")
