"""Looks and stand-alone files: a picture in; the style sheet it asks for, and a whole SVG file, out."""

from dataclasses import dataclass

from rejoinder.draw.lettering import wrap
from rejoinder.draw.sheet import Picture, Sheet, Width, embed

SANS = 'ui-sans-serif, system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif'


@dataclass(frozen=True, kw_only=True, slots=True)
class Colours:
    """The colours of a page, as CSS writes them."""

    paper: str
    ink: str
    quiet: str
    line: str
    accent: str


LIGHT = Colours(paper="#faf7f1", ink="#25221d", quiet="#6a6459", line="#ddd6c8", accent="#135e63")
DARK = Colours(paper="#1c1a17", ink="#ece6da", quiet="#a69e90", line="#3a362f", accent="#7cc4c4")
OF_PAGE = Colours(
    paper="var(--paper)", ink="var(--ink)", quiet="var(--quiet)", line="var(--line)", accent="var(--accent)"
)
"""The custom properties of the page around it."""

_MARGIN = 16
_LEADING = 22


def get_rules(colours: Colours) -> str:
    """Return the CSS rules that give marks their looks."""
    return "\n".join((
        f".picture {{ color: {colours.ink}; font-family: {SANS}; font-variant-numeric: tabular-nums; }}",
        f".picture .p-ink {{ fill: {colours.ink}; }}",
        f".picture .p-quiet {{ fill: {colours.quiet}; }}",
        f".picture .p-accent {{ fill: {colours.accent}; }}",
        f".picture .p-paper {{ fill: {colours.paper}; }}",
        f".picture .p-hollow {{ fill: {colours.paper}; stroke: {colours.quiet}; }}",
        f".picture .p-rim {{ stroke: {colours.paper}; }}",
        f".picture .p-rule-line {{ stroke: {colours.line}; }}",
        f".picture .p-ink-line {{ stroke: {colours.ink}; }}",
        f".picture .p-accent-line {{ stroke: {colours.accent}; }}",
    ))


def get_page_rules() -> str:
    """Return the CSS for a page that embeds pictures in both forms and shows the one that fits."""
    return "\n".join((
        get_rules(OF_PAGE),
        ".picture { display: block; max-width: 100%; height: auto; overflow: visible; }",
        ".picture a:hover, .picture a:focus-visible { opacity: 0.7; }",
        ".picture a:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }",
        ".picture.narrow { display: none; }",
        "@media (max-width: 767px) { .picture.narrow { display: block; } .picture.wide { display: none; } }",
    ))


def stand_alone(picture: Picture, width: Width, colours: Colours | None = None) -> str:
    """Return a whole SVG file with its title and sentence above the marks.

    Given colours it has these alone, which is what programs that draw it understand; else it is light or
    dark as the reader's machine is.
    """
    sheet = Sheet(width)
    y = 24.0
    for words in wrap(picture.title, sheet.size * 1.15, sheet.width):
        sheet.text(words, 0, y, is_bold=True)
        y += _LEADING
    for words in wrap(picture.sentence, sheet.size, sheet.width):
        sheet.text(words, 0, y)
        y += _LEADING
    head = sheet.finish(picture.name, picture.title, sentence=picture.sentence, height=y)
    body = f'{head.body}<g transform="translate(0 {round(y)})">{picture.body}</g>'
    return _frame(picture, body, height=round(y) + picture.height, colours=colours)


def _frame(picture: Picture, body: str, *, height: int, colours: Colours | None) -> str:
    wide, high = picture.width + 2 * _MARGIN, height + 2 * _MARGIN
    paper = f'<rect class="p-paper" width="{wide}" height="{high}"/>'
    moved = f'<g transform="translate({_MARGIN} {_MARGIN})">{body}</g>'
    whole = Picture(
        name=picture.name,
        title=picture.title,
        sentence=picture.sentence,
        width=wide,
        height=high,
        body=f"<style>{_rules(colours)}</style>{paper}{moved}",
        is_linked=picture.is_linked,
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{embed(whole)}\n'


def _rules(colours: Colours | None) -> str:
    if colours:
        return _get_file_rules(colours)
    return f"{_get_file_rules(LIGHT)}\n@media (prefers-color-scheme: dark) {{\n{_get_file_rules(DARK)}\n}}"


def _get_file_rules(colours: Colours) -> str:
    """Return the rules of a file; a browser shows it on a page, which has the paper's colour too."""
    return f"{get_rules(colours)}\nsvg {{ background: {colours.paper}; }}"
