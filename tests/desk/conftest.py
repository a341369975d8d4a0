"""A sample mailbox and an empty casebook for each test that asks."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rejoinder.desk.ports import Casebook
from rejoinder.sample import build_mbox
from rejoinder.store import open_casebook

NOW = datetime(2026, 3, 4, 10, tzinfo=UTC)


@pytest.fixture
def mailbox(tmp_path: Path) -> Path:
    """Write the sample mailbox as of NOW."""
    file = tmp_path / "sample.mbox"
    with file.open("wb") as target:
        build_mbox(NOW, target)
    return file


@pytest.fixture
def casebook(tmp_path: Path) -> Iterator[Casebook]:
    """Open an empty casebook on disk."""
    opened = open_casebook(str(tmp_path / "casebook.sqlite"))
    yield opened
    opened.close()
