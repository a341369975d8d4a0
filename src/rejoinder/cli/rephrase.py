"""Rephrasing on paper: a draft in; the same draft, perhaps in other words, out. Consent is asked here."""

import sys

from rejoinder.cli.common import warn
from rejoinder.cli.paper import Paper
from rejoinder.desk.letters import get_errand, rephrase
from rejoinder.desk.ports import Rephraser
from rejoinder.errors import UsageError
from rejoinder.model.case import Case
from rejoinder.model.draft import Draft
from rejoinder.model.step import Step
from rejoinder.wiring import House
from rejoinder.write import Errand

YES = ("y", "yes")


def get_rephrased(opened: House, step: Step, case: Case, written: Draft, *, agreed: bool) -> Draft:
    """Return the draft in other words where they can be trusted; else as it was, and say why."""
    errand = get_errand(step, written, opened.settings)
    rephraser = opened.rephraser
    if not (rephraser.is_local or agreed or ask_consent(errand, rephraser)):
        warn("Nothing was sent.")
        return written
    result = rephrase(rephraser, errand, step, case, written, settings=opened.settings)
    if result.refused:
        warn(f"The letter stays as it was. {result.refused}")
    return result.draft


def ask_consent(errand: Errand, rephraser: Rephraser) -> bool:
    """Show every word that would leave this machine, and ask. Raises UsageError where nobody can answer."""
    if not sys.stdin.isatty():
        raise UsageError(f"The letter would go to {rephraser.host}. Say --agree if it may.")
    paper = Paper()
    paper.title(f"This would go to {rephraser.host}")
    paper.quiet(errand.instructions)
    paper.gap()
    paper.line(errand.letter)
    paper.gap()
    return input("  Send it? [y/N] ").strip().casefold() in YES
