"""Tests of HTML as text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.mail.html import read_html, skim_html

PIECES = st.sampled_from([
    "<p>",
    "</p>",
    "<div>",
    "<table><tr><td>",
    "</td></tr></table>",
    "<",
    ">",
    "<!--",
    "-->",
    "<style>",
    "</style>",
    "<blockquote type=cite>",
    "</blockquote>",
    "&nbsp;",
    "&#x",
    "text",
    " ",
    "<br>",
    "\ue000",
    "<ul><li>",
    "\0",
    '<div style="visibility:hidden">',
    "<body hidden>",
])


def test_a_page_is_read_as_a_reader_sees_it() -> None:
    """Paragraphs, line breaks, lists and cells are told apart; links lose their addresses."""
    page = """<html><head><title>Mail</title><style>p { color: red }</style></head><body>
        <p>Dear&nbsp;Ada,</p><p>we chose<br>someone <a href="https://x.example/t?u=1">else</a>.</p>
        <table><tr><td>When</td><td>Tuesday</td></tr></table><ul><li>one</li><li>two</li></ul></body></html>"""
    assert read_html(page) == "Dear Ada,\n\nwe chose\nsomeone else.\n\nWhen  Tuesday\n\n* one\n* two"


@pytest.mark.parametrize(
    "style",
    [
        "display:none",
        "display: none !important",
        "max-height:0px;overflow:hidden",
        "visibility: hidden",
        "mso-hide:all",
        "opacity:0;",
    ],
)
def test_hidden_preheaders_are_dropped(style: str) -> None:
    """What a mail program does not show is not read."""
    shown = '<p style="opacity:0.9;max-height:0.5em">Dear Ada</p>'
    page = f'<body><div style="{style}">Peek inside</div>{shown}</body>'
    assert read_html(page) == "Dear Ada"


def test_invisible_characters_are_removed() -> None:
    """Zero-width fillers are dropped and odd spaces become plain ones."""
    assert read_html("<p>Hel\u200blo\u00ad&zwnj;&#847; &nbsp; Ada\u2009Brook</p>") == "Hello Ada Brook"


def test_quoted_mail_is_quoted_by_sign() -> None:
    """What a page cites has a sign before each line; what it only indents has none."""
    page = """<p>Yes.</p><blockquote type="cite"><p>Are you free?</p>
        <blockquote class="gmail_quote">Ada?</blockquote></blockquote>
        <p>Here.</p><blockquote>A saying.</blockquote>"""
    lines = [line for line in read_html(page).split("\n") if line.strip("> ")]
    assert lines == ["Yes.", "> Are you free?", ">> Ada?", "Here.", "A saying."]


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 300 + "Dear Ada",
        "<table><tr><td>" * 300 + "Dear Ada",
        "<p>Dear Ada</p>" + "<tr><td>x" * 30_000,
    ],
)
def test_pages_beyond_measure_still_give_their_text(page: str) -> None:
    """Nested or filled beyond what can be laid out, a page is skimmed, and its text is there."""
    assert "Dear Ada" in read_html(page)


def test_skimming_finds_the_words() -> None:
    """The rough text has the words of the page in their order, and neither style nor script."""
    head = "<style>p{}</style><script>x<1</script>"
    page = f"{head}<p>Dear&nbsp;Ada,</p><!-- no --><p>we chose <b>some</b>one else.</p>"
    assert skim_html(page, 100) == "Dear Ada, we chose some one else."


@given(st.one_of(st.text(), st.lists(PIECES, max_size=30).map("".join)))
def test_any_page_is_read(page: str) -> None:
    """Whatever the markup, there is a text, without marks of our own."""
    for text in (read_html(page), skim_html(page, 100).replace("\ue000", "")):
        assert isinstance(text, str)
        assert "\ue000" not in text
