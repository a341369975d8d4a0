"""`rejoinder web`: the casebook in; the same desk in a browser on this machine out."""

import webbrowser
from functools import partial
from threading import Timer

from rejoinder.cli.common import COMMON, Common, house
from rejoinder.cli.paper import Paper
from rejoinder.web import Desk, listen, serve

PORT = 8377
SOON = 1.0
"""Seconds after which the desk is there and the browser may look."""


def web(*, port: int = PORT, show: bool = False, common: Common = COMMON) -> int:
    """Open your desk in the browser. Only this machine can reach it; Ctrl-C closes it.

    Parameters
    ----------
    port
        Another port, where this one is taken.
    show
        Start your browser with it too.
    """
    desk = Desk(open_house=partial(house, common))
    listening = listen(port)
    address = f"http://127.0.0.1:{port}/start?key={desk.keys.start}"
    Paper().todo(address, "open this in your browser; Ctrl-C ends it")
    if show:
        opening = Timer(SOON, webbrowser.open, (address,))
        opening.daemon = True
        opening.start()
    serve(desk, listening)
    return 0
