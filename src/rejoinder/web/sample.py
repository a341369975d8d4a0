"""The sample: a wish to look around in; a sample person's desk in place of one's own, for a while, out."""

from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from starlette.requests import Request
from starlette.responses import Response

from rejoinder.desk.shelf import Shelf
from rejoinder.web.changes import go
from rejoinder.web.reading import Reading, read_file
from rejoinder.web.visit import Visit
from rejoinder.wiring import House, open_house
from rejoinder.wiring.sample import furnish

OWN = ("/mailbox", "/contacts", "/yours", "/account", "/sync")
"""Where one's own mail and files would come in; not while the sample is looked at."""


@dataclass(kw_only=True)
class Sample:
    """A sample person's house in a folder that is thrown away, while one looks at it."""

    shelf: Shelf = field(default_factory=Shelf)
    _folder: TemporaryDirectory[str] | None = None

    @property
    def stands(self) -> bool:
        """Whether it is looked at."""
        return self._folder is not None

    def open(self) -> AbstractContextManager[House]:
        """Open the house, which must stand."""
        assert self._folder is not None
        return open_house(self._folder.name, {})

    def keeps_out(self, request: Request) -> bool:
        """Say whether a change belongs to one's own desk."""
        return self.stands and request.method == "POST" and request.url.path.startswith(OWN)

    def build(self) -> None:
        """Build the house and read its mail."""
        folder = TemporaryDirectory(prefix="rejoinder-sample-")
        mailbox = furnish(Path(folder.name))
        with open_house(folder.name, {}) as house:
            read_file(house, Reading(), mailbox, own=house.own_addresses)
        self._folder = folder

    def leave(self) -> None:
        """Throw it away."""
        if self._folder is not None:
            folder, self._folder = self._folder, None
            self.shelf.clear()
            folder.cleanup()


def begin(visit: Visit, *, sample: Sample) -> Response:
    """Lead to the sample person's desk."""
    del visit
    if not sample.stands:
        sample.build()
    return go("/")


def leave(visit: Visit, *, sample: Sample) -> Response:
    """Lead back to one's own desk."""
    del visit
    sample.leave()
    return go("/")
