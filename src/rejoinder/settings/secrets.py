"""Secrets of accounts: a name in, a password or token out, from the system's keyring.

Where a system has no keyring, they lie in a file that only its owner may read, and the person is told.
"""

import json
from contextlib import suppress
from pathlib import Path

from rejoinder.errors import BadSettingsError
from rejoinder.settings.folder import replace_file

SERVICE = "rejoinder"
FILE = "secrets.json"
"""Mode 600, in the home folder."""


def find_secret(home: Path, name: str) -> str | None:
    """Return the secret of a name, None where none is kept."""
    kept = _from_keyring(name)
    return kept if kept is not None else _read(home).get(name)


def set_secret(home: Path, name: str, secret: str) -> bool:
    """Keep a secret; say whether the keyring took it. Raises BadSettingsError."""
    if _to_keyring(name, secret):
        _write(home, {key: value for key, value in _read(home).items() if key != name})
        return True
    _write(home, {**_read(home), name: secret})
    return False


def remove_secret(home: Path, name: str) -> None:
    """Forget a secret, wherever it lies."""
    import keyring
    from keyring.errors import KeyringError

    with suppress(KeyringError, RuntimeError):
        keyring.delete_password(SERVICE, name)
    if name in _read(home):
        _write(home, {key: value for key, value in _read(home).items() if key != name})


def _from_keyring(name: str) -> str | None:
    import keyring
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(SERVICE, name)
    except (KeyringError, RuntimeError):
        return None


def _to_keyring(name: str, secret: str) -> bool:
    """Say whether a keyring took the secret, and gives it back."""
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.set_password(SERVICE, name, secret)
    except (KeyringError, RuntimeError):
        return False
    return _from_keyring(name) == secret


def _read(home: Path) -> dict[str, str]:
    try:
        told = json.loads((home / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(key): str(value) for key, value in told.items()} if isinstance(told, dict) else {}


def _write(home: Path, secrets: dict[str, str]) -> None:
    path = home / FILE
    if not secrets and not path.exists():
        return
    try:
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        replace_file(path, json.dumps(secrets).encode())
    except OSError as error:
        raise BadSettingsError(f"{path} cannot be written ({error.strerror}).") from error
