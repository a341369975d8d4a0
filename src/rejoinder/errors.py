"""Every error a person can meet, in one tree; each carries what a face needs to show it.

RejoinderError
├── UsageError          exit 2, HTTP 400   the wish itself cannot be understood
│   └── ConflictError   exit 2, HTTP 409   it comes too late, or too early
├── NotFoundError       exit 3, HTTP 404   the wish is fine, but there is nothing there
├── BadInputError       exit 4, HTTP 422   a file, setting or playbook cannot be read
│   └── BadSettingsError
├── PartlyFailedError   exit 5, HTTP 207   most of it worked; what did not is named
├── EndpointError       exit 6, HTTP 502   another machine or program did not do its part
│   └── UnconfirmedError
└── CasebookError       exit 1, HTTP 503   the casebook cannot be opened or written
    └── DiskFullError

The message of an error is one sentence for a person: what happened, and what to do.
"""

from typing import ClassVar


class RejoinderError(Exception):
    """Something a person should be told in one sentence."""

    exit_code: ClassVar[int] = 1
    http_status: ClassVar[int] = 500


class UsageError(RejoinderError):
    """The wish cannot be understood as it was put."""

    exit_code = 2
    http_status = 400


class ConflictError(UsageError):
    """The wish is understood, but things have moved on, or are not so far yet."""

    http_status = 409


class NotFoundError(RejoinderError):
    """There is nothing of that name here."""

    exit_code = 3
    http_status = 404


class BadInputError(RejoinderError):
    """A file or text cannot be read for what it should be."""

    exit_code = 4
    http_status = 422


class BadSettingsError(BadInputError):
    """settings.toml or a playbook says something that cannot be meant."""


class PartlyFailedError(RejoinderError):
    """Most of the wish was granted; the message names what was not."""

    exit_code = 5
    http_status = 207


class EndpointError(RejoinderError):
    """Another machine or program did not answer, or not as agreed."""

    exit_code = 6
    http_status = 502


class UnconfirmedError(EndpointError):
    """It was handed over, and nobody said whether it arrived."""


class CasebookError(RejoinderError):
    """The casebook cannot be opened or written."""

    http_status = 503


class DiskFullError(CasebookError):
    """There is no room left; what was written before is safe."""
