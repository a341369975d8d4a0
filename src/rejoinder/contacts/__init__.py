"""Contacts: address books (vCard) and LinkedIn exports in, rows of people out; and persons as vCards out."""

from rejoinder.contacts.compose import compose_cards, make_uid
from rejoinder.contacts.files import Found, read_contacts
from rejoinder.contacts.vcard import parse_cards

__all__ = ["Found", "compose_cards", "make_uid", "parse_cards", "read_contacts"]
