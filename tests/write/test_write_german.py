"""German letters: du and Sie, small letters after the greeting, names in their case."""

import re
from itertools import product

import pytest
from casework import a_case, a_draft, a_letter

from rejoinder.model.person import Register, Voice
from rejoinder.model.reading import Contact, KindWord, KindWordType

WEBER = Contact(name="Anna Weber", title="Personalreferentin", email="anna.weber@nordlicht.example")
SIE = (
    "Guten Tag Jordan Marsh,\n\nwir haben anders entschieden. Wir danken Ihnen.\n\nViele Grüße\nAnna Weber\n"
)
DU = "Hallo Jordan,\n\nwir haben uns anders entschieden. Wir wünschen dir alles Gute.\n\nLiebe Grüße\nAnna\n"
REAPPLY = (KindWord(text="Bewerben Sie sich gern wieder.", type=KindWordType.REAPPLY),)


def test_du_follows_their_letter() -> None:
    """A letter that says du is answered with du, and never with Sie."""
    for number, register in product(range(8), Register):
        letter = a_letter(DU, language="de", contact=WEBER, kind_words=REAPPLY)
        voice = Voice(name="Jordan Marsh", register=register)
        draft = a_draft(a_case(letter, number=number), to=WEBER.email, voice=voice)
        assert not re.search(r"\b(?:Sie|Ihnen|Ihre\w*)\b", draft.body), draft.body


def test_sie_follows_their_letter() -> None:
    """A letter that says Sie is answered with Sie, and never with du."""
    for number, register in product(range(8), Register):
        letter = a_letter(SIE, language="de", contact=WEBER, kind_words=REAPPLY)
        voice = Voice(name="Jordan Marsh", register=register)
        draft = a_draft(a_case(letter, number=number), to=WEBER.email, voice=voice)
        assert not re.search(r"\b(?:du|dir|dich|dein\w*|euch|eure\w*|ihr habt)\b", draft.body, re.IGNORECASE)


def test_german_goes_on_small_after_the_greeting() -> None:
    """After "Guten Tag …," a German letter goes on with a small letter, unless a noun or Sie comes first."""
    firsts = set()
    for number, register in product(range(9), Register):
        case = a_case(a_letter(SIE, language="de", contact=WEBER), number=number)
        draft = a_draft(case, to=WEBER.email, voice=Voice(name="Jordan Marsh", register=register))
        firsts.add(draft.body.split("\n\n")[1].split()[0])
    assert not [
        word for word in firsts if word in {"Danke", "Vielen", "Herzlichen", "Für", "Haben", "Dass", "Es"}
    ]


def test_gender_markers_are_not_read_aloud() -> None:
    """The markers of a posting are left out of running text."""
    letter = a_letter(SIE, language="de", contact=WEBER)
    case = a_case(letter, role="Pflegefachkraft (m/w/d) – Ref. 20931", organization="Nordlicht GmbH")
    body = a_draft(case, to=WEBER.email).body
    assert "Pflegefachkraft" in body
    assert not re.search(r"m/w/d|GmbH|20931", body)


@pytest.mark.parametrize(
    ("organization", "said", "unsaid"),
    [
        (
            "Spedition Ferrant",
            "bei der Spedition Ferrant|Team der Spedition Ferrant",
            "(?:bei|von) Spedition",
        ),
        ("Klinikum Erlengrund", "beim Klinikum Erlengrund|vom Klinikum Erlengrund", "(?:bei|von) Klinikum"),
        ("Deutsche Seilbahn AG", "bei Ihnen|Ihr(?:em)? Team|Nachricht", "Deutsche"),
        ("Nordlicht", "(?:bei|von) Nordlicht|Nachricht", "der Nordlicht"),
    ],
)
def test_german_names_stand_in_the_right_case(organization: str, said: str, unsaid: str) -> None:
    """Names that begin with a common noun get its article; those that would be inflected are left out."""
    bodies = []
    for number, register in product(range(9), Register):
        letter = a_letter(SIE, language="de", contact=WEBER, organization=organization)
        voice = Voice(name="Jordan Marsh", register=register)
        bodies.append(
            a_draft(
                a_case(letter, number=number, organization=organization), to=WEBER.email, voice=voice
            ).body
        )
    assert re.search(said, "".join(bodies))
    assert not re.search(unsaid, "".join(bodies))
