"""The home folder, where casebook, settings and playbook live: which one it is, and its settings.toml."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from rejoinder.errors import BadSettingsError
from rejoinder.model.person import Settings
from rejoinder.model.problem import Problem
from rejoinder.settings.composing import compose_settings
from rejoinder.settings.parsing import FILE, parse_settings
from rejoinder.settings.revising import revise_text


def find_home(argument: str | None, environ: Mapping[str, str]) -> Path:
    """Return the home folder: the one named, else REJOINDER_HOME, else the platform's folder for data."""
    named = argument or environ.get("REJOINDER_HOME")
    if named:
        return Path(named).expanduser().absolute()
    import platformdirs

    return platformdirs.user_data_path("rejoinder", appauthor=False)


def load_settings(home: Path) -> tuple[Settings, list[Problem]]:
    """Read settings.toml of a home folder, the defaults where there is none; raise BadSettingsError."""
    path = home / FILE
    try:
        text = path.read_bytes().decode(errors="replace")
    except (FileNotFoundError, NotADirectoryError):
        return Settings(), []
    except OSError as error:
        raise BadSettingsError(
            f"{path} cannot be read ({error.strerror}); "
            "let yourself read it, or name another folder with --home."
        ) from error
    return parse_settings(text)


def save_settings(home: Path, settings: Settings) -> None:
    """Write settings.toml, for its owner alone, as a whole or not at all; raise BadSettingsError.

    Of a file that is there only what differs is changed: its notes, and lines of other programs, stay.
    Settings that could not be read again as they are, such as a zone that does not exist, are refused.
    """
    path = home / FILE
    try:
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        text = path.read_bytes().decode(errors="surrogateescape") if path.exists() else None
        revised = compose_settings(Settings()) if text is None else text
        replace_file(path, revise_text(revised, settings).encode(errors="surrogateescape"))
    except OSError as error:
        raise BadSettingsError(
            f"{path} cannot be written ({error.strerror}); what it said before still stands: "
            "let yourself write in that folder and make room on its disk."
        ) from error


def replace_file(path: Path, data: bytes) -> None:
    """Put a file in the place of another; mkstemp makes it with mode 600."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
