"""The same mail is read the same way in every process, whatever order its sets are in."""

import subprocess
import sys

import pytest

from read.builders import make_message
from rejoinder.model.mail import Address
from rejoinder.read import read_message

READ_ALL = """
from datetime import UTC, datetime
from rejoinder.mail.parse import parse_message
from rejoinder.model.mail import MessageKey, Origin, RawMessage
from rejoinder.read import read_message
from rejoinder.sample.letter import compose_letters
from rejoinder.sample.loading import get_stories
from rejoinder.sample.mime import build_mail
now, origin = datetime(2026, 11, 22, 9, tzinfo=UTC), Origin(source="test", locator="0")
for letter in compose_letters(get_stories(), now):
    raw = RawMessage(key=MessageKey(letter.message.id), origin=origin, data=build_mail(letter).as_bytes())
    print(read_message(parse_message(raw)))
"""
ENGLISH = "Thank you for coming to see us. Sadly we have decided not to offer you the post of receptionist."
FRENCH = "Merci d'être venue. Nous avons le regret de ne pas pouvoir retenir votre candidature à l'accueil."


def read_all(seed: str) -> str:
    """Read the sample mailbox in a process of its own, whose hashes begin at a seed."""
    way = [sys.executable, "-c", READ_ALL]
    done = subprocess.run(way, env={"PYTHONHASHSEED": seed}, capture_output=True, check=True, text=True)
    return done.stdout


@pytest.mark.parametrize("seed", ["1", "2"])
def test_readings_do_not_depend_on_the_process(seed: str) -> None:
    """Three processes with other hashes give the same readings, to the letter."""
    assert read_all(seed) == read_all("0")


@pytest.mark.parametrize(("text", "told"), [(ENGLISH, "Hotel Marrowdene"), (FRENCH, "Hôtel Marrowdene")])
def test_a_word_of_an_address_is_spelled_as_the_letters_language_does(text: str, told: str) -> None:
    """An address has no accents; the name has those of its language, and no other's."""
    sender = Address(name="", email="reception@hotelmarrowdene.example")
    assert read_message(make_message(text, sender=sender)).organization == told
