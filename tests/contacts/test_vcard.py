"""vCards in and out."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.contacts import compose_cards, make_uid, parse_cards
from rejoinder.contacts.compose import OCTETS, compose_card
from rejoinder.model.people import Card, Person, PersonNumber, Position
from rejoinder.model.words import PersonKey

words = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z"]) | st.sampled_from(' \\,;:"='), max_size=90
).map(lambda text: " ".join(text.split()))
named = words.filter(bool)
notes = st.lists(words.filter(bool), max_size=3).map("\n".join)
emails = st.from_regex(r"[a-z0-9]{1,40}@[a-z0-9]{1,40}\.example", fullmatch=True)
positions = st.builds(Position, organization=named, title=st.none() | named)
cards = st.builds(
    Card,
    name=named,
    emails=st.lists(emails, max_size=4, unique=True).map(tuple),
    positions=st.lists(positions, max_size=3).map(tuple),
    tags=st.lists(named, max_size=3, unique=True).map(tuple),
    note=notes,
    linkedin=st.just("") | st.just("https://www.linkedin.com/in/ada-okafor"),
    uid=named,
    source=st.just("all.vcf"),
    connection=st.just(Card(name="", source="").connection),
    since=st.none(),
)
ADA = Person(
    number=PersonNumber(3),
    key=PersonKey("mail:ada@contoso.example"),
    traces=(PersonKey("mail:ada@contoso.example"),),
    name="Ada Okafor",
    emails=("ada@contoso.example",),
)


@given(st.lists(cards, min_size=1, max_size=3))
def test_cards_survive_the_round_trip(written: list[Card]) -> None:
    """Whatever stands on cards is read back from the file that was made of them."""
    read, problems = parse_cards(b"".join(map(compose_card, written)), "all.vcf")
    assert read == written
    assert problems == []


@given(cards)
def test_no_line_is_longer_than_75_octets(card: Card) -> None:
    """Long lines are folded, and never inside a character."""
    lines = compose_card(card).split(b"\r\n")
    assert max(map(len, lines)) <= OCTETS
    assert all(line.decode() is not None for line in lines)


@given(st.binary(max_size=400) | st.text(max_size=400).map(lambda text: f"BEGIN:VCARD\n{text}".encode()))
def test_any_file_can_be_looked_at(data: bytes) -> None:
    """Whatever a file holds, there are cards or sentences, and no error."""
    read, problems = parse_cards(data, "x.vcf")
    assert read or problems


def test_a_person_keeps_their_uid() -> None:
    """The same person has the same UID in every export, also when more is known of them."""
    grown = replace(ADA, emails=(*ADA.emails, "ada@home.example"), number=PersonNumber(9))
    assert make_uid(ADA) == make_uid(grown)
    assert make_uid(ADA).startswith("urn:uuid:")
    assert make_uid(replace(ADA, uid="abc")) == "abc"


def test_a_persons_card_says_version_and_time() -> None:
    """The file is vCard 4.0 and says when it was true."""
    text = compose_cards([ADA], now=datetime(2026, 3, 4, 10, tzinfo=UTC)).decode()
    assert text.startswith("BEGIN:VCARD\r\nVERSION:4.0\r\n")
    assert "REV:20260304T100000Z\r\n" in text


def test_a_broken_card_costs_only_itself() -> None:
    """Lines that are none are counted; the rest of the card, and the other cards, are used."""
    data = b"BEGIN:VCARD\nFN:Ada Okafor\n???\nEMAIL:ADA@contoso.example\nBEGIN:VCARD\nNOTE:x\nEND:VCARD\n"
    read, problems = parse_cards(data, "a.vcf")
    assert [(card.name, card.emails) for card in read] == [("Ada Okafor", ("ada@contoso.example",))]
    assert len(problems) == 2


@pytest.mark.parametrize(
    "data",
    [
        b"BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Ana S=C3=\n=B6der\nEND:VCARD",
        "BEGIN:VCARD\nVERSION:3.0\nN:Söder;Ana;;;\nEND:VCARD".encode("cp1252"),
        "BEGIN:VCARD\nVERSION:4.0\nitem1.FN:Ana\n  Söder\nEND:VCARD".encode("utf-16"),
    ],
)
def test_old_cards_and_other_alphabets_are_read(data: bytes) -> None:
    """Quoted-printable of 2.1, Windows-1252 and UTF-16 give the same name."""
    assert [card.name for card in parse_cards(data, "a.vcf")[0]] == ["Ana Söder"]
