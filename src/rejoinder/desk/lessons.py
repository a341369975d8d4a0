"""The wishes to see what corrections teach, with the letters each lesson changes, and to forget a lesson."""

from dataclasses import dataclass
from datetime import datetime

from rejoinder.desk.cases import get_letters, learn_lessons
from rejoinder.desk.letters import learn_leans
from rejoinder.desk.ports import Casebook
from rejoinder.errors import NotFoundError
from rejoinder.model.case import Letter
from rejoinder.model.words import Forget, Word, WordId
from rejoinder.read import Lesson


@dataclass(frozen=True, kw_only=True, slots=True)
class Learned:
    """A lesson and the letters whose reading it changes, the corrected one not counted."""

    lesson: Lesson
    letters: tuple[Letter, ...]


def get_learned(casebook: Casebook) -> list[Learned]:
    """Return what corrections teach, oldest first."""
    words = casebook.words()
    letters = get_letters(casebook, words)
    return [
        Learned(lesson=lesson, letters=tuple(letter for letter in letters if lesson.word in letter.taught))
        for lesson in learn_lessons(casebook.letters(), words)
    ]


def forget(casebook: Casebook, word: WordId, *, now: datetime) -> Word:
    """Let a word teach nothing more, or raise NotFoundError; `undo` brings the lesson back."""
    teaching = {learned.lesson.word for learned in get_learned(casebook)}
    teaching |= {lean.word for lean in learn_leans(casebook.words())}
    if word not in teaching:
        raise NotFoundError(f"Word {word} teaches nothing. `rejoinder learned` lists the ones that do.")
    return casebook.add_word(Forget(word=word), at=now)
