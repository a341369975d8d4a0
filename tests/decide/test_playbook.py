"""Playbooks as people write them: what is used, what is wrong and on which line, what overrides what."""

import re
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decide.making import after, case, decider, no, own
from rejoinder.decide.conditions import CONDITIONS
from rejoinder.decide.fields import RULE_FIELDS, WEIGHT_FIELDS
from rejoinder.decide.playbook import get_default_playbook, merge, parse_playbook
from rejoinder.decide.rules import Delay, Playbook, Rule
from rejoinder.decide.statements import parse_blocks
from rejoinder.model.reading import Stage
from rejoinder.model.step import Channel, MessageKind

GOOD = """
[[rule]]
id = "my-thanks"
why = "I always thank by LinkedIn."
when = { state = "rejected", met = true }
message = "linkedin-note"
channel = "linkedin"
due = { days = 3 }
"""
SHIPPED = (files("rejoinder.decide") / "playbooks" / "default.toml").read_text("utf-8")
PAGE = Path(__file__).parents[2] / "docs" / "playbook.md"


def _problems(text: str) -> list[tuple[int | None, str]]:
    return [(problem.line, problem.text) for problem in parse_playbook(text, "playbook.toml")[1]]


def _merged(text: str) -> Playbook:
    playbook, problems = parse_playbook(text, "playbook.toml")
    assert problems == []
    return merge(get_default_playbook(), playbook)


def test_the_shipped_playbook_has_no_problems() -> None:
    """Every rule that is shipped is understood, has a reason and says where it comes from."""
    playbook, problems = parse_playbook(SHIPPED, "default.toml", base=Playbook())
    assert problems == []
    assert len(playbook.rules) == SHIPPED.count("[[rule]]")
    assert len(playbook.weights) == SHIPPED.count("[[worth]]")
    assert all(re.fullmatch(r"(S[0-4]( S[0-4])*|common sense)", rule.source) for rule in playbook.rules)
    assert all(rule.why.endswith((".", "?")) for rule in playbook.rules)


def test_the_shipped_playbook_covers_the_practice() -> None:
    """Rules A1 to A9 have a rule, and so has every kind of message that something in the mail calls for."""
    playbook = get_default_playbook()
    ids = " ".join([rule.id for rule in playbook.rules] + [weight.id for weight in playbook.weights])
    assert all(f"A{number}" in ids for number in range(1, 10))
    asked_for = {
        MessageKind.THANKS,
        MessageKind.FEEDBACK_REQUEST,
        MessageKind.LINKEDIN_MESSAGE,
        MessageKind.NEW_OPENING,
        MessageKind.INQUIRY,
        MessageKind.REFERRAL_THANKS,
        MessageKind.WITHDRAWAL,
        MessageKind.REAPPLY,
    }
    assert {rule.message for rule in playbook.rules} == {*MessageKind, None} - asked_for


def test_a_new_rule_is_added() -> None:
    """A rule with an id of its own comes after the shipped ones and proposes its step."""
    rule = _merged(GOOD).rules[-1]
    assert (rule.id, rule.source, rule.message, rule.channel) == (
        "my-thanks",
        "own",
        MessageKind.LINKEDIN_NOTE,
        Channel.LINKEDIN,
    )
    assert (rule.due, rule.open_days) == (Delay(days=3), 14)
    steps = decider(playbook=_merged(GOOD)).steps(case(no()), after(3))
    assert [step.rule for step in steps if step.message_kind is MessageKind.LINKEDIN_NOTE] == ["my-thanks"]


def test_a_rule_with_a_shipped_id_changes_what_it_names() -> None:
    """To keep warm every 60 days takes two lines; the rest of the rule stays as it is."""
    shipped = {rule.id: rule for rule in get_default_playbook().rules}["C-keep-warm"]
    changed = {rule.id: rule for rule in _merged('[[rule]]\nid = "C-keep-warm"\ndue = { days = 60 }').rules}[
        "C-keep-warm"
    ]
    assert changed.due == Delay(days=60)
    assert (changed.when, changed.why, changed.worth) == (shipped.when, shipped.why, shipped.worth)


def test_a_rule_can_be_switched_off() -> None:
    """With off = true a shipped rule proposes nothing and says so."""
    judging = decider(playbook=_merged('[[rule]]\nid = "C-linkedin"\noff = true'))
    answered = case(no(), own(after(1)))
    assert MessageKind.LINKEDIN_NOTE not in {step.message_kind for step in judging.steps(answered, after(2))}
    told = {judgement.rule: judgement.reason for judgement in judging.explain(answered, after(2))}
    assert told["C-linkedin"] == "You switched this rule off."


