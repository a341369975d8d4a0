"""Decide: a case, a playbook and a now in, steps out. Pure."""

from rejoinder.decide.acquaintance import as_case
from rejoinder.decide.choose import Chosen, choose
from rejoinder.decide.decider import Decider, Judgement
from rejoinder.decide.heed import Known, heed
from rejoinder.decide.playbook import get_default_playbook, merge, parse_playbook
from rejoinder.decide.recipient import is_shared, is_system, is_unread
from rejoinder.decide.rhythms import Rhythms, choose_due, get_rhythms, parse_rhythms
from rejoinder.decide.rules import Playbook
from rejoinder.decide.sending import find_sent, find_standing, get_sent_text, is_changed
from rejoinder.decide.talks import find_talks

__all__ = [
    "Chosen",
    "Decider",
    "Judgement",
    "Known",
    "Playbook",
    "Rhythms",
    "as_case",
    "choose",
    "choose_due",
    "find_sent",
    "find_standing",
    "find_talks",
    "get_default_playbook",
    "get_rhythms",
    "get_sent_text",
    "heed",
    "is_changed",
    "is_shared",
    "is_system",
    "is_unread",
    "merge",
    "parse_playbook",
    "parse_rhythms",
]
