"""Private pages: what a person wrote for themselves and a passphrase in, an encrypted file out, and back.

A page is a file of its own beside the casebook, so that no search, export or letter can come upon it: a
salt, and the text under a key that scrypt (RFC 7914) makes of the passphrase and Fernet uses (AES, HMAC).
"""

import os
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from rejoinder.errors import BadInputError, NotFoundError

FOLDER, ENDING = "private", ".page"
_NAMED = "%Y-%m-%dT%H%M%S%fZ"
_SALT = 16
_COST, _BLOCK, _LANES = 2**15, 8, 1
"""Of scrypt: a tenth of a second and 32 MB a try."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PrivatePage:
    """A page that was opened."""

    at: datetime
    """Aware, UTC."""
    text: str


class PrivatePages:
    """The private pages of one home folder."""

    def __init__(self, home: Path) -> None:
        """Take the home folder; nothing is made before a page is kept."""
        self._folder = home / FOLDER

    def count(self) -> int:
        """Count the kept pages."""
        return len(self._files())

    def keep(self, text: str, passphrase: str, *, at: datetime) -> None:
        """Keep a page, whole or not at all. Raises BadInputError where the folder cannot be written."""
        from cryptography.fernet import Fernet

        salt = os.urandom(_SALT)
        data = salt + Fernet(_key(passphrase, salt)).encrypt(text.encode())
        file = self._folder / (at.astimezone(UTC).strftime(_NAMED) + ENDING)
        fresh = file.with_suffix(".new")
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            fresh.touch(mode=0o600)
            fresh.write_bytes(data)
            fresh.replace(file)
        except OSError as error:
            raise BadInputError(
                f"{self._folder} cannot be written ({error.strerror}), so the page is not kept. "
                "Make room there, or keep it on paper."
            ) from None

    def open(self, passphrase: str) -> Iterator[PrivatePage]:
        """Yield the pages, oldest first. Raises NotFoundError or, for another passphrase, BadInputError."""
        from cryptography.fernet import Fernet, InvalidToken

        if not self._files():
            raise NotFoundError("No page is kept.")
        for file in self._files():
            data = file.read_bytes()
            try:
                text = Fernet(_key(passphrase, data[:_SALT])).decrypt(data[_SALT:]).decode()
            except InvalidToken:
                raise BadInputError("That passphrase does not open this page. Try it once more.") from None
            yield PrivatePage(at=datetime.strptime(file.stem, _NAMED).replace(tzinfo=UTC), text=text)

    def burn(self) -> int:
        """Delete all pages, and return how many there were."""
        files = self._files()
        for file in files:
            file.unlink()
        return len(files)

    def _files(self) -> list[Path]:
        return sorted(self._folder.glob(f"*{ENDING}"))


def _key(passphrase: str, salt: bytes) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    return urlsafe_b64encode(
        Scrypt(salt=salt, length=32, n=_COST, r=_BLOCK, p=_LANES).derive(passphrase.encode())
    )
