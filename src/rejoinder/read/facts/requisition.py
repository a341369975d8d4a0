"""The requisition: a page in; the employer's number of the position out, in capitals, without its label."""

from rejoinder.read.facts.numbers import labelled_numbers, numbers_beside_title, self_told_numbers
from rejoinder.read.facts.page import Page

LONGEST_LINE = 600
"""Characters of a line that are looked at."""


def find_requisition(page: Page) -> str | None:
    """Return the number with a label, else one that tells itself by its form, else one beside a title."""
    lines = [line.text[:LONGEST_LINE] for line in page.told if any(map(str.isdigit, line.text))]
    finders = (labelled_numbers, self_told_numbers)
    told = (value for find in finders for text in lines for value in find(text))
    return next(told, None) or next(numbers_beside_title(page.subject.text), None)
