"""A gallery: thirty letters beside the mail they answer, for people to read; markdown and HTML out."""

from collections.abc import Iterable
from html import escape

from composing.cases import Written

MOST = 30

_PAGE = """<!doctype html>
<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Letters to read</title>
<style>
body {{ font: 1rem/1.5 Georgia, serif; margin: 2rem auto; max-width: 68rem; padding: 0 1rem; color: #222 }}
h2 {{ font-size: 1rem; font-weight: normal; color: #666; margin: 2.5rem 0 .5rem }}
article {{ display: grid; grid-template-columns: repeat(auto-fit, minmax(18rem, 1fr)); gap: 2rem }}
pre {{ white-space: pre-wrap; font: inherit; margin: 0 }}
pre:first-child {{ color: #777 }}
</style>
<h1>Letters to read</h1>
{letters}
"""


def choose(letters: Iterable[Written]) -> list[Written]:
    """Return letters spread over kinds, stages and languages."""
    fitting = [written for written in letters if not written.draft.findings]
    step = max(1, len(fitting) // MOST)
    return fitting[::step][:MOST]


def make_markdown(letters: Iterable[Written]) -> str:
    """Return the gallery as markdown, their letter quoted."""
    parts = ["# Letters to read", "Each is the answer to the mail quoted above it.", ""]
    for written in letters:
        parts += [f"## {_title(written)}", "", *(f"> {line}" for line in written.source.splitlines()), ""]
        parts += ["```text", written.draft.body.rstrip(), "```", ""]
    return "\n".join(parts)


def make_page(letters: Iterable[Written]) -> str:
    """Return the gallery as a page of HTML, their letter beside ours."""
    rows = (
        f"<h2>{escape(_title(written))}</h2><article><pre>{escape(written.source)}</pre>"
        f"<pre>{escape(written.draft.body)}</pre></article>"
        for written in letters
    )
    return _PAGE.format(letters="\n".join(rows))


def _title(written: Written) -> str:
    draft, voice = written.draft, written.voice
    return f"{written.step.message_kind} · {draft.language} · {voice.register} · after: {written.case.stage}"
