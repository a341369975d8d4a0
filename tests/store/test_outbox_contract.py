"""What every outbox promises, on every database."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from rejoinder.model.account import Way
from rejoinder.model.delivery import Delivery, DeliveryId, DeliveryState
from rejoinder.model.draft import Draft
from rejoinder.model.step import StepId
from rejoinder.model.words import MemberKey
from rejoinder.store.casebook import SqlCasebook
from store.builders import NOON

APPROVED, CLAIMED = DeliveryState.APPROVED, DeliveryState.CLAIMED


def a_delivery(number: int) -> Delivery:
    """Return a letter as it is approved."""
    draft = Draft(
        step=StepId(f"{number}-reply"),
        to="mina@corp.example",
        subject="Re: Söder 🙂",
        language="en",
        body="Dear Mina,\n\nthank you.\n",
        sentences=(),
    )
    return Delivery(
        id=DeliveryId(0),
        member=MemberKey("log-1"),
        kind="reply",
        draft=draft,
        account="ada@contoso.example",
        way=Way.DRAFT,
        message_id=f"<{number}@contoso.example>",
        raw=bytes(range(256)) * 3,
        at=NOON,
        due=NOON + timedelta(days=1),
        moved_at=NOON,
    )


def test_letters_come_back_as_they_were_approved(casebook: SqlCasebook) -> None:
    """Numbered from one, oldest first, byte for byte."""
    kept = [casebook.outbox.add(a_delivery(number)) for number in (1, 2)]
    assert [one.id for one in kept] == [1, 2]
    assert casebook.outbox.deliveries() == kept


def test_clients_know_nothing_of_each_other(casebook: SqlCasebook, stranger: SqlCasebook) -> None:
    """Another client neither sees a letter nor moves it."""
    kept = casebook.outbox.add(a_delivery(1))
    assert stranger.outbox.deliveries() == []
    assert not stranger.outbox.move(kept.id, CLAIMED, among=[APPROVED], at=NOON)
    assert casebook.outbox.deliveries() == [kept]


def test_a_letter_moves_only_from_where_it_is_said_to_be(casebook: SqlCasebook) -> None:
    """A move from another state does nothing and says so; the note is the latest one."""
    kept = casebook.outbox.add(a_delivery(1))
    later = NOON + timedelta(hours=1)
    assert casebook.outbox.move(kept.id, CLAIMED, among=[APPROVED], at=later, note="On its way.")
    assert not casebook.outbox.move(kept.id, CLAIMED, among=[APPROVED], at=NOON)
    [moved] = casebook.outbox.deliveries()
    assert (moved.state, moved.moved_at, moved.note) == (CLAIMED, later, "On its way.")


@pytest.mark.parametrize("round_", range(5))
def test_of_many_that_claim_a_letter_one_gets_it(engine: Engine, round_: int) -> None:
    """Eight hands at once, one claim; a database in memory has one hand only, so there is nothing to see."""
    if engine.url.render_as_string() == "sqlite://":
        pytest.skip("one hand only")
    casebook = SqlCasebook(engine, client="me")
    kept = casebook.outbox.add(a_delivery(round_))

    def claim(_hand: int) -> bool:
        return casebook.outbox.move(kept.id, CLAIMED, among=[APPROVED], at=NOON)

    with ThreadPoolExecutor(8) as hands:
        assert sum(hands.map(claim, range(8))) == 1
