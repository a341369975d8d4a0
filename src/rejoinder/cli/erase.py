"""`rejoinder erase`: the house in; nothing of the person left out."""

from rejoinder.cli.common import COMMON, Common, house, print_json
from rejoinder.cli.paper import Paper
from rejoinder.errors import UsageError
from rejoinder.wiring import erase


def erase_all(*, yes: bool = False, common: Common = COMMON) -> int:
    """Delete all that is yours here; your mail itself is never touched.

    Parameters
    ----------
    yes
        It is meant: nothing can bring it back.
    """
    with house(common) as opened:
        if not yes:
            raise UsageError(
                f"This deletes all that Rejoinder keeps of you in {opened.home}: letters, words, people, "
                "settings, accounts and their passwords, private pages. Your mail itself is not touched. "
                "To keep a copy first: rejoinder backup FILE. If you mean it: rejoinder erase --yes"
            )
        erase(opened)
        home = str(opened.home)
    if common.json:
        print_json({"erased": home})
    else:
        Paper().line("It is all gone. Be well.", indent=0)
    return 0
