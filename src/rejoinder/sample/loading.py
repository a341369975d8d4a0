"""Story files become values.

In: the TOML files beside this module. Out: stories and log entries, checked by type.
What a story says at its top (organisation, role, language, the file's name as the case) holds for each of its
messages unless the message says otherwise; an empty string there means "the mail does not tell".
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

from rejoinder.sample.story import LogEntry, Story

_INHERITED = ("organization", "agency", "role", "language")


@cache
def get_stories() -> tuple[Story, ...]:
    """Give all stories in the order of their file names."""
    folder = files(__package__) / "stories"
    texts = {
        entry.name: entry.read_text("utf-8") for entry in folder.iterdir() if entry.name.endswith(".toml")
    }
    return tuple(parse_story(name.removesuffix(".toml"), text) for name, text in sorted(texts.items()))


@cache
def get_log_entries() -> tuple[LogEntry, ...]:
    """Give what Jordan noted by hand, in the order of the file."""
    text = (files(__package__) / "log.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text)["entries"], type=tuple[LogEntry, ...])


def parse_story(key: str, text: str) -> Story:
    """Turn one story file into a story; raise msgspec.ValidationError where it does not fit."""
    raw = tomllib.loads(text)
    shared = {name: raw[name] for name in _INHERITED if name in raw}
    if "organization" in raw:
        shared["case"] = key
    for message in raw["messages"]:
        message["expect"] = _without_blanks(shared | message["expect"])
    return msgspec.convert(raw | {"key": key}, type=Story)


def _without_blanks(expect: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in expect.items() if value != ""}
