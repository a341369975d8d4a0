"""Their kind words as facts: what was praised in the writer's own mouth, and what was promised."""

import re
from collections.abc import Iterator

from rejoinder.model.case import Letter
from rejoinder.model.draft import Fact
from rejoinder.model.reading import ActName, KindWord, KindWordType, Stage
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
            if word.type is KindWordType.PRAISE:
                yield from _praised(word, letter, book=book)
            elif word.type is not KindWordType.OFFERS_FEEDBACK:
                named = f"kind_word.{word.type.value}"
                yield word.type.value, Fact(name=named, value=tidy(word.text), source=source_of(letter))
        yield from _promised(letter)


def _praised(word: KindWord, letter: Letter, *, book: Book) -> Iterator[tuple[str, Fact]]:
    """Yield praise that was meant for this person, with what it is about; a formula is only courtesy."""
    said, source = tidy(word.text), source_of(letter)
    about = find_topic(said, book)
    if not (word.personal or _is_meant(about, said, letter, book=book)):
        yield "courtesy", Fact(name="kind_word.courtesy", value=said, source=source)
        return
    yield "praise", Fact(name="kind_word.praise", value=said, source=source)
    if about:
        yield "praise_about", Fact(name="praise.about", value=about, source=source)


def _is_meant(about: str | None, said: str, letter: Letter, *, book: Book) -> bool:
    """Say whether praise fits one person only: it names a thing of theirs, or follows a conversation."""
    if about is not None:
        return not re.search(book.formula, about, re.IGNORECASE)
    spoken = letter.reading.stage.rank >= Stage.INTERVIEW.rank
    return spoken and not re.search(book.formula, said, re.IGNORECASE)


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
