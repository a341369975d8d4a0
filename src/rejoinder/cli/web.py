"""`rejoinder web`: the casebook in; the same desk in a browser on this machine out."""

import os
import webbrowser
from collections.abc import Mapping
from functools import partial
from threading import Timer

from rejoinder.cli.common import COMMON, Common, house
from rejoinder.cli.paper import Paper
from rejoinder.errors import UsageError
from rejoinder.web import Desk, Keys, listen, serve

PORT = 8377
SOON = 1.0
"""Seconds after which the desk is there and the browser may look."""
API_KEY = "REJOINDER_API_KEY"
"""Name of the variable that may hold a key for programs, so that it stays the same."""
SHORTEST_KEY = 32
"""Characters of such a key."""


def web(*, port: int = PORT, show: bool = False, api_key: bool = False, common: Common = COMMON) -> int:
    """Open your desk in the browser. Only this machine can reach it; Ctrl-C closes it.

    Parameters
    ----------
    port
        Another port, where this one is taken.
    show
        Start your browser with it too.
    api_key
        Show the key by which programs may ask at /api/ (docs/api.md). It is a new one each time, unless
        REJOINDER_API_KEY holds one.
    """
    desk = Desk(open_house=partial(house, common), keys=get_keys(os.environ))
    listening = listen(port)
    address = f"http://127.0.0.1:{port}/start?key={desk.keys.start}"
    Paper().todo(address, "open this in your browser; Ctrl-C ends it")
    if api_key:
        shown = f"${API_KEY}" if os.environ.get(API_KEY) else desk.keys.api
        Paper().todo(f"Bearer {shown}", "for programs, at /api/")
    if show:
        opening = Timer(SOON, webbrowser.open, (address,))
        opening.daemon = True
        opening.start()
    serve(desk, listening)
    return 0


def get_keys(environ: Mapping[str, str]) -> Keys:
    """Return the keys of this run. Raises UsageError for a key for programs that could be guessed."""
    told = environ.get(API_KEY, "")
    if told and len(told) < SHORTEST_KEY:
        raise UsageError(
            f"{API_KEY} is too short to be safe. Give it {SHORTEST_KEY} characters or more, drawn at random."
        )
    return Keys(api=told) if told else Keys()
