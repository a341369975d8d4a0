"""Their kind words as facts: what was praised in the writer's own mouth, and what was promised."""

import re
from collections.abc import Iterator

from rejoinder.model.case import Letter
from rejoinder.model.draft import Fact
from rejoinder.model.reading import ActName, KindWordType
from rejoinder.write.book import Book
from rejoinder.write.scene import Scene, find_act, source_of, tidy

LONGEST_TOPIC = 6
"""Words; longer quotes are named by their kind, not repeated."""

_ACTS = {
    "reapply": ActName.INVITES_TO_REAPPLY,
    "on_file": ActName.KEEPS_ON_FILE,
    "stay_in_touch": ActName.STAYS_IN_TOUCH,
}


def kind_word_facts(scene: Scene, book: Book) -> Iterator[tuple[str, Fact]]:
    """Yield kind words, the newest first; praise also with what it is about, where that can be said well."""
    for letter in scene.theirs():
        for word in letter.reading.kind_words:
            fact = Fact(name=f"kind_word.{word.type.value}", value=tidy(word.text), source=source_of(letter))
            if word.type is not KindWordType.OFFERS_FEEDBACK:
                yield word.type.value, fact
            about = find_topic(word.text, book) if word.type is KindWordType.PRAISE else None
            if about:
                yield "praise_about", Fact(name="praise.about", value=about, source=source_of(letter))
        yield from _promised(letter)


def _promised(letter: Letter) -> Iterator[tuple[str, Fact]]:
    """Yield promises that stand among the acts only."""
    for field, act in _ACTS.items():
        text = find_act(letter, act)
        if text:
            yield field, Fact(name=f"kind_word.{field}", value=tidy(text), source=source_of(letter))


def find_topic(praise: str, book: Book) -> str | None:
    """Return what praise is about in the candidate's words ("my portfolio"), None where it is not plain."""
    said = tidy(praise)
    for topic in book.topics:
        match = re.search(topic.pattern, said, re.IGNORECASE)
        if match is None:
            continue
        about = topic.about.format(*(group or "" for group in match.groups()))
        if len(about.split()) <= LONGEST_TOPIC:
            return about
    return None
