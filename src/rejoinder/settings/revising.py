"""Settings that change: what is told anew in; settings and what is wrong, or the revised text, out."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from rejoinder.errors import BadSettingsError
from rejoinder.model.person import Settings
from rejoinder.settings.composing import compose_value
from rejoinder.settings.fields import FIELDS
from rejoinder.settings.parsing import FILE, parse_settings

Key = tuple[str, str]
"""Table, empty for the top, and key."""


def revise_settings(settings: Settings, told: Mapping[Key, object]) -> tuple[Settings, dict[Key, str]]:
    """Return the settings with what was told, and a sentence for each key that cannot be meant.

    Raises KeyError for a key that settings.toml does not know.
    """
    wrong: dict[Key, str] = {}
    for (table, key), value in told.items():
        meant, sentences = FIELDS[table][key](value)
        if sentences:
            wrong[table, key] = sentences[0]
        else:
            settings = _with(settings, (table, key), meant)
    return settings, wrong


def revise_text(text: str, settings: Settings) -> str:
    """Return the text of settings.toml with the values that differ; notes and unknown keys stay.

    Raises BadSettingsError for a text that is no TOML, and for settings that could not be read again.
    """
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(text)
        for (table, key), value in _find_changes(text, settings):
            place: Any = document.setdefault(table, tomlkit.table()) if table else document
            place[key] = tomlkit.value(compose_value(value))
    except (TOMLKitError, TypeError, AttributeError):
        raise BadSettingsError(_say_trouble(text)) from None
    return tomlkit.dumps(document)


def _find_changes(text: str, settings: Settings) -> Iterator[tuple[Key, object]]:
    """Yield what the text does not say yet; raise BadSettingsError for what it could not say."""
    there, _ = parse_settings(text)
    for table, fields in FIELDS.items():
        for key, field in fields.items():
            value = _get(settings, (table, key))
            meant, wrong = field(_plain(value))
            if wrong:
                raise BadSettingsError(wrong[0])
            if meant != _get(there, (table, key)):
                yield (table, key), value


def _say_trouble(text: str) -> str:
    """Say which line keeps a file from being changed."""
    _, problems = parse_settings(text)
    first = problems[0] if problems else FILE
    return f"Nothing was changed, as your {FILE} has to be put right first. {first}"


def _plain(value: object) -> object:
    """Return a value as TOML would give it."""
    return list(value) if isinstance(value, tuple) else value


def _get(settings: Settings, at: Key) -> object:
    table, key = at
    return getattr(getattr(settings, table) if table else settings, key)


def _with(settings: Settings, at: Key, value: object) -> Settings:
    table, key = at
    if not table:
        return replace(settings, **{key: value})  # type: ignore[arg-type]
    return replace(settings, **{table: replace(getattr(settings, table), **{key: value})})
