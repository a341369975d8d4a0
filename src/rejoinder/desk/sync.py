"""The wish to sync: an account's folders in, letters in the casebook and a tally out; how it went is kept.

An account that cannot be reached spoils nothing: what came before the cut is kept, the reason is told and
shown until a sync goes well.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

import msgspec

from rejoinder.desk.ports import Batch, Casebook, Mark, Source, SourceMark
from rejoinder.desk.scan import Scan, scan_source
from rejoinder.errors import EndpointError


@dataclass(frozen=True, kw_only=True, slots=True)
class SyncState:
    """How the last sync of an account went."""

    at: datetime
    """Aware, UTC."""
    error: str = ""
    """A sentence; empty where all went well."""


def sync(
    scan: Scan, address: str, open_sources: Callable[[], Iterable[Source]], *, now: datetime
) -> SyncState:
    """Read what is new in an account and keep how it went."""
    error = ""
    try:
        for source in open_sources():
            scan_source(scan, source)
    except EndpointError as cut:
        error = str(cut)
    state = SyncState(at=now, error=error)
    mark = Mark(msgspec.json.encode(state).decode())
    scan.casebook.add_batch(Batch(marks=[(_name(address), SourceMark(mark=mark, messages=0))]))
    return state


def find_sync_state(casebook: Casebook, address: str) -> SyncState | None:
    """Return how the last sync of an account went; None before the first."""
    kept = casebook.find_mark(_name(address))
    return msgspec.json.decode(kept.mark, type=SyncState) if kept else None


def _name(address: str) -> str:
    """Name an account among the sources; no path and no folder of an account is called so."""
    return f"account:{address}"
