"""What the person answered to a draft's questions, made fit to stand inside a sentence.

Their words are kept; only the edges change: spaces, the last full stop, a capital letter at the start.
"""

import re
from collections.abc import Iterator

from rejoinder.model.draft import Fact
from rejoinder.write.book import Book
from rejoinder.write.language import detect_language
from rejoinder.write.scene import Scene, tidy

FIELDS = {
    "interview-moment": "moment",
    "wanted-roles": "wanted",
    "feedback-focus": "focus",
    "feedback-plan": "plan",
    "share": "share",
    "news": "news",
    "their-news": "their_news",
    "offer": "offer",
    "opening": "opening",
    "fit": "fit",
    "reapply-when": "when",
    "withdraw-reason": "withdraw_reason",
    "mentor-name": "mentor_name",
    "referrer-name": "referrer_name",
}
"""Question id → the field that its answer fills."""

_ENDS = " .…;,:"
_SENTENCE_END = re.compile(
    r"(?<!\d)(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bSt)(?<!\bNr)(?<!\bMrs)(?<!\bSra)(?<!\bProf)"
    r"[.?!] +(?=[A-ZÀ-Þ¿¡])"
)
"""Where a second sentence begins; neither "3. March" nor "Dr. Lee" is one."""


def answer_facts(scene: Scene, book: Book) -> Iterator[tuple[str, Fact]]:
    """Yield the answers that say something, in the letter's language, each as a fact of its field."""
    for question, answer in scene.case.answers:
        field, said = FIELDS.get(question), tidy(answer)
        if field is None or not is_telling(said, book):
            continue
        fact = Fact(name=f"answer.{question}", value=fit(said, book), source=f"answer:{question}")
        yield (f"{field}_whole" if field == "moment" and _is_whole(said) else field), fact


def is_telling(answer: str, book: Book) -> bool:
    """Say whether an answer holds words for a letter in the book's language."""
    bare = answer.casefold().strip(_ENDS + "-!?")
    return bool(bare) and bare not in book.nothing and detect_language(answer) in {None, book.language}


def fit(answer: str, book: Book) -> str:
    """Return an answer as it stands after a colon: one that is several sentences stays as it is."""
    said = tidy(answer)
    if _is_whole(said):
        return said if said[-1] in ".?!" else f"{said}."
    said = said.rstrip(_ENDS)
    first = said.split(" ", 1)[0]
    return said[0].lower() + said[1:] if first.casefold() in book.lead_words and first != "I" else said


def _is_whole(answer: str) -> bool:
    return bool(_SENTENCE_END.search(answer))
