"""What is worth doing has a name for every kind of letter."""

from rejoinder.cli.upcoming import NAMES
from rejoinder.model.step import MessageKind


def test_every_kind_of_letter_has_a_name() -> None:
    """No step can be proposed that the terminal cannot name."""
    assert set(NAMES) == set(MessageKind)
