"""The parts of the facts room one by one: addresses, senders, numbers, titles, languages."""

import tomllib
from importlib.resources import files
from typing import Any

import pytest

from rejoinder.model.mail import Address
from rejoinder.read.facts.numbers import labelled_numbers, numbers_beside_title, self_told_numbers
from rejoinder.read.facts.platforms import Slug, find_slug
from rejoinder.read.facts.senders import Sender, read_sender
from rejoinder.read.facts.titles import clean_title


@pytest.mark.parametrize(
    ("email", "slug"),
    [
        ("jobs@mail.acme.co.uk", Slug("acme", own=True)),
        ("acme@myworkday.com", Slug("acme", own=False)),
        ("acme+autoreply@talent.icims.com", Slug("acme", own=False)),
        ("no-reply@acme.teamtailor-mail.com", Slug("acme", own=False)),
        ("hr@acmecareers.com", Slug("acme", own=True)),
        ("no-reply@us.greenhouse-mail.io", None),
        ("ann@gmail.com", None),
        ("jobs@careers", None),
        ("", None),
    ],
)
def test_an_address_names_the_employer_or_no_one(email: str, slug: Slug | None) -> None:
    """Own domains and services' addresses name the employer; mail providers and mute services do not."""
    assert find_slug(email) == slug


@pytest.mark.parametrize(
    ("name", "email", "sender"),
    [
        ("Acme Recruiting Team", "jobs@acme.example", Sender(organization="Acme", certain=True)),
        ("Ann Lee", "ann.lee@acme.example", Sender(person="Ann Lee")),
        ("Lee, Ann", "a.lee@acme.example", Sender(person="Ann Lee")),
        ("Ann from Acme", "ann@acme.example", Sender(organization="Acme", person="Ann", certain=True)),
        ("Dr. Ann Lee", "praxis@acme.example", Sender(person="Ann Lee")),
        ("Acme via Lever", "no-reply@hire.lever.co", Sender(organization="Acme", is_carried=True)),
        ("Acme @ Postbote", "x@postbote.example", Sender(organization="Acme", is_carried=True)),
        ("Karriere bei Acme", "jobs@acme.example", Sender(organization="Acme", certain=True)),
        (
            "Jefferson University HR",
            "hr@ju.example",
            Sender(organization="Jefferson University", certain=True),
        ),
        ("no-reply", "no-reply@acme.example", Sender()),
        ("", "x@acme.example", Sender()),
    ],
)
def test_a_display_name_names_a_firm_or_a_person(name: str, email: str, sender: Sender) -> None:
    """Team words, carriers and titles are cut; what is left is told apart."""
    assert read_sender(Address(name=name, email=email)) == sender


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Req ID: 158732", "158732"),
        ("Requisition REQ-20931", "20931"),
        ("Kennziffer 2024-17", "2024-17"),
        ("réf. LOG-2024-31", "LOG-2024-31"),
        ("Reference: PBC/0417", "PBC/0417"),
        ("our ref 88/GEO", "88/GEO"),
    ],
)
def test_a_label_tells_a_number(text: str, number: str) -> None:
    """The number behind a label is told in capitals without the label."""
    assert list(labelled_numbers(text)) == [number]


def test_a_number_is_known_by_form_or_place() -> None:
    """JR0012 tells itself; plain digits count beside a title only; years and telephone numbers do not."""
    assert list(self_told_numbers("for JR00128 Ward Clerk")) == ["JR00128"]
    assert list(numbers_beside_title("2026-4471 Structural Engineer")) == ["2026-4471"]
    assert list(numbers_beside_title("Analyst - 3292509")) == ["3292509"]
    assert list(labelled_numbers("the job 2024 was good")) == []
    assert list(self_told_numbers("Tel. 020 7946 0000")) == []


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Ward Clerk - 3292509", "Ward Clerk"),
        ("JR0237951 Data Platforms Intern", "Data Platforms Intern"),
        ("Clerk (Req ID: 24-118)", "Clerk"),
        ("2026 Summer Intern - Finance", "2026 Summer Intern - Finance"),
        ("Pfleger (m/w/d)", "Pfleger (m/w/d)"),
        ("poste de Conducteur", "Conducteur"),
        ("open Data Analyst", "Data Analyst"),
        ("this open position", None),
        ("die ausgeschriebene Stelle", None),
        ("https://acme.example/job", None),
    ],
)
def test_a_title_is_left_without_its_number(text: str, title: str | None) -> None:
    """Numbers and lead-ins go, years and gender marks stay, and what tells nothing is no title."""
    assert clean_title(text) == title


def shape(table: dict[str, Any]) -> dict[str, Any]:
    """Return the keys and types of a table, tables inside it likewise."""
    return {key: shape(value) if isinstance(value, dict) else type(value) for key, value in table.items()}


def test_every_language_has_the_same_tables() -> None:
    """A language's file holds each key of the English one, and no other."""
    folder = files("rejoinder.read.facts").joinpath("languages")
    tables = {item.name: tomllib.loads(item.read_text(encoding="utf-8")) for item in folder.iterdir()}
    assert {name: shape(table) for name, table in tables.items()} == dict.fromkeys(
        tables, shape(tables["en.toml"])
    )
