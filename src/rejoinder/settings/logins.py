"""Where a provider grants tokens: a name in, its endpoints out, from logins.toml and the person's own."""

import tomllib
from importlib.resources import files
from pathlib import Path

import msgspec

from rejoinder.errors import BadSettingsError
from rejoinder.model.account import Provider

FILE = "logins.toml"
"""In the home folder: a table a provider, for one that runs its own (a company's, a university's)."""


def find_provider(home: Path, name: str) -> Provider | None:
    """Return a provider's endpoints; None for one that is not known. Raises BadSettingsError."""
    own = home / FILE
    try:
        told = tomllib.loads(own.read_text(encoding="utf-8")) if own.exists() else {}
        tables = tomllib.loads((files(__package__) / FILE).read_text("utf-8")) | told
        return msgspec.convert(tables[name], Provider) if name in tables else None
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, OSError) as error:
        raise BadSettingsError(f"{own} cannot be understood ({error}).") from error
