"""Reading settings.toml: what can be meant is used, what cannot is told with its line."""

from datetime import time

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.model.person import Hours, Policy, Register, Settings, Voice
from rejoinder.settings.fields import get_countries
from rejoinder.settings.parsing import parse_settings

WHOLE = """
addresses = ["Ada@Contoso.example", "ada@fabrikam.example"]
policy = "always"
database = "postgresql://ada:secret@localhost/letters"

[voice]
name = "Ada Okafor"
signature = '''
+49 30 1234
https://ada.example'''
register = "warm"

[hours]
zone = "Europe/Berlin"
country = "de"
quiet_from = 20:30:00
quiet_to = "8:15"
"""


def test_everything_can_be_said() -> None:
    """Every key is read, in each of the ways TOML has for it."""
    settings, problems = parse_settings(WHOLE)
    assert problems == []
    assert settings == Settings(
        addresses=("ada@contoso.example", "ada@fabrikam.example"),
        policy=Policy.ALWAYS,
        database="postgresql://ada:secret@localhost/letters",
        voice=Voice(name="Ada Okafor", signature="+49 30 1234\nhttps://ada.example", register=Register.WARM),
        hours=Hours(zone="Europe/Berlin", country="DE", quiet_from=time(20, 30), quiet_to=time(8, 15)),
    )


@pytest.mark.parametrize("text", ["", "\ufeff# a note\r\n\r\n[voice]\r\n", "[hours]", "[[voice]]"])
def test_nothing_said_is_no_problem(text: str) -> None:
    """What is not said keeps its default."""
    assert parse_settings(text) == (Settings(), [])


PROBLEMS = [
    ('polcy = "always"', "did you mean “policy”?"),
    ("colour = 1", "it is one of addresses, policy, quiet_weeks, gentle, database."),
    ('policy = "never"', "write one of “interviewed”, “always”, “ask”."),
    ("policy = [1]", "is none of the choices"),
    ("addresses = 5", "Write addresses as a list"),
    (
        'addresses = ["ada at contoso"]',
        "“ada at contoso” is no mail address; write it as ada@contoso.example.",
    ),
    ('addresses = ["Ada <ada@contoso.example>"]', "is no mail address"),
    ('database = "mysql://me:secret@host/x"', "write postgresql://name:password@host/database"),
    ("database = 7", "This is no address of a database"),
    ('name = "Ada"', "“name” belongs below [voice]; move it there."),
    ("name: Ada", "This is not TOML"),
    ('addresses = ["ada@contoso.example"', "This is not TOML"),
    ("[vioce]", "did you mean “voice”?"),
    ("[voice.more]", "[voice.more] is not known"),
    ("voice.name = 5", "Write your name in quotes."),
    ('voice = { name = "a\\nb" }', "Write your name on one line."),
    ("voice.signature = 5", "Write your signature in quotes."),
    ("hours.policy = 'ask'", "“policy” belongs above the first [table]; move it there."),
    (
        'hours.zone = "Europe/Berln"',
        "There is no time zone “Europe/Berln”; write its name as in “Europe/Berlin”.",
    ),
    ('hours.zone = "Europe"', "There is no time zone “Europe”"),
    ('hours.zone = "../../etc/passwd"', "There is no time zone"),
    ('hours.zone = ""', "There is no time zone"),
    ("hours.zone = 1", "There is no time zone"),
    ('hours.country = "UK"', "There is no country “UK”; write its two letters, as in “GB”."),
    ('hours.country = "Germany"', "There is no country “Germany”; write its two letters, as in “DE”."),
    ("hours.country = 49", "There is no country “49”"),
    ('hours.quiet_from = "7 pm"', "“7 pm” is no time of day; write it as “19:00”."),
    ('hours.quiet_to = "25:00"', "is no time of day"),
    ("hours.quiet_to = 9", "is no time of day"),
]


@pytest.mark.parametrize(("line", "sentence"), PROBLEMS, ids=[line for line, _ in PROBLEMS])
def test_bad_line_spoils_only_itself(line: str, sentence: str) -> None:
    """What cannot be meant is told with its line and what to write; lines before and after it are used."""
    before = "" if "policy" in line else 'policy = "ask"'
    settings, problems = parse_settings(f'{before}\n# mine\n{line}\n\n[voice]\nregister = "formal"\n')
    (problem,) = problems
    assert (problem.file, problem.line) == ("settings.toml", 3)
    assert sentence in problem.text
    assert problem.text.endswith((".", "?"))
    assert settings.voice.register is Register.FORMAL
    assert settings.policy is (Policy.ASK if before else Policy.INTERVIEWED)


def test_good_addresses_are_used_beside_bad_ones() -> None:
    """One mistyped address does not lose the others, and a single one needs no list."""
    settings, problems = parse_settings('addresses = ["ada@contoso.example", "oops", "ADA@contoso.example"]')
    assert settings.addresses == ("ada@contoso.example",)
    assert [problem.line for problem in problems] == [1]
    assert parse_settings('addresses = "ada@contoso.example"')[0].addresses == ("ada@contoso.example",)


def test_first_of_two_counts() -> None:
    """A key said twice is told where it is said again."""
    settings, problems = parse_settings('policy = "ask"\n\npolicy = "always"\n')
    assert settings.policy is Policy.ASK
    assert [(problem.line, problem.text) for problem in problems] == [
        (3, "“policy” is said twice; the first one counts.")
    ]


def test_table_with_a_typo_is_told_once() -> None:
    """What stands below an unknown table is not told line by line."""
    settings, problems = parse_settings('[hour]\nzone = "Europe/Berlin"\ncountry = "DE"\n')
    assert [problem.line for problem in problems] == [1]
    assert settings == Settings()


def test_list_never_closed_is_told_once() -> None:
    """A value that runs on without an end is told where it begins, and later lines are used."""
    settings, problems = parse_settings('addresses = [\n  "ada@contoso.example",\n\npolicy = "ask"\n')
    assert [problem.line for problem in problems] == [1]
    assert settings.policy is Policy.ASK


def test_password_is_never_shown() -> None:
    """A problem with the address of the database does not repeat it."""
    (problem,) = parse_settings('database = "oracle://me:secret@host/x"')[1]
    assert "secret" not in problem.text


@given(st.text(st.characters(codec="utf-8")) | st.text(alphabet="[]{}=\"'\n\\#.,ab1 "))
def test_any_text_can_be_read(text: str) -> None:
    """No text breaks the reading, and every problem has a line of the text."""
    settings, problems = parse_settings(text)
    assert isinstance(settings, Settings)
    lines = text.count("\n") + 1
    assert all(problem.line is not None and 1 <= problem.line <= lines for problem in problems)


def test_countries_have_holidays() -> None:
    """Every country that settings accept is known to the holidays library."""
    known = holidays.list_supported_countries()
    assert get_countries() <= known.keys()
    assert {"DE", "US", "GB", "IN", "BR", "NG"} <= get_countries()
