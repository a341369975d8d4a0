"""What the facts room hands out: who writes, for whom, about which position."""

from dataclasses import dataclass

from rejoinder.model.reading import Contact


@dataclass(frozen=True, kw_only=True, slots=True)
class Facts:
    """The facts of one message; what is not told is None."""

    organization: str | None = None
    agency: bool = False
    """Whether the organisation is a recruiting agency whose client is not told."""
    role: str | None = None
    requisition: str | None = None
    """The employer's number of the position, as JR0012."""
    contact: Contact | None = None
    no_reply: bool = False
