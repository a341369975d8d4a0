"""`rejoinder doctor`: the house in; whether all is well, and what to do where it is not, out."""

from rejoinder.cli.common import COMMON, Common, house, print_json
from rejoinder.cli.paper import ACCENT, Paper
from rejoinder.desk.cases import get_cases
from rejoinder.desk.doctor import Look, examine

PARTLY = 5


def doctor(*, common: Common = COMMON) -> int:
    """Look whether all is well: who you are, your settings, your mail, your cases."""
    with house(common) as opened:
        looks = examine(
            opened.casebook,
            settings=opened.settings,
            cases=get_cases(opened.casebook),
            problems=(*opened.problems, *opened.playbook_problems, *opened.accounts.problems),
            accounts=[one.address for one in opened.accounts.known],
        )
        if common.json:
            print_json(looks)
        else:
            print_looks(looks, str(opened.home))
    return 0 if all(look.well for look in looks) else PARTLY


def print_looks(looks: list[Look], home: str) -> None:
    """Write a line a look, with what to do where it is not well."""
    paper = Paper()
    paper.title("How things are", home)
    for look in looks:
        paper.mark("✓" if look.well else "!", look.text, style=ACCENT if look.well else "yellow")
        if look.remedy:
            paper.mark("→", look.remedy, style=ACCENT)