def test_worth_can_be_changed() -> None:
    """A [[worth]] of one's own weighs on every step it holds for, and a shipped one can be switched off."""
    heavy = _merged('[[worth]]\nid = "mine"\nwhen = { opportunity = "job" }\nadds = 5')
    light = _merged('[[worth]]\nid = "A9-interview"\noff = true')
    usual, more, less = (
        decider(playbook=playbook).steps(case(no(), stage=Stage.INTERVIEW), after(1))[0].worth
        for playbook in (get_default_playbook(), heavy, light)
    )
    assert (more - usual, less - usual) == (5, -6)


def test_a_pattern_of_toml_does_not_matter() -> None:
    """Dotted keys, tables of their own, comments, BOM and Windows line ends mean what TOML says."""
    table = GOOD.replace('when = { state = "rejected", met = true }\n', "").replace("\n", "\r\n")
    dotted = table.replace('id = "my', 'when.state = "rejected" # a\r\nwhen.met = true\r\nid = "my')
    own_table = f'\ufeff{table}\r\n[rule.when]\r\nstate = "rejected"\r\nmet = true\r\n'
    assert _merged(dotted) == _merged(own_table) == _merged(GOOD)


@pytest.mark.parametrize(
    ("line", "instead", "at", "told"),
    [
        ("why = ", "whi = ", 4, "“whi” is not known here; did you mean “why”?"),
        ("met = true }", "mett = true }", 5, "There is no condition “mett”; did you mean “met”?"),
        ("met = true }", 'met = "yes" }', 5, "“met” is true or false, not “yes”."),
        ('state = "rejected"', 'state = "rejectd"', 5, "“state” cannot be “rejectd”; did you mean"),
        ('state = "rejected"', "days_since_no = 5", 5, "“days_since_no” is written as { min = 1,"),
        (
            'state = "rejected"',
            "days_since_no = { min = 9, max = 2 }",
            5,
            "“days_since_no” can never be: its min is above its max.",
        ),
        ('when = { state = "rejected", met = true }', "when = 3", 5, "“when” is written as"),
        ('message = "linkedin-note"', 'message = "fax"', 6, "“message” cannot be “fax”; it is one of reply,"),
        ('message = "linkedin-note"', "message = 3", 6, "“message” cannot be 3; it is one of reply,"),
        ("due = { days = 3 }", "due = 3", 8, "“due” is one of hours, days or business_days, as"),
        ("due = { days = 3 }", "due = { days = -1 }", 8, "“due” is one of hours, days or business_days"),
        ("due = { days = 3 }", "due = { hours = 2 }", 8, "A letter about a no waits at least 24 hours;"),
        ("due = { days = 3 }", "due = { days = 20 }", 2, "This rule closes before it is due;"),
        ("due = { days = 3 }", "worth = 400", 8, "“worth” is a whole number from 0 to 100, not 400."),
        ("due = { days = 3 }", "worth = true", 8, "“worth” is a whole number from 0 to 100, not true."),
        ("due = { days = 3 }", "off = 1", 8, "“off” is true or false, not 1."),
        ("due = { days = 3 }", 'why = "again"', 8, "“why” is said twice here; keep one of them."),
        ("due = { days = 3 }", "due = { days = 3", 8, "This is not TOML: "),
        ("due = { days = 3 }", "x", 8, "This is not TOML: "),
        ("due = { days = 3 }", 'why = """', 8, "This is not TOML: "),
        ('id = "my-thanks"', "", 2, "This rule has no id;"),
        ('id = "my-thanks"', 'id = ""', 3, "“id” is a text in quotes, not “”."),
        ("[[rule]]", "[rule]", 2, "“[rule]” starts nothing that is known here; write [[rule]],"),
        ("[[rule]]", "[[rules]]", 2, "“[[rules]]” starts nothing that is known here; a"),
        ("[[rule]]", "", 3, "“id” stands above the first [[rule]]; put it below one."),
        ('message = "linkedin-note"', "", 2, "The rule “my-thanks” has no “message”, which a new one needs."),
    ],
)  # fmt: skip
def test_each_mistake_is_told_with_its_line(line: str, instead: str, at: int, told: str) -> None:
    """A mistake is named on its line, and only the rule that has it is left out."""
    assert line in GOOD
    spoilt = GOOD.replace(line, instead)
    following = spoilt + '\n[[rule]]\nid = "A1"\nworth = 99\n'
    playbook, problems = parse_playbook(following, "playbook.toml")
    assert (problems[0].line, problems[0].text[: len(told)]) == (at, told)
    assert problems[0].file == "playbook.toml"
    assert [rule.id for rule in playbook.rules] == ["A1"]


