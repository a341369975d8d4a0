"""Encoding: what is kept can be read again, whatever it says."""

from datetime import UTC

from hypothesis import given
from hypothesis import strategies as st

from rejoinder.model.mail import Invite, Message
from rejoinder.model.reading import Act, Reading
from rejoinder.store.encoding import decode, encode, pack, unpack
from rejoinder.store.schema import storable

MOMENTS = st.datetimes(timezones=st.just(UTC))


@given(st.builds(Message, date=st.none() | MOMENTS, invite=st.none() | st.builds(Invite, start=MOMENTS)))
def test_message_survives(message: Message) -> None:
    """Every message comes back equal from its text."""
    assert decode(encode(message), Message) == message


@given(
    st.builds(
        Reading,
        confidence=st.floats(0, 1),
        acts=st.lists(st.builds(Act, probability=st.floats(0, 1))).map(tuple),
    )
)
def test_reading_survives(reading: Reading) -> None:
    """Every reading comes back equal from its text."""
    assert decode(encode(reading), Reading) == reading


@given(st.binary())
def test_raw_mail_survives(raw: bytes) -> None:
    """Raw mail comes back byte for byte."""
    assert unpack(pack(raw)) == raw


@given(st.text(st.characters(codec=None)))
def test_storable_text_can_be_kept(text: str) -> None:
    """Whatever a file name or header holds becomes text that any database takes."""
    kept = storable(text)
    assert "\0" not in kept
    assert kept.encode().decode() == kept
    assert len(kept) <= len(text)
    assert storable(kept) == kept
