"""From what a person names to Sources: paths in, one Source per mbox, Maildir, folder, archive or file out.

Forms are told by content. In a folder all below it is walked: mboxes and Maildirs lie side by side in
Thunderbird's and Evolution's, message files in others; what is no mail there is passed over, but what
claims to be mail and is not, is told.
"""

import os
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO

from rejoinder.desk.ports import Source
from rejoinder.errors import BadInputError
from rejoinder.mail.archive_source import open_archive
from rejoinder.mail.files_source import FilesSource, list_files, list_maildir
from rejoinder.mail.forms import HEAD, Form, find_form
from rejoinder.mail.mbox_source import MboxSource
from rejoinder.mail.stdin_source import StdinSource
from rejoinder.mail.unreadable import UnreadableSource, explain_absence, explain_error, explain_form

_MESSAGE_SUFFIXES = (".eml", ".emlx")
_MAILDIR_PARTS = {"cur", "new", "tmp"}
_MAIL_SUFFIXES = {*_MESSAGE_SUFFIXES, ".mbox", ".mbx", ".msg", ".pst", ".ost"}


def open_sources(paths: Sequence[str], stdin: BinaryIO | None = None) -> list[Source]:
    """Return the Sources at these paths, "-" for standard input, in the order they were named.

    Nothing is read yet but the first bytes. What cannot be read becomes a Source that says so.
    Raises BadInputError for a path that does not exist.
    """
    sources: list[Source] = []
    for path in paths:
        if path == "-":
            sources.extend(_open_stdin(stdin))
        else:
            sources.extend(_open_path(path))
    return sources


def _open_stdin(stdin: BinaryIO | None) -> Iterator[Source]:
    if stdin is None:
        raise BadInputError('There is nothing on standard input; name a mailbox instead of "-".')
    yield StdinSource(stream=stdin)


def _open_path(named: str) -> Iterator[Source]:
    path = Path(named).expanduser()
    try:
        is_folder = path.is_dir()
        if not is_folder:
            path.stat()
    except FileNotFoundError as error:
        raise BadInputError(
            f"{named} does not exist; check the spelling, or drag it into the terminal."
        ) from error
    except (OSError, ValueError) as error:
        raise BadInputError(
            f"{named} cannot be opened ({error}); check the path and its permissions."
        ) from error
    if is_folder:
        found = list(_walk(path, name=named.rstrip("/") or named))
    else:
        found = list(_open_file(path, name=named, claims_mail=True))
    yield from found or [UnreadableSource(unreadable=explain_absence(named))]


def _walk(folder: Path, *, name: str) -> Iterator[Source]:
    """Yield the Sources in a folder and below it, by name; links to folders are not followed."""
    try:
        with os.scandir(folder) as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
    except OSError as error:
        yield UnreadableSource(unreadable=explain_error(error, source=name))
        return
    if any(entry.name == "cur" and entry.is_dir() for entry in entries):
        yield FilesSource(name=name, path=folder, listing=partial(list_maildir, folder))
        entries = [entry for entry in entries if entry.is_dir() and entry.name not in _MAILDIR_PARTS]
    names: list[str] = []
    for entry in entries:
        if _is_message(entry):
            names.append(entry.name)
        else:
            yield from _enter(entry, name=f"{name}/{entry.name}")
    if names:
        yield FilesSource(name=name, path=folder, listing=partial(list_files, names, folder=folder))


def _enter(entry: os.DirEntry[str], *, name: str) -> Iterator[Source]:
    """Yield the Sources at something in a folder that is not one message."""
    path = Path(entry.path)
    if entry.is_dir(follow_symlinks=False):
        yield from _walk(path, name=name)
    elif entry.is_file():
        yield from _open_file(path, name=name, claims_mail=path.suffix.lower() in _MAIL_SUFFIXES)


def _is_message(entry: os.DirEntry[str]) -> bool:
    """Say whether something is one message: by its name, x.eml or a number as MH gives, or by content."""
    if not entry.is_file():
        return False
    if entry.name.isdigit() or entry.name.lower().endswith(_MESSAGE_SUFFIXES):
        return True
    try:
        return _sniff(Path(entry.path)) in {Form.MESSAGE, Form.EMLX}
    except OSError:
        return False


def _sniff(path: Path) -> Form:
    """Tell the form of a file. Raises OSError."""
    with path.open("rb") as stream:
        return find_form(stream.read(HEAD))


def _open_file(path: Path, *, name: str, claims_mail: bool) -> Iterator[Source]:
    """Yield the Sources in a file; for one that is no mail the reason, if it claims to be some."""
    try:
        form = _sniff(path)
    except OSError as error:
        yield UnreadableSource(unreadable=explain_error(error, source=name))
        return
    if form is Form.MBOX:
        yield MboxSource(name=name, path=path)
    elif form is Form.ZIP and path.suffix.lower() == ".zip":
        yield from open_archive(path, name=name)
    elif form in {Form.MESSAGE, Form.EMLX} or (claims_mail and form is Form.OTHER):
        yield FilesSource(name=name, path=path, listing=partial(list_files, [path.name], folder=path.parent))
    elif claims_mail:
        yield UnreadableSource(unreadable=explain_form(name, form))
