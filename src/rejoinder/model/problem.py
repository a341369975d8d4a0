"""What is wrong in a file that a person writes, told so that it can be put right; the rest of it is used."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """One thing in settings.toml, a playbook or the like that cannot be meant as it stands."""

    file: str
    """Name of the file, as the person knows it."""
    line: int | None
    """Counted from 1; None where it belongs to no line."""
    text: str
    """One sentence: what is wrong, and what to write instead."""

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}, line {self.line}"
        return f"{place}: {self.text}"
