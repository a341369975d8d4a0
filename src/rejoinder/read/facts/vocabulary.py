"""The vocabulary: the tables of all languages in; sets of words over all of them out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True, slots=True)
class Vocabulary:
    """Sets of words over all languages; each is explained in languages/en.toml."""

    articles: frozenset[str]
    connectors: frozenset[str]
    legal_forms: frozenset[str]
    no_names: frozenset[str]
    kinds: frozenset[str]
    departments: frozenset[str]
    offices: frozenset[str]
    teams: frozenset[str]
    team_cores: frozenset[str]
    team_modifiers: frozenset[str]
    via: frozenset[str]
    from_person: frozenset[str]
    employer_labels: frozenset[str]
    agency_names: frozenset[str]
    heads: frozenset[str]
    nouns: frozenset[str]
    role_labels: frozenset[str]
    noise: frozenset[str]
    courtesies: frozenset[str]
    titles: frozenset[str]
    valedictions: frozenset[str]
    greetings: frozenset[str]
    honorifics: frozenset[str]
    signed_by: frozenset[str]
    purposes: frozenset[str]
    ands: frozenset[str]
    ours: frozenset[str]
    joints: frozenset[str]
    at: frozenset[str]
    frames: frozenset[str]
    applying: frozenset[str]
    vague_labels: frozenset[str]
    valediction_joints: frozenset[str]
    for_others: frozenset[str]
    pronouns: frozenset[str]
    team_nouns: frozenset[str]
    robots: frozenset[str]
    requisition_labels: frozenset[str]
    mute_locals: frozenset[str]
    mute_phrases: frozenset[str]


_PLACES: Mapping[str, tuple[str, ...]] = {
    "articles": ("articles",),
    "connectors": ("connectors",),
    "legal_forms": ("legal_forms",),
    "no_names": ("no_names",),
    "kinds": ("organization", "kinds"),
    "departments": ("organization", "departments"),
    "offices": ("organization", "offices"),
    "teams": ("organization", "teams"),
    "team_cores": ("organization", "team_cores"),
    "team_modifiers": ("organization", "team_modifiers"),
    "via": ("organization", "via"),
    "from_person": ("organization", "from_person"),
    "employer_labels": ("organization", "labels"),
    "agency_names": ("agency", "names"),
    "heads": ("role", "heads"),
    "nouns": ("role", "nouns"),
    "role_labels": ("role", "labels"),
    "noise": ("role", "noise"),
    "courtesies": ("role", "courtesies"),
    "titles": ("role", "titles"),
    "valedictions": ("contact", "valedictions"),
    "greetings": ("contact", "greetings"),
    "honorifics": ("contact", "honorifics"),
    "signed_by": ("contact", "signed_by"),
    "purposes": ("purposes",),
    "ands": ("ands",),
    "ours": ("ours",),
    "joints": ("organization", "joints"),
    "at": ("role", "at"),
    "frames": ("role", "frames"),
    "applying": ("role", "applying"),
    "vague_labels": ("role", "vague_labels"),
    "valediction_joints": ("contact", "joints"),
    "for_others": ("contact", "for_others"),
    "pronouns": ("contact", "pronouns"),
    "team_nouns": ("contact", "team_nouns"),
    "robots": ("contact", "robots"),
    "requisition_labels": ("requisition", "labels"),
    "mute_locals": ("no_reply", "local_parts"),
    "mute_phrases": ("no_reply", "phrases"),
}
"""Where in a language's file the words of each set stand."""


def make_vocabulary(tables: Iterable[Mapping[str, Any]]) -> Vocabulary:
    """Put the words of all languages together."""
    tables = list(tables)
    return Vocabulary(**{field: _gather(tables, place) for field, place in _PLACES.items()})


def _gather(tables: Iterable[Mapping[str, Any]], place: tuple[str, ...]) -> frozenset[str]:
    found: set[str] = set()
    for table in tables:
        inner: Any = table
        for step in place:
            inner = inner[step]
        found.update(inner)
    return frozenset(found)
