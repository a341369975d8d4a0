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

STDIN = "(standard input)"
"""What a lone "-" is called while options are parsed, which would take it for one of them."""


@contextmanager
def house(common: Common) -> Iterator[House]:
    """Open the house that the options name, and close it again."""
    with open_house(common.home, os.environ) as opened:
        yield opened


def named(paths: Iterable[str]) -> list[str]:
    """Return paths as a person wrote them."""
    return ["-" if path == STDIN else path for path in paths]


def warn(sentence: str) -> None:
    """Say a sentence beside the page: where errors go, on one line."""
    sys.stderr.write(f"{sentence}\n")


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
