"""Deliveries: letters that a person approved, and what has become of them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from rejoinder.model.account import Way
from rejoinder.model.draft import Draft
from rejoinder.model.words import MemberKey

DeliveryId = NewType("DeliveryId", int)


class DeliveryState(StrEnum):
    """Where a letter is. It only moves along: approved → claimed → delivered → sent."""

    APPROVED = "approved"
    """It waits to be delivered."""
    CLAIMED = "claimed"
    """It is being handed over; found so later, perhaps it left."""
    DELIVERED = "delivered"
    """It lies where the person wanted it."""
    SENT = "sent"
    """It left, by SMTP or by the person's own hand."""
    UNSURE = "unsure"
    """Perhaps it left, and nobody can be asked: only the person can tell."""
    WITHDRAWN = "withdrawn"
    """The person took it back before it left."""


STANDING = frozenset(DeliveryState) - {DeliveryState.WITHDRAWN}
"""States in which a letter must not be written once more."""

SENDABLE = STANDING - {DeliveryState.SENT}
"""States from which a letter can turn out to be sent."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Delivery:
    """One approved letter."""

    id: DeliveryId
    member: MemberKey
    """The first member of its case."""
    kind: str
    """The kind of message."""
    draft: Draft
    """As it was approved."""
    account: str
    """The address of the account it goes through; empty where it needs none."""
    way: Way
    message_id: str
    """With angle brackets; fixed before the letter leaves."""
    raw: bytes
    """The letter as it leaves (RFC 5322)."""
    at: datetime
    """When it was approved. Aware, UTC."""
    due: datetime
    """It does not leave before. Aware, UTC."""
    state: DeliveryState = DeliveryState.APPROVED
    moved_at: datetime
    """When it came into this state. Aware, UTC."""
    note: str = ""
    """What happened on the way, as a sentence; empty where nothing did."""
