"""Which files a folder had: names in, a mark of constant size out; from later names exactly what is new.

A mark that lists 500 000 names would take megabytes, a mark of times would miss files and re-read flagged
ones. So names are put into an invertible Bloom lookup table (Goodrich and Mitzenmacher 2011; used for set
differences by Eppstein et al. 2011): 33 kB, whatever the number of files, from which the difference of two
sets is peeled off exactly as long as it is below about 1 500 names. A larger one reads the folder in full.
"""

import base64
import struct
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import blake2b

import msgspec

_THIRD = 683
_CELLS = 3 * _THIRD
_PACKED = struct.Struct(f"<{_CELLS}i{_CELLS}Q")


class LedgerMark(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A set of names, much abridged."""

    place: str
    """Digest of the folder's real path, so that two folders called "Mail" are not taken for one."""
    count: int
    total: int
    """All hashes, xored: equal sets are told at once."""
    cells: str
    """Base64 of counts and xored hashes."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Ledger:
    """The table: per cell how many names fell into it, and their hashes xored."""

    counts: list[int] = field(default_factory=lambda: [0] * _CELLS)
    sums: list[int] = field(default_factory=lambda: [0] * _CELLS)

    def add(self, hashes: Iterable[int], *, times: int = 1) -> None:
        """Put hashes in, or with -1 take them out."""
        counts, sums = self.counts, self.sums
        for value in hashes:
            for cell in _cells_of(value):
                counts[cell] += times
                sums[cell] ^= value

    def peel(self) -> tuple[set[int], set[int]] | None:
        """Return what is in with count 1 and with count -1, emptying the table; None where too much is in."""
        over: set[int] = set()
        under: set[int] = set()
        pending = list(range(_CELLS))
        while pending:
            cell = pending.pop()
            value, count = self.sums[cell], self.counts[cell]
            if count not in {1, -1} or cell not in _cells_of(value):
                continue
            (over if count == 1 else under).add(value)
            self.add((value,), times=-count)
            pending.extend(_cells_of(value))
        return None if any(self.counts) or any(self.sums) else (over, under)

    def pack(self) -> str:
        """Return the table as text."""
        return base64.b64encode(_PACKED.pack(*self.counts, *self.sums)).decode()


def parse_cells(cells: str) -> Ledger | None:
    """Return the table that `pack` wrote; None for another text."""
    try:
        values = _PACKED.unpack(base64.b64decode(cells, validate=True))
    except (ValueError, struct.error):
        return None
    return Ledger(counts=list(values[:_CELLS]), sums=list(values[_CELLS:]))


def hash_name(name: str) -> int:
    """Return 64 bits of a name."""
    return int.from_bytes(blake2b(name.encode(errors="surrogateescape"), digest_size=8).digest(), "little")


def xor_all(hashes: Iterable[int]) -> int:
    """Return all hashes, xored."""
    total = 0
    for value in hashes:
        total ^= value
    return total


def _cells_of(value: int) -> tuple[int, int, int]:
    """Return the three cells of a hash, one in each third of the table."""
    return (
        (value & 0xFFFFF) % _THIRD,
        _THIRD + (value >> 20 & 0xFFFFF) % _THIRD,
        2 * _THIRD + (value >> 40 & 0xFFFFF) % _THIRD,
    )
