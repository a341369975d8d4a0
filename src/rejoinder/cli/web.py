"""`rejoinder web`: the casebook in; the same desk in a browser on this machine out."""

from functools import partial

from rejoinder.cli.common import COMMON, Common, house
from rejoinder.cli.paper import Paper
from rejoinder.web import serve

PORT = 8377


def web(*, port: int = PORT, common: Common = COMMON) -> int:
    """Open your desk in the browser. Only this machine can reach it; Ctrl-C closes it.

    Parameters
    ----------
    port
        Another port, where this one is taken.
    """
    Paper().todo(f"http://127.0.0.1:{port}/", "open this in your browser; Ctrl-C ends it")
    serve(partial(house, common), port=port)
    return 0
