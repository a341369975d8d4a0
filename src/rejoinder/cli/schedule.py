"""`rejoinder schedule`: the system's own timer in; a recipe to paste out. Nothing is installed."""

import shlex
import shutil
import sys
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Literal
from xml.sax.saxutils import escape

from cyclopts import Parameter

from rejoinder.cli.common import COMMON, Common, house, print_json, warn

TIMERS = Literal["systemd", "launchd", "cron"]
SPELL: dict[str, Callable[[str], str]] = {
    "systemd": lambda command: command.replace("%", "%%"),
    "launchd": escape,
    "cron": lambda command: command.replace("%", r"\%"),
}
"""What means something else to each timer, so that it means itself."""


def schedule(
    timer: TIMERS | None = None,
    /,
    *,
    print_: Annotated[bool, Parameter(name="--print")] = True,
    common: Common = COMMON,
) -> int:
    """Print a recipe that reads new mail every hour, delivers what you approved, and says what is due.

    Parameters
    ----------
    timer
        systemd, launchd or cron; without it what this system has.
    print_
        Print it; I never install anything myself.
    """
    del print_
    chosen = timer or find_timer()
    with house(common) as opened:
        recipe = compose(chosen, opened.home)
    if common.json:
        print_json({"timer": chosen, "recipe": recipe})
        return 0
    sys.stdout.write(recipe)
    warn("Nothing was installed. Put it where its first lines say.")
    return 0


def find_timer() -> TIMERS:
    """Return the timer that this system most likely has."""
    if sys.platform == "darwin":
        return "launchd"
    return "systemd" if shutil.which("systemctl") else "cron"


def compose(timer: TIMERS, home: Path) -> str:
    """Fill a recipe with this program and this home."""
    program = shutil.which("rejoinder")
    words = [program] if program else [sys.executable, "-m", "rejoinder"]
    command = f"/usr/bin/env {shlex.quote(f'REJOINDER_HOME={home}')} {shlex.join(words)}"
    text = files(__package__).joinpath("recipes", f"{timer}.txt").read_text(encoding="utf-8")
    return text.replace("{rejoinder}", SPELL[timer](command))
