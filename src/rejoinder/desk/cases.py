"""The wish to see cases: the casebook's letters and words in, cases out, derived afresh each time."""

from collections.abc import Iterable, Iterator, Sequence

from rejoinder.desk.ports import Casebook, StoredLetter
from rejoinder.errors import NotFoundError
from rejoinder.model.case import Case, Entry, Letter, Member
from rejoinder.model.mail import MessageKey
from rejoinder.model.reading import Kind
from rejoinder.model.words import Answer, Apart, Correction, Forget, LogEntry, MemberKey, Together, Word
from rejoinder.read import Lesson, apply_lessons, correct, learn
from rejoinder.read.cases import fold_case, get_homes, link_members, mark_formulas, number_clusters
from rejoinder.read.cases.names import organization_words


def get_cases(casebook: Casebook) -> list[Case]:
    """Derive all cases, oldest first; numbers given before are kept."""
    words = casebook.words()
    return derive_cases(casebook, get_letters(casebook, words), words)


def derive_cases(casebook: Casebook, letters: Iterable[Letter], words: Sequence[Word]) -> list[Case]:
    """Put letters and log entries into cases; the casebook keeps the numbers."""
    members: list[Member] = [*letters, *entries(words)]
    clusters = link_members(members, list(ties(words)))
    before = casebook.homes()
    numbered = number_clusters(clusters, before, casebook.new_case_number)
    after = get_homes(numbered, before)
    if after != before:
        casebook.set_homes(after)
    answers = [word.saying for word in words if isinstance(word.saying, Answer)]
    return [fold_case(number, cluster, answers) for number, cluster in numbered]


def latest_first(cases: Iterable[Case]) -> list[Case]:
    """Order cases by their latest member; those without any date come last."""
    return sorted(cases, key=lambda case: case.last.timestamp() if case.last else 0.0, reverse=True)


def get_letters(casebook: Casebook, words: Iterable[Word]) -> list[Letter]:
    """Return all kept letters with the person's corrections, and what these teach, applied; oldest first."""
    return put_right(list(casebook.letters()), list(words))


def put_right(letters: Sequence[StoredLetter], words: Sequence[Word]) -> list[Letter]:
    """Apply the person's corrections, and what these teach, to letters."""
    lessons = learn_lessons(letters, words)
    corrections = group_corrections(words)
    return mark_formulas([
        corrected(stored, corrections.get(stored.message.key, []), lessons) for stored in letters
    ])


def get_letter(casebook: Casebook, key: MessageKey) -> Letter:
    """Return a kept letter as the person sees it, or raise NotFoundError."""
    letters = (letter for letter in get_letters(casebook, casebook.words()) if letter.message.key == key)
    found = next(letters, None)
    if found is None:
        raise NotFoundError(f"There is no letter “{key}”. `rejoinder show CASE` lists the letters of a case.")
    return found


def get_unsure(casebook: Casebook) -> list[Letter]:
    """Return the letters whose kind is unsure, newest first; those without a date come last."""
    unsure = [
        letter for letter in get_letters(casebook, casebook.words()) if letter.reading.kind is Kind.UNSURE
    ]
    return sorted(unsure, key=lambda letter: letter.at.timestamp() if letter.at else 0.0, reverse=True)


def group_corrections(words: Iterable[Word]) -> dict[MessageKey, list[Correction]]:
    """Return the corrections of each letter, oldest first."""
    corrections: dict[MessageKey, list[Correction]] = {}
    for word in words:
        if isinstance(word.saying, Correction):
            corrections.setdefault(word.saying.message, []).append(word.saying)
    return corrections


def learn_lessons(letters: Iterable[StoredLetter], words: Iterable[Word]) -> list[Lesson]:
    """Return what the person's corrections teach about other letters, but for what they want forgotten."""
    words = list(words)
    forgotten = {word.saying.word for word in words if isinstance(word.saying, Forget)}
    kept = {stored.message.key: stored for stored in letters}
    return learn(
        (word.id, word.saying, stored.message, stored.reading)
        for word in words
        if isinstance(word.saying, Correction) and word.id not in forgotten
        if (stored := kept.get(word.saying.message))
    )


def corrected(stored: StoredLetter, corrections: list[Correction], lessons: Sequence[Lesson] = ()) -> Letter:
    """Apply a person's corrections to a letter; they always win over what others teach."""
    reading, taught = apply_lessons(stored.message, stored.reading, lessons)
    if corrections:
        reading, taught = correct(stored.reading, corrections), set()
    return Letter(
        message=stored.message, reading=reading, corrected=bool(corrections), taught=frozenset(taught)
    )


def entries(words: Iterable[Word]) -> list[Entry]:
    """Return what was logged by hand."""
    logged = ((word.id, word.saying) for word in words)
    return [Entry(member=entry_key(id_), log=log) for id_, log in logged if isinstance(log, LogEntry)]


def ties(words: Iterable[Word]) -> Iterator[Together | Apart]:
    """Yield what the person said on who belongs together, log entries put beside a member included."""
    for word in words:
        if isinstance(word.saying, Together | Apart):
            yield word.saying
        elif isinstance(word.saying, LogEntry) and word.saying.beside:
            yield Together(one=word.saying.beside, other=entry_key(word.id))


def entry_key(id_: int) -> MemberKey:
    """Name a log entry among the members of a case."""
    return MemberKey(f"log-{id_}")


def get_case(cases: Iterable[Case], name: str) -> Case:
    """Find the one case that a number or an organisation's name means, or raise NotFoundError."""
    found = find_cases(cases, name)
    if not found:
        raise NotFoundError(f"There is no case “{name}”. `rejoinder cases` lists the ones there are.")
    if len(found) > 1:
        numbers = ", ".join(str(case.number) for case in found)
        raise NotFoundError(f"“{name}” can mean several cases: {numbers}. Give the number of one of them.")
    return found[0]


def find_cases(cases: Iterable[Case], name: str) -> list[Case]:
    """Return the cases with this number, or else those whose organisation has all words of the name."""
    if name.removeprefix("p").isdecimal():
        return [case for case in cases if case.name == name.lstrip("0")]
    wanted = set(organization_words(name))
    return [case for case in cases if wanted and wanted <= set(organization_words(case.organization or ""))]
