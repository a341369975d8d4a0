"""A folder as a way out: a finished letter in, a file of it that any mail program opens out."""

from dataclasses import dataclass
from pathlib import Path

from rejoinder.errors import EndpointError
from rejoinder.model.delivery import Delivery


@dataclass(frozen=True, kw_only=True, slots=True)
class FilePost:
    """The folder for letters as files."""

    folder: Path

    def put(self, delivery: Delivery) -> None:
        """Write the letter, whole or not at all. Raises EndpointError."""
        file = self.file_of(delivery)
        fresh = file.with_name(f".{file.name}.new")
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            fresh.write_bytes(delivery.raw)
            fresh.replace(file)
        except OSError as error:
            raise EndpointError(f"{file} cannot be written ({error.strerror}).") from None

    def has(self, delivery: Delivery) -> bool | None:
        """Say whether the file is there."""
        return self.file_of(delivery).exists()

    def file_of(self, delivery: Delivery) -> Path:
        """Return the file of a letter: named by its number, its step and nothing of what it says."""
        return self.folder / f"{delivery.id}-{delivery.draft.step}.eml"
