"""`rejoinder backup FILE`: the house in; one file of all that is the person's out."""

from pathlib import Path

from rejoinder.cli.common import COMMON, Common, house, print_json
from rejoinder.cli.paper import Paper
from rejoinder.errors import UsageError
from rejoinder.wiring import back_up


def backup(file: str, /, *, common: Common = COMMON) -> int:
    """Put all that is yours into one file: letters, words, people, settings, locked private pages.

    Passwords of mail accounts stay out of it. Whoever has the file can read your letters.

    Parameters
    ----------
    file
        Where to write it, as my-search.zip; a file that is there is left alone.
    """
    target = Path(file).expanduser()
    if target.exists():
        raise UsageError(f"{target} is there already. Name another file.")
    with house(common) as opened:
        back_up(opened, target)
    size = target.stat().st_size
    if common.json:
        print_json({"file": str(target), "bytes": size})
        return 0
    paper = Paper()
    paper.line(f"All that is yours is in {target} ({size / 1_000_000:.1f} MB), without passwords.", indent=0)
    paper.line("Whoever has it can read your letters: keep it where only you look.", indent=0)
    paper.todo(f"rejoinder restore {target}", "puts it back, here or on another machine")
    return 0
