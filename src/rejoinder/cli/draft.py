"""`rejoinder draft STEP`: a step in; the letter, what it rests on, and what the checker says, out."""

from pathlib import Path

from rejoinder.cli.check import read_text
from rejoinder.cli.common import COMMON, Common, house, print_json
from rejoinder.cli.findings import print_findings
from rejoinder.cli.paper import QUIET, Paper, ink
from rejoinder.cli.rephrase import get_rephrased
from rejoinder.desk.dates import parse_moment
from rejoinder.desk.letters import draft as write
from rejoinder.desk.letters import edit, get_sender, learn_taste
from rejoinder.desk.plan import get_cases_for
from rejoinder.desk.shapes import shape_draft
from rejoinder.errors import BadInputError
from rejoinder.mail.compose import compose_eml
from rejoinder.model.case import Case
from rejoinder.model.draft import Draft, Sentence
from rejoinder.model.step import Step
from rejoinder.wiring import House


def draft(
    step: str,
    /,
    *,
    eml: str | None = None,
    why: bool = False,
    language: str | None = None,
    edited: str | None = None,
    rephrase: bool = False,
    agree: bool = False,
    on: str = "now",
    common: Common = COMMON,
) -> int:
    """Write the letter for a step, or any letter you name. Nothing is sent; you read it first.

    Parameters
    ----------
    step
        A step that `rejoinder next` names, as 12-reply; or a case and any kind of letter, as 12-mentor; or
        somebody of `rejoinder people`, as p7-keep-warm.
    eml
        A file to write the letter to; your mail program opens it, threaded onto theirs.
    why
        Show what every sentence rests on.
    language
        Its two letters, as de; else the language of their letter.
    edited
        A file with the letter as you changed it, or -; later letters will sound more like you.
    rephrase
        Ask your language model for other words; they are used only if every name, number and claim is yours.
    agree
        With --rephrase: let the letter go to a model that does not run on this machine.
    on
        Another day than today, as for `rejoinder next`.
    """
    with house(common) as opened:
        now = parse_moment(on, now=opened.now, zone=opened.zone)
        cases = get_cases_for(opened.casebook, step, own=opened.own_addresses, now=opened.now)
        chosen, case, written = write(
            cases,
            opened.decider,
            step,
            settings=opened.settings,
            now=now,
            language=language,
            taste=learn_taste(opened.casebook),
        )
        if rephrase:
            written = get_rephrased(opened, chosen, case, written, agreed=agree)
        if edited:
            edit(opened.casebook, chosen, case, written, text=read_text(edited), now=opened.now)
        if eml:
            save_eml(Path(eml).expanduser(), chosen, case, written, opened)
        if common.json:
            print_json(shape_draft(written))
        elif edited:
            print_noted()
        else:
            print_draft(chosen, written, why=why, eml=eml)
    return 0


def save_eml(file: Path, step: Step, case: Case, written: Draft, opened: House) -> None:
    """Write the letter as a file for the mail program, whole or not at all."""
    sender = get_sender(step, case, written, opened.settings)
    data = compose_eml(written, sender=sender, date=opened.now)
    fresh = file.with_name(f".{file.name}.new")
    try:
        fresh.write_bytes(data)
        fresh.replace(file)
    except OSError as error:
        raise BadInputError(f"{file} cannot be written ({error.strerror}). Choose another place.") from None


def print_draft(step: Step, written: Draft, *, why: bool, eml: str | None) -> None:
    """Write the letter on a page of its own, then what it rests on, what was found, what is asked."""
    paper = Paper()
    paper.title(written.subject or step.message_kind.value.replace("-", " "), written.step)
    if written.to:
        paper.quiet(f"to {written.to}")
        paper.gap()
    paper.line(written.body.rstrip())
    paper.gap()
    paper.rule()
    sentences = [sentence for sentence in written.sentences if sentence.facts]
    if why:
        print_facts(paper, sentences)
    print_findings(paper, written.findings)
    for question in written.questions:
        paper.line(question.text)
        paper.todo(f'rejoinder answer {written.step} {question.id} "…"')
    if eml:
        paper.todo(f"open {eml}", "in your mail program; read it, change it, send it yourself")
    elif written.headers:
        paper.todo(f"rejoinder draft {written.step} --eml letter.eml", "for your mail program")
    if sentences and not why:
        paper.quiet(f"rejoinder draft {written.step} --why  what each sentence rests on")


def print_noted() -> None:
    """Say that an edit was kept, and where it shows."""
    paper = Paper()
    paper.line("Noted. What you kept is used again; what you left out comes last.", indent=0)
    paper.todo("rejoinder learned", "what your edits teach, each removable")


def print_facts(paper: Paper, sentences: list[Sentence]) -> None:
    """Write each sentence that claims something with its facts."""
    paper.section("What it rests on")
    for sentence in sentences:
        paper.line(sentence.text)
        for fact in sentence.facts:
            paper.line(ink(f"{fact.name}: {' '.join(fact.value.split())} ({fact.source})", QUIET), indent=4)
