"""What a program can look at: a query in, shapes out; nothing is changed."""

from collections.abc import Sequence
from typing import TypeVar

from msgspec import UNSET

from rejoinder.contacts import make_uid
from rejoinder.decide import choose, choose_due
from rejoinder.desk.directory import get_organization as find_organization
from rejoinder.desk.directory import get_organizations as list_organizations
from rejoinder.desk.doctor import Look, examine
from rejoinder.desk.people import find_people
from rejoinder.desk.people import get_person as find_person
from rejoinder.desk.people_shapes import PersonShape, shape_person
from rejoinder.desk.search import fold, holds
from rejoinder.desk.search import search as find_all
from rejoinder.desk.shapes import (
    CaseShape,
    ThemeShape,
    shape_case,
    shape_explanation,
    shape_step,
    shape_theme,
    shape_word,
)
from rejoinder.desk.trends import TrendsShape, shape_trends
from rejoinder.desk.trends import get_trends as derive_trends
from rejoinder.errors import NotFoundError
from rejoinder.learn.themes import count_themes
from rejoinder.model.case import Letter
from rejoinder.model.people import Person
from rejoinder.model.reading import Kind
from rejoinder.read import explain_message
from rejoinder.web.api.shapes import (
    CasesShape,
    FileShape,
    FoundShape,
    LettersShape,
    OrganizationsShape,
    PeopleShape,
    SaidShape,
    SyncShape,
    TodayShape,
    WholeLetterShape,
    shape_found,
    shape_letter,
    shape_organization,
)
from rejoinder.web.api.wishes import CasesWish, LettersWish, PageWish, SearchWish, TodayWish, WordsWish
from rejoinder.web.cases import find as find_cases
from rejoinder.web.letters import find_letters
from rejoinder.web.visit import Visit, is_number

Row = TypeVar("Row")


def get_today(visit: Visit, wish: TodayWish) -> TodayShape:
    """Tell what is worth doing now."""
    chosen = choose(visit.steps, visit.house.now, wish.limit)
    return TodayShape(steps=tuple(map(shape_step, chosen.steps)), held_back=len(chosen.held_back))


def get_letters(visit: Visit, wish: LettersWish) -> LettersShape:
    """List letters."""
    homes = visit.book.homes
    found = [
        letter
        for letter in find_letters(visit, wish.words.strip())
        if wish.kind in {UNSET, letter.reading.kind}
        and (wish.case is UNSET or ((home := homes.get(letter.member)) and home.number == wish.case))
    ]
    return shape_letters(visit, found, wish)


def get_review(visit: Visit, wish: PageWish) -> LettersShape:
    """List the letters of which I am unsure; a correction takes one off the list."""
    unsure = [letter for letter in visit.book.letters.values() if letter.reading.kind is Kind.UNSURE]
    return shape_letters(visit, unsure, wish)


def shape_letters(visit: Visit, found: Sequence[Letter], wish: PageWish) -> LettersShape:
    """Shape a page of letters."""
    homes = visit.book.homes
    shapes = tuple(shape_letter(letter, homes.get(letter.member)) for letter in cut(found, wish))
    return LettersShape(count=len(found), page=wish.page, letters=shapes)


def get_letter(visit: Visit) -> WholeLetterShape:
    """Show a letter, its text, and how it was read."""
    letter = visit.get_letter()
    brief = shape_letter(letter, visit.book.homes.get(letter.member))
    explanation = explain_message(letter.message, me=visit.house.own_addresses)
    return WholeLetterShape(
        letter=brief.letter,
        case=brief.case,
        corrected=brief.corrected,
        reading=brief.reading,
        text=letter.message.text,
        attachments=letter.message.attachments,
        explanation=shape_explanation(letter.message, explanation),
    )


def get_cases(visit: Visit, wish: CasesWish) -> CasesShape:
    """List cases."""
    found = [case for case in find_cases(visit, wish.words.strip()) if wish.state in {UNSET, case.state}]
    return CasesShape(count=len(found), page=wish.page, cases=tuple(map(shape_case, cut(found, wish))))


