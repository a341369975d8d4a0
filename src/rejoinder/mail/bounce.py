"""Delivery failures: a message's sender, subject and reports in, whether it is one out."""

import re

from rejoinder.mail.parts import Part
from rejoinder.model.mail import Address

_MACHINES = re.compile(r"^(?:mailer-daemon|postmaster|mail-daemon|maildaemon|mdaemon)\b", re.IGNORECASE)
_MACHINE_NAMES = re.compile(r"^(?:mail delivery (?:sub)?system|mailer[ -]daemon)\b", re.IGNORECASE)
_FAILURE = re.compile(
    r"undeliver|not delivered|could ?n.t be delivered"
    r"|delivery (?:status|failure|failed|incomplete|has failed)"
    r"|returned mail|returned to sender|failure notice|mail delivery failed|delivery notification"
    r"|unzustellbar|nicht zugestellt|zustellung.*(?:fehl|gescheitert)|non remis|échec de (?:la )?remise"
    r"|no se (?:ha podido|pudo) entregar|non recapitabile|onbestelbaar",
    re.IGNORECASE,
)
_REPORT_TYPE = re.compile(r"report-type\s*=\s*\"?delivery-status", re.IGNORECASE)
_ACTION = re.compile(rb"^Action:[ \t]*([a-z]+)", re.IGNORECASE | re.MULTILINE)


def is_bounce(sender: Address, subject: str, reports: list[Part]) -> bool:
    """Say whether a message tells that one's own mail was not delivered (RFC 3464, or the old free form).

    A note that a mail is late, or was read, is none.
    """
    for report in reports:
        if report.content_type == "message/delivery-status":
            return _tells_failure(report)
    if any(_REPORT_TYPE.search(report.declared) for report in reports):
        return True
    local = sender.email.partition("@")[0]
    is_machine = _MACHINES.match(local) is not None or _MACHINE_NAMES.match(sender.name) is not None
    return is_machine and _FAILURE.search(subject) is not None


def _tells_failure(status: Part) -> bool:
    """Say whether a delivery status names a failure, or does not name a delay or success."""
    actions = [child.fields.get("action", "").strip().lower() for child in status.children]
    actions += [match[1].decode().lower() for match in _ACTION.finditer(status.load())]
    told = [action for action in actions if action]
    return "failed" in told or not told
