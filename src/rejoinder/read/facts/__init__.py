"""Facts: a message in; its organisation, role, number, contact and whether it may be answered out. Pure."""

from rejoinder.model.mail import Message
from rejoinder.read.facts.contact import find_contact
from rejoinder.read.facts.found import Facts
from rejoinder.read.facts.organization import find_organization
from rejoinder.read.facts.page import make_page
from rejoinder.read.facts.reply import is_no_reply
from rejoinder.read.facts.requisition import find_requisition
from rejoinder.read.facts.role import find_role

__all__ = ["Facts", "find_facts"]


def find_facts(message: Message, *, language: str | None, me: frozenset[str]) -> Facts:
    """Return what a job mail tells of itself; `language` is ISO 639-1, `me` the person's own addresses."""
    page = make_page(message, language=language, me=me)
    employer = find_organization(page)
    return Facts(
        organization=employer.name,
        agency=employer.agency,
        role=find_role(page, employer.name),
        requisition=find_requisition(page),
        contact=find_contact(page, employer.firms),
        no_reply=is_no_reply(message) and not page.from_me,
    )
