"""A letter's text in, its sentences out; the greeting and the lines at the end count as sentences too."""

import re
from collections.abc import Iterator

_END = re.compile(r"(?<=[.!?])\s+(?=\S)")


def split_sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a letter that its writer typed, line by line."""
    for paragraph in re.split(r"\n\s*\n", text):
        flowing = " ".join(paragraph.split()) if _is_flowing(paragraph) else paragraph
        for line in flowing.splitlines():
            yield from (piece.strip() for piece in _END.split(line) if piece.strip())


def _is_flowing(paragraph: str) -> bool:
    """Say whether a paragraph is text that was wrapped, not lines of their own as in a signature."""
    return paragraph.rstrip().endswith((".", "!", "?"))
