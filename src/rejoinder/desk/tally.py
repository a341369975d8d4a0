"""The tally of a scan: every message is counted once, so that the sum shows whether anything was missed."""

from collections import Counter
from dataclasses import dataclass, field

from rejoinder.desk.ports import Failure
from rejoinder.model.reading import Kind


@dataclass(kw_only=True, slots=True)
class Tally:
    """scanned = by_kind (unsure included) + other + known + failed, always."""

    by_kind: Counter[Kind] = field(default_factory=Counter)
    """Job mail that is new, by kind."""
    other: int = 0
    """New mail that has nothing to do with a job search."""
    known: int = 0
    """Met before, in this scan or an earlier one."""
    failures: list[Failure] = field(default_factory=list)

    @property
    def failed(self) -> int:
        """Count what could not be read."""
        return len(self.failures)

    @property
    def letters(self) -> int:
        """Count the new job mail."""
        return self.by_kind.total()

    @property
    def scanned(self) -> int:
        """Count every message met."""
        return self.letters + self.other + self.known + self.failed
