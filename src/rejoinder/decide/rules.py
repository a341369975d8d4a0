"""What a playbook is made of. Values only; decide/playbook.py reads them from TOML."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from rejoinder.decide.conditions import When
from rejoinder.model.step import Channel, MessageKind

COOLING_OFF = timedelta(hours=24)
"""Nothing that is written about a no is due earlier than this after it."""


class Event(StrEnum):
    """What a rule counts from, and what its message is about."""

    NO = "no"
    """The last no that stands."""
    ASKED = "asked"
    """The letter in which the person asked for feedback."""
    FEEDBACK = "feedback"
    """The feedback that came."""
    ANSWER = "answer"
    """The person's answer to the no."""
    CONTACT = "contact"
    """The last real contact in either direction."""
    SILENCE = "silence"
    """What was last heard of an open application; it counts from when that became quiet."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Delay:
    """How long after its event a step is due; only one of these is set. All 0: at once."""

    hours: int = 0
    days: int = 0
    business_days: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """One rule of practice: where these conditions hold, this message is worth writing, and this is why."""

    id: str
    source: str
    """Where it comes from, as "S0 S2"."""
    why: str
    """One or two sentences for the person."""
    when: When
    message: MessageKind | None = None
    """None: where the conditions hold, silence is the advice."""
    channel: Channel = Channel.MAIL
    after: Event = Event.NO
    due: Delay = Delay()
    open_days: int = 14
    """How many days after its event the step may still be proposed (A8)."""
    worth: int = 30
    asks: bool = False
    """Ask the person whether to write at all (A4)."""
    off: bool = False
    """Switched off by the person's own playbook."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Weight:
    """What makes any step worth more, or less (A9)."""

    id: str
    when: When
    adds: int
    off: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Playbook:
    """All rules, in the order they are written."""

    rules: tuple[Rule, ...] = ()
    weights: tuple[Weight, ...] = ()
