"""Decide: a case, a playbook and a now in, steps out. Pure."""

from rejoinder.decide.choose import Chosen, choose
from rejoinder.decide.decider import Decider, Judgement
from rejoinder.decide.playbook import get_default_playbook, merge, parse_playbook
from rejoinder.decide.recipient import is_unread
from rejoinder.decide.rules import Playbook

__all__ = [
    "Chosen",
    "Decider",
    "Judgement",
    "Playbook",
    "choose",
    "get_default_playbook",
    "is_unread",
    "merge",
    "parse_playbook",
]
