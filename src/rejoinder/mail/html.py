"""HTML to text: a page in; what a reader would see of it out. Nothing is rendered, fetched or followed.

`read_html` gives the canonical text by inscriptis, with hidden preheaders left out and tables readable;
`skim_html` gives a rough one in a tenth of the time, for deciding whether a mail is worth the first.
"""

import html
import re

from rejoinder.mail.plain import tidy_text

PAGE_LIMIT = 1024 * 1024
"""Characters of a page that are looked at."""

_SKIM_LIMIT = 64 * 1024
_TAG_LIMIT = 20_000
"""Tags beyond which a page is only skimmed: laying out 20 000 table cells takes a second."""

_UNSHOWN = re.compile(
    r"<(style|script|title|template)\b[^<>]*>.*?(?:</\1[^<>]*>|\Z)|<!--.*?(?:-->|\Z)",
    re.IGNORECASE | re.DOTALL,
)
_BREAK = re.compile(r"</?(?:p|div|tr|table|h[1-6]|li|ul|ol|blockquote|br|hr|td)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_BLANK = re.compile(r"[ \t\r\f\v\xa0]+")
_LINES = re.compile(r" ?\n[ \n]*")
_HIDING = re.compile(
    r"max-height:\s*0|visibility:\s*hidden|mso-hide:\s*all|opacity:\s*0(?![.\d])|\shidden\b", re.IGNORECASE
)
_HIDDEN = ", ".join((
    *(f'[style*="max-height:{gap}0{end}"]' for gap in ("", " ") for end in (";", "px")),
    '[style*="visibility:hidden"]', '[style*="visibility: hidden"]', '[style*="mso-hide:all"]',
    '[style*="mso-hide: all"]', '[style*="opacity:0;"]', '[style*="opacity: 0;"]', "[hidden]",
))  # fmt: skip
_TRAILING = re.compile(r"[ \t]+$", re.MULTILINE)
_PADDING = re.compile(r"(?<=\S) {2,}(?=\S)")


def skim_html(page: str) -> str:
    """Return the text of a page without its tags, roughly, whitespace collapsed."""
    page = _UNSHOWN.sub(" ", page[:_SKIM_LIMIT])
    page = _TAG.sub("", _BREAK.sub("\n", page.replace("\n", " ")))
    return _LINES.sub("\n", _BLANK.sub(" ", html.unescape(page))).strip()


def read_html(page: str) -> str:
    """Return the text of a page as a reader sees it: no links' addresses, no hidden text, tables in lines."""
    from inscriptis import get_text

    page = _drop_hidden(_UNSHOWN.sub(" ", page[:PAGE_LIMIT]))
    if page.count("<") > _TAG_LIMIT:
        return tidy_text(skim_html(page))
    text = _PADDING.sub("  ", _TRAILING.sub("", get_text(page)))
    text = "\n".join(
        line.strip() if not line.lstrip().startswith("* ") else line for line in text.split("\n")
    )
    return tidy_text(text) or tidy_text(skim_html(page))


def _drop_hidden(page: str) -> str:
    """Return the page without the elements that inscriptis would show and a mail program would not."""
    if _HIDING.search(page) is None:
        return page
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(page)
    for node in tree.css(_HIDDEN):
        if node.tag not in {"body", "html"}:
            node.decompose()
    return tree.html or page
