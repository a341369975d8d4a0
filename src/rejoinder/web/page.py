"""Rendering: the name of a page and its values in, HTML out; every value is escaped, and keeps its line."""

import re
from functools import cache, partial
from hashlib import sha256
from importlib.resources import files
from typing import NamedTuple
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from rejoinder.draw.looks import get_page_rules
from rejoinder.model.reading import Kind
from rejoinder.web.texts import Texts
from rejoinder.web.texts.inner import find_wording
from rejoinder.web.visit import Visit

_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
"""Control characters, and those that turn the direction of what follows (Unicode UAX #9)."""

ENGLISH = "en"
"""The language that the inner rooms tell things in."""
FOLDERS = ("today", "letters", "review", "cases", "people", "organizations", "pictures", "settings")


class Static(NamedTuple):
    """A file that pages need besides themselves."""

    data: bytes
    media_type: str


@cache
def get_static() -> dict[str, Static]:
    """Return all of them by name, so that no path from a request is ever opened."""
    types = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
    folder = files("rejoinder.web").joinpath("static")
    drawn = {"pictures.css": Static(get_page_rules().encode(), "text/css")}
    return drawn | {
        file.name: Static(file.read_bytes(), types[f".{file.name.rpartition('.')[2]}"])
        for file in folder.iterdir()
        if file.is_file()
    }


@cache
def locate(name: str) -> str:
    """Return where a static file is, under a name that changes with it."""
    return f"/static/{name}?{sha256(get_static()[name].data).hexdigest()[:8]}"


def show_plainly(value: object) -> object:
    """Take out of mail what is not to be seen and would change how the rest is seen."""
    if isinstance(value, str) and not isinstance(value, Markup) and not value.isprintable():
        return _UNSEEN.sub("", value)
    return value


def cut(text: str, length: int = 120) -> str:
    """Return a text on one line, and of it what fits."""
    line = " ".join(text[: 4 * length].split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


@cache
def get_pages() -> Environment:
    """Return the pages of this package."""
    pages = Environment(
        loader=PackageLoader("rejoinder.web", "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=show_plainly,
        auto_reload=False,
    )
    pages.filters["cut"] = cut
    pages.filters["place"] = lambda name: quote(str(name), safe="")
    pages.globals.update(static=locate, folders=FOLDERS, kinds=tuple(Kind))
    return pages


def render(visit: Visit, name: str, **values: object) -> str:
    """Fill a page; raises jinja2.UndefinedError where a value is missing."""
    done = visit.get("done")
    shared = {
        "key": visit.key,
        "day": visit.day,
        "exact": visit.exact,
        "here": visit.request.url.path,
        "unsure": sum(letter.reading.kind is Kind.UNSURE for letter in visit.book.letters.values()),
        "done": done if f"done.{done}" in visit.texts.sentences else "",
        "undoable": visit.get("word"),
        "is_sample": visit.is_sample,
        "gentle": visit.house.settings.gentle,
    }
    return fill(visit.texts, name, **(shared | values))


def fill(texts: Texts, name: str, **values: object) -> str:
    """Fill a page that needs no casebook."""
    return (
        get_pages()
        .get_template(name)
        .render(
            language=texts.language,
            t=texts.say,
            many=texts.count,
            told=partial(tell, language=texts.language),
            **values,
        )
    )


def tell(sentence: object, length: int = 400, *, language: str) -> Markup:
    """Return what an inner room says, in the language of the page; in English, marked so, where it cannot."""
    words = str(show_plainly(str(sentence)))
    found = words if language == ENGLISH else find_wording(words, language)
    if found is None:
        return Markup('<span lang="en">{}</span>').format(cut(words, length))
    return escape(cut(found, length))


def link(path: str, **query: str | int | None) -> str:
    """Return a path with a query; parts that are empty are left out."""
    told = {name: value for name, value in query.items() if value not in {None, ""}}
    return f"{path}?{urlencode(told)}" if told else path
