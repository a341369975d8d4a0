"""A draft in, a mailto: link out (RFC 6068), for any mail program; no longer than programs bear."""

from urllib.parse import quote, urlencode

from rejoinder.mail.plain import tidy_line
from rejoinder.model.draft import Draft

LONGEST = 2_000
"""Characters; some programs cut longer links off."""


def compose_mailto(draft: Draft) -> str:
    """Return the link; a body that is too long for one is left out, and must be pasted."""
    headers = [(name, value) for name, value in draft.headers if name == "In-Reply-To"]
    told = [("subject", tidy_line(draft.subject)), *headers, ("body", draft.body.replace("\n", "\r\n"))]
    link = _link(draft.to or "", told)
    return link if len(link) <= LONGEST else _link(draft.to or "", told[:-1])


def _link(to: str, told: list[tuple[str, str]]) -> str:
    return f"mailto:{quote(to, safe='@')}?{urlencode(told, quote_via=quote, safe='')}"
