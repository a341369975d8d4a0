"""`rejoinder explain MESSAGE`: a letter in; its sentences with what each does, and how all followed, out."""

from rich.text import Text

from rejoinder.cli.common import COMMON, Common, house, print_json
from rejoinder.cli.paper import ACCENT, QUIET, Paper, ink
from rejoinder.desk.cases import get_letter
from rejoinder.desk.shapes import shape_explanation
from rejoinder.desk.words import find_message
from rejoinder.model.case import Letter
from rejoinder.read import Explanation, explain_message
from rejoinder.read.acts import Seen

HARMLESS = frozenset({"you", "topic-job"})
"""Marks of nearly every sentence; they are told in --json only."""


def explain(message: str, /, *, common: Common = COMMON) -> int:
    """Show how a letter was read: what each sentence does and how sure that is, and where each fact stands.

    Parameters
    ----------
    message
        The letter's name as `rejoinder show` gives it, or its Message-ID.
    """
    with house(common) as opened:
        letter = get_letter(opened.casebook, find_message(opened.casebook, message))
        explanation = explain_message(letter.message, me=opened.own_addresses)
        if common.json:
            print_json(shape_explanation(letter.message, explanation))
        else:
            print_explanation(letter, explanation)
    return 0


def print_explanation(letter: Letter, explanation: Explanation) -> None:
    """Write the letter, sentence by sentence, and what followed."""
    paper = Paper()
    paper.title(letter.message.subject or "(no subject)", letter.member[:8])
    paper.quiet(f"from {letter.message.sender.name or letter.message.sender.email}")
    paper.gap()
    for seen in explanation.sentences[1:]:
        paper.line(ink(" ".join(seen.text.split())))
        if deeds := say_deeds(seen):
            paper.line(deeds, indent=6)
    print_conclusion(paper, letter, explanation)


def say_deeds(seen: Seen) -> Text:
    """Say what a sentence does, each act with its probability, and under what marks."""
    best = {deed.act: deed for deed in sorted(seen.deeds, key=lambda deed: deed.probability)}
    told = Text()
    for deed in best.values():
        told.append(f"{deed.act.replace('-', ' ')} ", style=ACCENT)
        told.append(f"{deed.probability:.0%} {deed.detail.replace('_', ' ')}".rstrip() + "   ", style=QUIET)
    marks = dict.fromkeys(name for name, _, _ in seen.marks if name not in HARMLESS)
    told.append(" ".join(marks), style=QUIET)
    return told


def print_conclusion(paper: Paper, letter: Letter, explanation: Explanation) -> None:
    """Write the kind with its reason, the facts with their places, and what the person said."""
    reading = explanation.reading
    paper.section(f"So it is: {reading.kind.value} ({reading.confidence:.0%})")
    paper.line(reading.why)
    if letter.reading.kind is not reading.kind:
        paper.line(f"In your casebook it is: {letter.reading.kind.value}. {letter.reading.why}")
    if explanation.facts:
        paper.section("Facts")
    for fact in explanation.facts:
        paper.row(f"{fact.name}: {fact.value}", "")
        for place in fact.places or ("how the address is spelt",):
            paper.line(ink(" ".join(place.split()), QUIET), indent=6)
    paper.gap()
    paper.todo(f"rejoinder correct {letter.member[:8]} --kind …", "if it is wrong")
