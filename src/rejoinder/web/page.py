"""Rendering: the name of a page and its values in, HTML out; every value is escaped."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined


@cache
def get_pages() -> Environment:
    """Return the pages of this package."""
    loader = PackageLoader("rejoinder.web", "pages")
    return Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


def render(name: str, **values: object) -> str:
    """Fill a page; raises jinja2.UndefinedError where a value is missing."""
    return get_pages().get_template(name).render(**values)
