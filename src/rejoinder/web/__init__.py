"""The browser face: one file per page, thin. For this machine only; nothing foreign is asked for."""

from rejoinder.web.app import Desk, build_app, listen, serve
from rejoinder.web.security import Keys

__all__ = ["Desk", "Keys", "build_app", "listen", "serve"]
