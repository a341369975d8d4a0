"""All that the person said: the words that stand in; a list, newest first, each to be taken back, out."""

from rejoinder.model.case import Case
from rejoinder.model.words import (
    Answer,
    Apart,
    Correction,
    Dismiss,
    Edit,
    LogEntry,
    MemberKey,
    Saying,
    Snooze,
    Together,
    Word,
)
from rejoinder.web.letters import AT_ONCE, parse_page
from rejoinder.web.page import link, render
from rejoinder.web.visit import Visit


def get_words_page(visit: Visit) -> str:
    """Return a page of what the person said."""
    words = visit.book.words[::-1]
    at = parse_page(visit.get("page"), len(words))
    rows = [(word, find_case(visit, word)) for word in words[at * AT_ONCE : (at + 1) * AT_ONCE]]
    return render(
        visit,
        "words.html",
        folder="settings",
        rows=rows,
        newer=link("/words", page=at) if at else "",
        older=link("/words", page=at + 2) if (at + 1) * AT_ONCE < len(words) else "",
    )


def get_members(saying: Saying) -> tuple[MemberKey, ...]:
    """Return the members that a saying is about."""
    match saying:
        case Correction():
            return (MemberKey(saying.message),)
        case Together() | Apart():
            return (saying.one, saying.other)
        case Answer() | Edit():
            return (saying.member,)
        case LogEntry():
            return (saying.beside,) if saying.beside else ()
        case Snooze() | Dismiss():
            return (saying.about,)
        case _:
            return ()


def find_case(visit: Visit, word: Word) -> Case | None:
    """Return the case that a word is about now."""
    members = (MemberKey(f"log-{word.id}"), *get_members(word.saying))
    return next((case for member in members if (case := visit.book.homes.get(member))), None)


def is_about(word: Word, case: Case) -> bool:
    """Say whether a word is about a case."""
    there = {member.member for member in case.members}
    return not there.isdisjoint((MemberKey(f"log-{word.id}"), *get_members(word.saying)))
