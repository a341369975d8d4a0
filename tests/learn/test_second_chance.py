"""What led to a second chance is told by what happened, and nothing that ran beside it counts."""

from dataclasses import replace

from learn.making import applied, case, letter, wrote
from rejoinder.learn.second_chance import find_second_chance
from rejoinder.model.case import CaseNumber
from rejoinder.model.reading import Kind


def test_an_invitation_after_the_answer_names_both() -> None:
    """No, own letter, invitation: all three are found, the newest no counts."""
    early, late = letter(Kind.REJECTION, days=2), letter(Kind.REJECTION, days=10)
    said, opened = wrote(12), letter(Kind.INTERVIEW, days=40)
    found = find_second_chance(case(applied(), early, late, said, opened), [])
    assert found is not None
    assert (found.no, found.answer, found.opening) == (late, said, opened)


def test_a_later_application_there_counts_and_one_beside_it_does_not() -> None:
    """A case that began after the no is a second chance; one that was under way is none."""
    refused = case(applied(), letter(Kind.REJECTION, days=10))
    later = replace(case(applied(30), letter(Kind.INTERVIEW, days=40)), number=CaseNumber(99))
    beside = replace(case(applied(5), letter(Kind.INTERVIEW, days=40)), number=CaseNumber(98))
    assert find_second_chance(later, [refused]) is not None
    assert find_second_chance(beside, [refused]) is None


def test_without_a_no_there_is_no_second_chance() -> None:
    """An interview after an application is a first chance; a no at the end opens nothing."""
    assert find_second_chance(case(applied(), letter(Kind.INTERVIEW, days=4)), []) is None
    assert find_second_chance(case(letter(Kind.INTERVIEW), letter(Kind.REJECTION, days=4)), []) is None