def get_case(visit: Visit) -> CaseShape:
    """Show a case with its letters and log entries."""
    return shape_case(visit.get_case(), members=True)


def get_words(visit: Visit, wish: PageWish) -> SaidShape:
    """List what the person said and what stands."""
    words = visit.book.words[::-1]
    return SaidShape(count=len(words), page=wish.page, words=tuple(map(shape_word, cut(words, wish))))


def search(visit: Visit, wish: SearchWish) -> FoundShape:
    """Find letters, cases, people and notes that hold all the words."""
    found = find_all(visit.house.casebook, visit.book, wish.words, limit=wish.limit)
    return shape_found(found, visit.book.homes)


def get_organizations(visit: Visit, wish: WordsWish) -> OrganizationsShape:
    """List organisations."""
    wanted = fold(wish.words).split()
    found = [one for one in list_organizations(visit.book.cases.values()) if holds(one.name, wanted)]
    shapes = tuple(map(shape_organization, cut(found, wish)))
    return OrganizationsShape(count=len(found), page=wish.page, organizations=shapes)


def get_organization(visit: Visit) -> FileShape:
    """Show the file of an organisation."""
    found = find_organization(visit.book.cases.values(), visit.get_place("name"))
    numbers = {case.number for case in found.cases}
    return FileShape(
        organization=found.name,
        cases=tuple(shape_case(case, members=True) for case in found.cases),
        steps=tuple(shape_step(step) for step in visit.steps if step.case in numbers),
    )


def get_people(visit: Visit, wish: WordsWish) -> PeopleShape:
    """List people."""
    found = find_people(visit.people, wish.words.split())
    shapes = tuple(shape_one(visit, person) for person in cut(found, wish))
    return PeopleShape(count=len(found), page=wish.page, people=shapes)


def get_person(visit: Visit) -> PersonShape:
    """Show a person with contacts and evidence."""
    number = visit.get_place("number")
    if not is_number(number):
        raise NotFoundError(f"There is no person {number[:20]}. /api/people lists whom you know.")
    return shape_one(visit, find_person(visit.people, number), whole=True)


def shape_one(visit: Visit, person: Person, *, whole: bool = False) -> PersonShape:
    """Shape a person, and say when to be in touch again."""
    due = choose_due(person, visit.house.rhythms[0], now=visit.house.now)
    return shape_person(person, due, uid=make_uid(person), whole=whole)


def get_themes(visit: Visit) -> list[ThemeShape]:
    """Count what letters say again and again."""
    return [shape_theme(theme) for theme in count_themes(list(visit.book.cases.values()))]


def get_trends(visit: Visit) -> TrendsShape:
    """Count how the search goes: how far, when, how long answers take, and rates."""
    house = visit.house
    cases = visit.book.cases.values()
    return shape_trends(
        derive_trends(cases, now=house.now, zone=house.zone, weeks=house.settings.quiet_weeks)
    )


def get_doctor(visit: Visit) -> list[Look]:
    """Tell whether all is well, and what to do where it is not."""
    house = visit.house
    return examine(
        house.casebook,
        settings=house.settings,
        cases=list(visit.book.cases.values()),
        problems=(*house.problems, *house.playbook_problems, *house.accounts.problems),
        accounts=[one.address for one in house.accounts.known],
    )


def get_sync(visit: Visit) -> SyncShape:
    """Tell how far the reading of mail is."""
    last = visit.reader.last
    if last is None:
        return SyncShape(running=False, percent=0, scanned=0, letters=0, failed=0, trouble="")
    tally = last.tally
    return SyncShape(
        running=not last.is_over,
        percent=last.percent,
        scanned=tally.scanned,
        letters=tally.letters,
        failed=tally.failed,
        trouble=last.trouble,
    )


def cut(rows: Sequence[Row], wish: PageWish) -> Sequence[Row]:
    """Return the page of a list; nothing behind its end."""
    return rows[(wish.page - 1) * wish.size : wish.page * wish.size]
