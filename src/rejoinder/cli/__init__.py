"""The terminal face: arguments in; a page, or JSON, and an exit code out. One file per command, thin.

Exit codes: 0 done, 1 the casebook cannot be used, 2 the wish is not understood, 3 nothing found,
4 bad input, 5 partly failed, 130 interrupted.
"""

import os
import sys
from collections.abc import Sequence

from rejoinder.cli.commands import COMMANDS, get_help

INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words or words in (["--help"], ["-h"], ["help"]):
        sys.stdout.write(get_help())
        return 0
    try:
        return run(words)
    except KeyboardInterrupt:
        return say(
            "Stopped. What was written before is safe; the same command goes on from there.", INTERRUPTED
        )
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def run(words: list[str]) -> int:
    """Parse the words and call the command; turn errors into one sentence and an exit code."""
    from cyclopts import App, CycloptsError, Parameter

    from rejoinder.cli.common import STDIN
    from rejoinder.errors import RejoinderError

    app = App(
        name="rejoinder",
        help_formatter="plain",
        default_parameter=Parameter(negative=""),
        result_action="return_value",
        suppress_keyboard_interrupt=False,
    )
    for command in COMMANDS:
        app.command(command.target, name=command.name, help=command.help)
    try:
        return int(
            app([STDIN if word == "-" else word for word in words], exit_on_error=False, print_error=False)
            or 0
        )
    except CycloptsError as error:
        return say(f"{' '.join(str(error).split())} `rejoinder {words[0]} --help` shows how.", 2)
    except RejoinderError as error:
        return say(str(error), error.exit_code)


def say(sentence: str, code: int) -> int:
    """Say one sentence where errors go, and return the exit code."""
    sys.stderr.write(f"{sentence}\n")
    return code
