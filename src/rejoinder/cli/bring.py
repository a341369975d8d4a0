"""`rejoinder import PATH…`: address books and LinkedIn exports in; people in the casebook out."""

from pathlib import Path

from rejoinder.cli.common import COMMON, Common, house, print_json, warn
from rejoinder.cli.paper import Paper
from rejoinder.contacts import read_contacts
from rejoinder.desk.imports import Brought
from rejoinder.desk.imports import bring as bring_in
from rejoinder.desk.people_shapes import shape_import
from rejoinder.errors import UsageError

ABOUT = "Name a .vcf file, or the .zip, folder or a .csv of a LinkedIn export: rejoinder import PATH."


def bring(*paths: str, common: Common = COMMON) -> int:
    """Read in address books (.vcf) and LinkedIn exports (.zip, folder or .csv). Twice adds nothing.

    Of LinkedIn messages the text is kept only for people in a case or with a tag; of others, when it was.

    Parameters
    ----------
    paths
        Files or folders.
    """
    if not paths:
        raise UsageError(ABOUT)
    with house(common) as opened:
        name = opened.settings.voice.name
        found = [read_contacts(Path(path).expanduser(), own_name=name) for path in paths]
        for one in found:
            brought = bring_in(
                opened.casebook,
                one.rows,
                one.applications,
                source=one.source,
                own=opened.own_addresses,
                now=opened.now,
            )
            for problem in one.problems:
                warn(problem)
            if common.json:
                print_json(shape_import(brought, one.source, one.problems))
            else:
                Paper().line(f"{one.source}: {say(brought)}.", indent=0)
        if not common.json:
            Paper().todo("rejoinder people", "whom you know now")
    return 0


def say(brought: Brought) -> str:
    """Say what came in."""
    counts = (
        (brought.people, "person", "people"),
        (brought.messages, "message", "messages"),
        (brought.applications, "application", "applications"),
    )
    told = [f"{count} {one if count == 1 else many}" for count, one, many in counts if count]
    new = ", ".join(told) or "nothing new"
    return new + (f"; {brought.known} known before" if brought.known else "")
