"""Plain text made canonical: text in; the same with one kind of line end and space, nothing unseen, out."""

import re
import unicodedata

_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f\x80-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]+"
)
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_LINE_ENDS = re.compile("\r\n|[\r\x0c\x85\u2028\u2029]")
_ACCENTED = re.compile("\\w[\u0300-\u036f]{1,4}")
_EMPTY_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*){2,}")
_WHITE = re.compile(r"\s+")


def tidy_text(text: str) -> str:
    """Return text with line feeds only, plain spaces, nothing invisible, at most one empty line in a row."""
    text = _LINE_ENDS.sub("\n", text)
    text = _UNSEEN.sub("", text if text.isascii() else _compose(text))
    return _EMPTY_LINES.sub("\n\n", text).strip("\n")


def tidy_line(text: str) -> str:
    """Return text as one line with single spaces and nothing unseen."""
    return _WHITE.sub(" ", _UNSEEN.sub("", text if text.isascii() else _compose(text))).strip()


def _compose(text: str) -> str:
    """Join letters and accents (NFC), a letter at a time: a long run of marks takes quadratic time."""
    return _ACCENTED.sub(lambda match: unicodedata.normalize("NFC", match[0]), _SPACES.sub(" ", text))
