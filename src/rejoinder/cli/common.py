"""What every command shares: the options --json and --home in; an open house, and JSON on paper, out."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from cyclopts import Parameter

from rejoinder.wiring import House, open_house


@Parameter(name="*")
@dataclass(frozen=True, kw_only=True)
class Common:
    """Options of every command."""

    json: bool = False
    """Print JSON for other programs (docs/json.md)."""
    home: str | None = None
    """Folder of your casebook and settings."""


COMMON = Common()


@contextmanager
def house(common: Common) -> Iterator[House]:
    """Open the house that the options name, and close it again."""
    with open_house(common.home, os.environ) as opened:
        yield opened


def print_json(value: object) -> None:
    """Print one value as indented JSON."""
    import msgspec

    sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n")
    sys.stdout.buffer.flush()


def print_json_lines(values: Iterable[object]) -> None:
    """Print values as JSON, one a line, as they come."""
    import msgspec

    encoder = msgspec.json.Encoder()
    for value in values:
        sys.stdout.buffer.write(encoder.encode(value) + b"\n")
    sys.stdout.buffer.flush()
