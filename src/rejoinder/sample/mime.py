"""Letters become mail in the many shapes that real mail has.

In: a letter. Out: an `EmailMessage` which has the same bytes every time.
"""

import html
from email.message import EmailMessage, Message
from email.policy import default
from email.utils import format_datetime

from rejoinder.sample.invitation import write_invitation
from rejoinder.sample.letter import Letter

POLICY = default.clone(cte_type="8bit")
_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n%%EOF\n"
)
_PAGE = """<html><head><title>{title}</title>
<style>p{{font-family:Arial,sans-serif}} .m{{color:#333}}</style></head>
<body>{preheader}<table width="600"><tr><td>
{body}
</td></tr></table>{quoted}
<img src="https://pixel.{domain}/o.gif" width="1" height="1" alt=""></body></html>
"""


def build_mail(letter: Letter) -> EmailMessage:
    """Put a letter into MIME: headers, body in its shape, then what hangs on it."""
    mail = EmailMessage(policy=POLICY)
    _set_headers(mail, letter)
    _set_body(mail, letter)
    _set_extras(mail, letter)
    _set_boundaries(mail, letter.message.id)
    return mail


def get_message_id(key: str) -> str:
    """Write a story's message id as a Message-ID."""
    return f"<{key}@sample.example>"


def _set_headers(mail: EmailMessage, letter: Letter) -> None:
    message = letter.message
    wanted = {
        "Message-ID": get_message_id(message.id),
        "Date": format_datetime(letter.sent),
        "From": message.sender,
        "To": message.to,
        "Cc": message.cc,
        "Reply-To": message.reply_to,
        "Subject": message.subject,
        "In-Reply-To": message.in_reply_to and get_message_id(message.in_reply_to),
        "References": " ".join(get_message_id(key) for key in letter.ancestors),
        "List-Unsubscribe": message.list_unsubscribe,
    }
    for name, value in wanted.items():
        if value:
            mail[name] = value


def _set_body(mail: EmailMessage, letter: Letter) -> None:
    message = letter.message
    text = "\n\n".join(part for part in (letter.text, letter.quoted) if part) + "\n"
    if message.shape == "html":
        mail.set_content(write_html(letter), "html", charset=message.charset, cte=message.encoding)
        return
    mail.set_content(
        _flow(text) if message.shape == "flowed" else text, charset=message.charset, cte=message.encoding
    )
    if message.shape == "flowed":
        mail.set_param("format", "flowed")
    if message.shape in {"alternative", "mixed"}:
        mail.add_alternative(write_html(letter), "html", charset=message.charset, cte="base64")


def _set_extras(mail: EmailMessage, letter: Letter) -> None:
    message = letter.message
    if message.attachment:
        mail.add_attachment(_PDF, maintype="application", subtype="pdf", filename=message.attachment)
    if message.invite:
        mail.add_attachment(
            write_invitation(letter),
            maintype="text",
            subtype="calendar",
            filename="invite.ics",
            params={"method": "REQUEST", "charset": "utf-8"},
        )
    if letter.original and message.shape == "attached":
        mail.add_attachment(build_mail(letter.original))
    if letter.original and message.shape == "report":
        _make_report(mail, letter.original)


def _make_report(mail: EmailMessage, original: Letter) -> None:
    """Turn a mail into a delivery status notification (RFC 3464) about another one."""
    mail.make_mixed()
    mail.replace_header("Content-Type", "multipart/report; report-type=delivery-status")
    status = EmailMessage(policy=POLICY)
    status["Content-Type"] = "message/delivery-status"
    status.set_payload([
        _write_block({"Reporting-MTA": "dns; mx.seeker.example"}),
        _write_block({
            "Final-Recipient": f"rfc822; {original.message.to}",
            "Action": "failed",
            "Status": "5.1.1",
        }),
    ])
    returned = EmailMessage(policy=POLICY)
    returned.set_content(build_mail(original))
    mail.attach(status)
    mail.attach(returned)


def _write_block(fields: dict[str, str]) -> Message:
    block = Message(policy=POLICY)
    for name, value in fields.items():
        block[name] = value
    return block


def _set_boundaries(mail: EmailMessage, key: str) -> None:
    """Name the boundaries, since the generator would otherwise draw them by lot."""
    multiparts = [
        part for part in mail.walk() if part.is_multipart() and part.get_content_maintype() == "multipart"
    ]
    for number, part in enumerate(multiparts):
        part.set_boundary(f"=_{key}_{number}")


def write_html(letter: Letter) -> str:
    """Write a letter as the HTML that mail systems send, hidden preview line and counting pixel included."""
    message = letter.message
    hidden = (
        f'<div style="display:none;max-height:0">{html.escape(message.preheader)}</div>'
        if message.preheader
        else ""
    )
    quoted = f'<blockquote type="cite">{_paragraphs(letter.quoted)}</blockquote>' if letter.quoted else ""
    return _PAGE.format(
        title=html.escape(message.subject),
        preheader=hidden,
        body=_paragraphs(letter.text),
        quoted=quoted,
        domain=message.sender.rpartition("@")[2].strip("> "),
    )


def _paragraphs(text: str) -> str:
    escaped = (html.escape(part, quote=False).replace("\n", "<br>\n") for part in text.split("\n\n"))
    return "\n".join(f'<p class="m">{part}</p>' for part in escaped)


def _flow(text: str) -> str:
    """Break long lines softly (format=flowed, RFC 3676): a space before the break means "goes on"."""
    return "\n".join(_flow_line(line) for line in text.split("\n"))


def _flow_line(line: str) -> str:
    flowed, rest = "", line
    while len(rest) > 74 and " " in rest[:74]:  # noqa: PLR2004 - the width that RFC 3676 asks for, with room
        cut = rest.rindex(" ", 0, 74) + 1
        flowed, rest = f"{flowed}{rest[:cut]}\n", rest[cut:]
    return flowed + rest
