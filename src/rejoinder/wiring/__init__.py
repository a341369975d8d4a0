"""The only room that knows every other: builds the desk's ports from Settings; heavy rooms open when used."""

from rejoinder.settings import revise_settings, save_settings
from rejoinder.settings.providers import guess_login
from rejoinder.wiring.house import House, open_house
from rejoinder.wiring.pictures import get_png, has_png
from rejoinder.wiring.playbook import RuleBook
from rejoinder.wiring.reading import (
    READER,
    digest_here,
    get_ask,
    get_digest,
    get_reader,
    get_sources,
    read_account,
    read_sources,
    rescan_others,
)
from rejoinder.wiring.yours import back_up, erase, is_empty, restore

__all__ = [
    "READER",
    "House",
    "RuleBook",
    "back_up",
    "digest_here",
    "erase",
    "get_ask",
    "get_digest",
    "get_png",
    "get_reader",
    "get_sources",
    "guess_login",
    "has_png",
    "is_empty",
    "open_house",
    "read_account",
    "read_sources",
    "rescan_others",
    "restore",
    "revise_settings",
    "save_settings",
]
