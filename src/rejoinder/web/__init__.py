"""The browser face: one file per page, thin. Served on this machine only; no script, nothing foreign."""

from rejoinder.web.app import build_app, serve

__all__ = ["build_app", "serve"]
