"""Tests of delivery failures."""

import pytest

from mail.mails import read, write
from rejoinder.model.mail import SegmentRole

REPORT = """From: Mail Delivery System <mailer-daemon@relay.example>
Subject: {subject}
MIME-Version: 1.0
Content-Type: multipart/report; report-type={kind}; boundary=b

--b
Content-Type: text/plain

Your message could not be delivered.
--b
Content-Type: message/{part}

Reporting-MTA: dns; relay.example

Final-Recipient: rfc822; jo@northwind.example
Action: {action}
Status: 5.1.1
--b
Content-Type: message/rfc822

From: Ada <ada@seeker.example>
Subject: Thank you

Dear Jo, thank you for your time.
--b--
"""


def report(*, kind: str = "delivery-status", part: str = "delivery-status", action: str = "failed") -> bytes:
    """Return a report of a mail server."""
    return REPORT.format(subject="Report", kind=kind, part=part, action=action).encode()


def test_a_failure_report_is_a_bounce() -> None:
    """A report of a failed delivery is a bounce; the mail that came back is history."""
    message = read(report())
    assert message.is_bounce
    assert "Dear Jo" in message.said(SegmentRole.HISTORY)
    assert message.said(SegmentRole.NEW) == "Your message could not be delivered."


@pytest.mark.parametrize(
    "data",
    [
        report(action="delayed"),
        report(action="delivered"),
        report(kind="disposition-notification", part="disposition-notification"),
        write(Subject="Undeliverable promises: our newsletter"),
        write(From="Mail Delivery System <mailer-daemon@x.example>", Subject="Welcome"),
    ],
)
def test_a_delay_or_a_receipt_is_none(data: bytes) -> None:
    """A mail that is late, was delivered or read, or only speaks of failure, is no bounce."""
    assert not read(data).is_bounce


@pytest.mark.parametrize(
    ("sender", "subject"),
    [
        ("MAILER-DAEMON@relay.example", "Undelivered Mail Returned to Sender"),
        ("Mail Delivery Subsystem <x@relay.example>", "Delivery Status Notification (Failure)"),
        ("postmaster@northwind.example", "Unzustellbar: Danke"),
        ("postmaster@northwind.example", "Undeliverable: Thank you"),
    ],
)
def test_a_failure_in_free_form_is_a_bounce(sender: str, subject: str) -> None:
    """A mail server's own words of failure are a bounce too."""
    assert read(write(From=sender, Subject=subject)).is_bounce
