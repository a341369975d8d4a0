"""`rejoinder restore FILE`: a backup in; the house as the backup has it out."""

from pathlib import Path

from rejoinder.cli.common import COMMON, Common, house, print_json
from rejoinder.cli.paper import Paper
from rejoinder.errors import NotFoundError, UsageError
from rejoinder.wiring import is_empty, restore


def bring_back(file: str, /, *, replace: bool = False, common: Common = COMMON) -> int:
    """Put a backup back: letters, words, people, settings. Mail accounts ask for their password again.

    Parameters
    ----------
    file
        A file that `rejoinder backup` wrote.
    replace
        Even if there are letters here; they are kept in before-restore.zip in your home folder.
    """
    source = Path(file).expanduser()
    if not source.is_file():
        raise NotFoundError(f"There is no file {source}.")
    with house(common) as opened:
        if not replace and not is_empty(opened):
            raise UsageError(
                "There are letters here already. With --replace the backup takes their place, "
                "and they are kept in before-restore.zip in your home folder."
            )
        restore(opened, source)
        accounts = [one.address for one in opened.accounts.known]
    if common.json:
        print_json({"restored": str(source), "accounts": accounts})
        return 0
    paper = Paper()
    paper.line("It is all back.", indent=0)
    for address in accounts:
        paper.todo(f"rejoinder account add {address}", "tells its password again")
    paper.todo("rejoinder doctor", "looks whether all is well")
    return 0
