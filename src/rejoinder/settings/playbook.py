"""The person's playbook.toml: its text and a change of one rule in; the text with that change alone out."""

from collections.abc import Mapping
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT

from rejoinder.errors import BadSettingsError

FILE = "playbook.toml"


def revise_rule(text: str, rule: str, told: Mapping[str, object]) -> str:
    """Return the text with these keys of a rule; its notes and other rules stay. Raises BadSettingsError."""
    document, rules = _open(text)
    block = next((one for one in rules if one.get("id") == rule), None)
    if block is None:
        block = tomlkit.table()
        block["id"] = rule
        rules.append(block)
    for name, value in told.items():
        block[name] = _write(value)
    return tomlkit.dumps(document)


def remove_rule(text: str, rule: str) -> str:
    """Return the text without a rule. Raises BadSettingsError."""
    document, rules = _open(text)
    for at in range(len(rules) - 1, -1, -1):
        if rules[at].get("id") == rule:
            del rules[at]
    if not rules:
        document.pop("rule", None)
    return tomlkit.dumps(document)


def _open(text: str) -> tuple[tomlkit.TOMLDocument, AoT]:
    """Return the file and its [[rule]] tables; a file without any is given an empty list of them."""
    try:
        document = tomlkit.parse(text)
        if "rule" not in document:
            document["rule"] = tomlkit.aot()
        rules = document["rule"]
    except TOMLKitError:
        raise _trouble() from None
    if not isinstance(rules, AoT):
        raise _trouble()
    return document, rules


def _write(value: object) -> Any:  # noqa: ANN401 - an item of tomlkit
    """Return a value as one line of TOML."""
    if not isinstance(value, Mapping):
        return value
    table = tomlkit.inline_table()
    table.update(value)
    return table


def _trouble() -> BadSettingsError:
    return BadSettingsError(
        f"Nothing was changed, as your {FILE} is no TOML as it stands. "
        "Put the lines right that the playbook page names first."
    )
