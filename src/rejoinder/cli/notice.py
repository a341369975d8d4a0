"""A notice on the desktop: how many letters are due in; one calm sentence, naming nobody, out."""

import shutil
import subprocess
import sys

TITLE = "Rejoinder"
PATIENCE = 10
"""Seconds that the desktop may take."""


def show_notice(due: int) -> int:
    """Show how many letters are due, where there are any and a desktop is there to show it."""
    command = find_command(say(due)) if due else None
    if command:
        try:
            subprocess.run(command, check=False, timeout=PATIENCE, capture_output=True)  # noqa: S603  a list, ours
        except (OSError, subprocess.TimeoutExpired):
            return 0
    return 0


def say(due: int) -> str:
    """Say it without a name: others may see the screen."""
    return "One letter is worth writing today." if due == 1 else f"{due} letters are worth writing today."


def find_command(text: str) -> list[str] | None:
    """Return what shows a text here, None where nothing does."""
    if sys.platform == "darwin" and (script := shutil.which("osascript")):
        return [script, "-e", f'display notification "{text}" with title "{TITLE}"']
    sender = shutil.which("notify-send")
    return [sender, f"--app-name={TITLE}", TITLE, text] if sender else None
