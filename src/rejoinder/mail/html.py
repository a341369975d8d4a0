"""HTML to text: a page in; what a reader would see of it out. Nothing is rendered, fetched or followed.

`read_html` gives the canonical text by inscriptis, with hidden preheaders left out and tables readable;
`skim_html` gives a rough one in a tenth of the time, for deciding whether a mail is worth the first.
"""

import html
import re
from collections.abc import Iterator

from rejoinder.mail.plain import tidy_text

PAGE_LIMIT = 1024 * 1024
"""Characters of a page that are looked at."""

_SKIM_LIMIT = 64 * 1024
_WINDOW = 8 * 1024
_TAG_LIMIT = 20_000
"""Tags beyond which a page is only stripped: laying out 20 000 cells takes a second, and more than twice
as much for twice as many."""

_UNSHOWN = re.compile(r"<(?:style|script|title|template)\b|<!--", re.IGNORECASE)
_BREAK = re.compile(r"</?(?:p|div|tr|table|h[1-6]|li|ul|ol|blockquote|br|hr|td)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_HIDING = re.compile(
    r"display:\s*none|max-height:\s*0(?![.\d]*[1-9])|visibility:\s*hidden|mso-hide:\s*all|opacity:\s*0(?![.\d])",
    re.IGNORECASE,
)
_QUOTE = re.compile(r"<(/?)blockquote\b([^<>]*)>", re.IGNORECASE)
_CITES = re.compile(r"\btype\s*=\s*[\"']?cite|quote|\bcite\s*=", re.IGNORECASE)
_OPEN, _CLOSE = "\ue000", "\ue001"
"""Private characters that carry the bounds of quotes through the layout."""

_QUOTE_LIMIT = 5
_PADDING = re.compile(r"(?<=\S) {2,}(?=\S)")


def skim_html(page: str, limit: int) -> str:
    """Return the first text of a page, about `limit` characters on one line, roughly."""
    shown = _drop_unshown(page[:_SKIM_LIMIT])
    found: list[str] = []
    at = size = 0
    while at < len(shown) and size < limit:
        end = shown.find("<", at + _WINDOW)
        end = len(shown) if end < 0 else end
        found.append(" ".join(html.unescape(_TAG.sub(" ", shown[at:end])).split()))
        size += len(found[-1])
        at = end
    return " ".join(found)


def read_html(page: str) -> str:
    """Return the text of a page as a reader sees it: no links' addresses, no hidden text, tables in lines."""
    from inscriptis import get_text

    shown = _drop_unshown(_unmark(page[:PAGE_LIMIT]))
    if shown.count("<") > _TAG_LIMIT:
        return _strip(shown)
    text = get_text(_mark_quotes(_drop_hidden(shown)))
    lines = [_PADDING.sub("  ", line.strip()) for line in text.split("\n")]
    return tidy_text("\n".join(_quote(lines))) or _strip(shown)


def _strip(page: str) -> str:
    """Return the text of a page without its tags, for pages that cannot be laid out."""
    text = html.unescape(_TAG.sub("", _BREAK.sub("\n", page.replace("\n", " "))))
    return tidy_text("\n".join(" ".join(line.split()) for line in text.split("\n")))


def _drop_unshown(page: str) -> str:
    """Return a page without styles, scripts, titles and comments; an open one goes on to the end."""
    kept: list[str] = []
    at = 0
    while match := _UNSHOWN.search(page, at):
        kept.append(page[at : match.start()])
        at = _find_end(page, match)
    return " ".join((*kept, page[at:]))


def _find_end(page: str, opening: re.Match[str]) -> int:
    """Return where what is not shown ends."""
    if opening[0] == "<!--":
        end = page.find("-->", opening.end())
        return len(page) if end < 0 else end + 3
    closing = f"</{opening[0][1:]}"
    end = page.find(closing, opening.end())
    if end < 0:
        end = page.lower().find(closing.lower(), opening.end())
    return page.find(">", end) + 1 or len(page) if end >= 0 else len(page)


def _drop_hidden(page: str) -> str:
    """Return the page without the elements that inscriptis would show and a mail program would not."""
    if _HIDING.search(page) is None and " hidden" not in page:
        return page
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(page)
    for node in tree.css("[style], [hidden]"):
        style = node.attributes.get("style")
        is_hidden = "hidden" in node.attributes or (style and _HIDING.search(style))
        if is_hidden and node.tag not in {"body", "html"}:
            node.decompose()
    return tree.html or page


def _mark_quotes(page: str) -> str:
    """Return the page with the bounds of quoted mail marked: blockquotes that say that they cite."""
    cites: list[bool] = []

    def mark(match: re.Match[str]) -> str:
        if not match[1]:
            cites.append(_CITES.search(match[2]) is not None)
            return f"{match[0]}{_OPEN}<br>" if cites[-1] else match[0]
        return f"<br>{_CLOSE}{match[0]}" if cites and cites.pop() else match[0]

    return _QUOTE.sub(mark, page)


def _unmark(text: str) -> str:
    return text.replace(_OPEN, "").replace(_CLOSE, "")


def _quote(lines: list[str]) -> Iterator[str]:
    """Yield lines with ">" before what lies within marked bounds, as plain mail quotes."""
    depth = 0
    for line in lines:
        depth += line.count(_OPEN)
        bare = _unmark(line).strip()
        if bare or bare == line:
            yield f"{'>' * min(depth, _QUOTE_LIMIT)} {bare}".rstrip() if depth else bare
        depth = max(0, depth - line.count(_CLOSE))
