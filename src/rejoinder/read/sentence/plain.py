"""Plain copies for matching: a sentence in, its words and marks in lower case out, with single blanks.

    "We’re sorry, but it’s no." → " we are sorry , but it s no . "

Compatibility forms, zero-width characters and soft hyphens are folded away; look-alike letters of other
scripts inside Latin words are read as the letters they imitate.
"""

import re
import unicodedata
from collections.abc import Mapping

TOKEN = re.compile(r'[^\W_]+|[.,;:!?()%"-]')
HIDDEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u034f\u180e"))
STRAIGHT = str.maketrans({
    "’": "'",
    "‘": "'",
    "´": "'",
    "`": "'",
    "ʼ": "'",
    "“": '"',
    "”": '"',
    "„": '"',
    "«": '"',
    "»": '"',
    "–": "-",
    "—": "-",
    "…": ".",
})
FOLDED = HIDDEN | STRAIGHT
IMITATED = str.maketrans("аеорсухіјѕԁһԛԝοαεικνρτυχ", "aeopcyxijsdhqwoaeikvptux")
MOST_WORDS = 150
LONGEST_WORD = 40


def plain(sentence: str, rewrites: Mapping[str, str] | None = None) -> str:
    """Return the first MOST_WORDS words and marks; `rewrites` are applied in order (don't → do not)."""
    text = sentence.replace("`", "'").lower()
    if not sentence.isascii():
        text = unicodedata.normalize("NFKC", sentence).translate(FOLDED).lower()
    if not text.isascii() and re.search(r"[a-z][\u0370-\u04ff]|[\u0370-\u04ff][a-z]", text):
        text = text.translate(IMITATED)
    for short, full in (rewrites or {}).items():
        if short in text:
            text = text.replace(short, full)
    words = [word[:LONGEST_WORD] for word in TOKEN.findall(text)[:MOST_WORDS]]
    return " " + " ".join(words) + " " if words else " "
