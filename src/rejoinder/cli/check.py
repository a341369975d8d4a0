"""`rejoinder check FILE`: any text in, what a careful adviser would say of it out."""

import sys
from pathlib import Path

from rejoinder.cli.common import COMMON, STDIN, Common, house, print_json
from rejoinder.cli.findings import print_findings
from rejoinder.cli.paper import Paper
from rejoinder.desk.cases import get_case, get_cases
from rejoinder.desk.letters import look_through
from rejoinder.errors import BadInputError

LIMIT = 50_000
"""Bytes: no letter is longer."""


def check(
    file: str,
    /,
    *,
    case: str | None = None,
    language: str | None = None,
    to: str | None = None,
    common: Common = COMMON,
) -> int:
    """See what a text may do to the one who reads it, before it leaves.

    Parameters
    ----------
    file
        A text file, or - for standard input.
    case
        The case it is written for: names and facts are then checked too.
    language
        en, de, fr or es; else it is recognised.
    to
        The mail address it goes to: nobody answers at a no-reply address.
    """
    text = read_text(file)
    with house(common) as opened:
        chosen = get_case(get_cases(opened.casebook), case) if case else None
        findings = look_through(text, case=chosen, language=language, to=to, settings=opened.settings)
    if common.json:
        print_json(findings)
        return 0
    paper = Paper()
    print_findings(paper, findings)
    if not findings:
        paper.line("Nothing to change. It reads like a letter one is glad to get.", indent=0)
    return 0


def read_text(file: str) -> str:
    """Return the text of a file, or raise BadInputError with what to do."""
    try:
        data = (
            sys.stdin.buffer.read(LIMIT + 1)
            if file == STDIN
            else Path(file).expanduser().read_bytes()[: LIMIT + 1]
        )
    except OSError as error:
        raise BadInputError(f"{file} cannot be read ({error.strerror}). Give a text file, or - .") from None
    if len(data) > LIMIT:
        raise BadInputError(f"{file} is longer than any letter. Give just the text you want to send.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInputError(
            f"{file} is no plain text. Save it as text (UTF-8), or paste it with - ."
        ) from None