def test_a_typo_in_an_id_to_switch_off_is_told() -> None:
    """To switch off a rule that is not there is a mistake, told with the nearest id."""
    assert _problems('[[rule]]\nid = "C-linkedinn"\noff = true') == [
        (2, "There is no rule “C-linkedinn” to switch off; did you mean “C-linkedin”?")
    ]


def test_an_id_said_twice_counts_once() -> None:
    """Of two rules with one id the first is used and the second told."""
    playbook, problems = parse_playbook(GOOD + GOOD.replace("days = 3", "days = 4"), "playbook.toml")
    assert [rule.due for rule in playbook.rules] == [Delay(days=3)]
    assert [(problem.line, problem.text) for problem in problems] == [
        (11, "“my-thanks” is said twice in this playbook; the first one counts.")
    ]


def test_a_spoilt_change_leaves_the_shipped_rule() -> None:
    """Where the person's change of a rule has a mistake, the shipped rule stays in force."""
    playbook, problems = parse_playbook('[[rule]]\nid = "A1"\nworth = "high"', "playbook.toml")
    assert len(problems) == 1
    assert merge(get_default_playbook(), playbook) == get_default_playbook()


def test_several_mistakes_are_told_in_order() -> None:
    """All mistakes of a file are told at once, by line."""
    text = f"nonsense\n{GOOD.replace('met = true', 'mett = true, stat = 1')}worth = -1\n"
    assert [line for line, _ in _problems(text)] == [1, 6, 6, 10]


def test_many_bad_lines_in_a_row_are_told_once() -> None:
    """A torn multi-line value is one mistake, not one for each of its lines."""
    torn = GOOD.replace("when = {", "when = {\n").replace("true }", "true\n}")
    assert [line for line, _ in _problems(torn)] == [5]


def test_an_empty_playbook_changes_nothing() -> None:
    """A file with only comments has no rules and no problems."""
    assert _merged("# mine\n\n") == get_default_playbook()


@given(st.text(alphabet="[]{}=\"'.#\n\\ rulewhnidx019", max_size=200))
def test_no_text_is_too_strange(text: str) -> None:
    """Whatever stands in the file, it is parsed or told, and each problem lies on a line of the text."""
    playbook, problems = parse_playbook(text, "playbook.toml")
    lines = text.count("\n") + 1
    assert all(problem.line is not None and 1 <= problem.line <= lines for problem in problems)
    assert all(isinstance(rule, Rule) for rule in playbook.rules)


@pytest.mark.parametrize(
    "text", ["x = " + "[" * 50_000, "x = 1" + "0" * 9_000, "[[rule]]\nid = 1979-99-99", "\x00"]
)
def test_hostile_values_are_told(text: str) -> None:
    """Bottomless nesting, endless numbers and impossible dates are told like any other mistake."""
    assert len(_problems(text)) == 1


@given(st.lists(st.sampled_from(GOOD.splitlines()), max_size=30).map("\n".join))
def test_lines_are_counted_as_an_editor_counts(text: str) -> None:
    """The line kept for each value of a table is the one it stands on."""
    lines = text.split("\n")
    for block in parse_blocks(text, ("rule", "worth"))[0]:
        assert lines[block.line - 1] == "[[rule]]"
        assert all(lines[block.lines[key] - 1].startswith(key) for key in block.values)


def test_the_page_describes_every_word() -> None:
    """docs/playbook.md names every condition, every key and every shipped rule."""
    page = PAGE.read_text("utf-8")
    playbook = get_default_playbook()
    words = {*CONDITIONS, *RULE_FIELDS, *WEIGHT_FIELDS, *(rule.id for rule in playbook.rules)}
    assert {word for word in words if f"`{word}`" not in page} == set()


def test_the_examples_of_the_page_work() -> None:
    """Every TOML example in docs/playbook.md is a playbook without problems."""
    examples = re.findall(r"```toml\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert examples
    assert [problem for example in examples for problem in _problems(example)] == []
