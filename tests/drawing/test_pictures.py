"""Pictures of searches of any size: whole, legible, linked, and safe to put on a page."""

import doctest
import re
import tomllib
from functools import partial
from importlib.resources import files
from itertools import combinations
from types import ModuleType
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drawing.reading import SVG, find_words, read, tags
from learn.searches import now_after, search
from rejoinder.desk.pictures import draw_all, tabulate_all
from rejoinder.desk.trends import Trends, get_trends
from rejoinder.draw import lettering, strip, weeks
from rejoinder.draw.looks import DARK, LIGHT, OF_PAGE, get_page_rules, get_rules, stand_alone
from rejoinder.draw.organizations import SHOWN, draw_organizations
from rejoinder.draw.sankey import lay_bands, lay_bars
from rejoinder.draw.sheet import Width, embed
from rejoinder.draw.strip import draw_waits
from rejoinder.learn.flow import Standing
from rejoinder.model.case import CaseNumber
from rejoinder.web.pictures import say_as
from rejoinder.web.texts import LANGUAGES
from rejoinder.web.texts.inner import find_wording

SIZES = (0, 1, 2, 7, 40, 300, 2_000)


def _trends(count: int, seed: int = 1) -> Trends:
    return get_trends(search(count, seed=seed), now=now_after(), zone="Europe/Berlin")


def _address(name: str, cases: tuple[CaseNumber, ...]) -> str:
    return f"/case/{cases[0]}" if len(cases) == 1 else f"/trends/{name}"


@pytest.mark.parametrize("module", [lettering, strip, weeks])
def test_the_examples_in_docstrings_hold(module: ModuleType) -> None:
    """What the docstrings show is what happens."""
    found = doctest.testmod(module)
    assert (found.failed, found.attempted > 0) == (0, True)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", Width)
@pytest.mark.parametrize("count", SIZES)
def test_words_lie_on_the_paper_and_not_on_each_other(count: int, width: Width, language: str) -> None:
    """From no application to two thousand, in both forms, no two texts overlap and none is cut off."""
    for picture in draw_all(_trends(count), width, say=partial(say_as, language)):
        words = find_words(read(picture))
        assert [(one.text, two.text) for one, two in combinations(words, 2) if one.touches(two)] == []
        for one in words:
            assert one.left >= -4, one
            assert one.right <= picture.width + 4, one
            assert one.top >= 0, one
            assert one.bottom <= picture.height + 1, one


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 90), st.integers(0, 10_000), st.sampled_from(Width))
def test_any_search_makes_pictures(count: int, seed: int, width: Width) -> None:
    """Whatever a search is like, whole pictures come of it, and no two texts overlap."""
    for picture in draw_all(_trends(count, seed), width):
        words = find_words(read(picture))
        assert [(one.text, two.text) for one, two in combinations(words, 2) if one.touches(two)] == []


def _find_letters(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", text))


@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - {"en"}))
@pytest.mark.parametrize("count", SIZES)
def test_all_words_of_pictures_and_tables_are_there_in_each_language(count: int, language: str) -> None:
    """Titles, sentences, labels, what marks tell, heads and cells hold no word of another language."""
    wordings = files("rejoinder.web.texts.inner").joinpath(f"{language}.toml").read_text("utf-8")
    known = {word for wording in tomllib.loads(wordings).values() for word in _find_letters(wording)}
    foreign: dict[str, str | None] = {}

    def say(words: str) -> str:
        found = find_wording(words, language)
        if found is None or not _find_letters(found) <= known | names:
            foreign[words] = found
        return words

    for seed in range(1, 9):
        trends = _trends(count, seed)
        names = {word for wait in trends.waits.waits for word in _find_letters(wait.organization or "")}
        for width in Width:
            draw_all(trends, width, say=say)
        tabulate_all(trends, say=say)
    assert foreign == {}


@pytest.mark.parametrize("width", Width)
def test_a_policy_without_inline_styles_lets_pictures_stand(width: Width) -> None:
    """What a page embeds has no style attribute, no style sheet, no script and no handler."""
    for picture in draw_all(_trends(40), width, _address):
        root = read(picture)
        assert set(tags(root)) <= {"svg", "title", "desc", "g", "a", "rect", "path", "circle", "line", "text"}
        names = {name for element in root.iter() for name in element.attrib}
        assert not [name for name in names if name == "style" or name.startswith("on")]


@pytest.mark.parametrize("colours", [LIGHT, DARK, OF_PAGE])
def test_every_look_has_a_rule(colours: object) -> None:
    """Each class that a mark may have is coloured in each set of colours."""
    rules = get_rules(LIGHT if colours is LIGHT else DARK if colours is DARK else OF_PAGE)
    for picture in draw_all(_trends(300), Width.WIDE):
        for element in read(picture).iter():
            for name in element.get("class", "").split():
                assert name == "picture" or f".{name} " in rules


def test_every_mark_leads_to_its_cases() -> None:
    """Given addresses, each stream, place, day and wait is a link that says what it is; without, none is."""
    trends = _trends(40)
    for picture in draw_all(trends, Width.WIDE, _address):
        links = list(read(picture).iter(f"{SVG}a"))
        assert links
        assert all(link.attrib["href"].startswith(("/case/", "/trends/")) for link in links)
        assert all((link[0].tag, bool(link[0].text)) == (f"{SVG}title", True) for link in links)
        assert picture.is_linked
    assert not any(picture.is_linked for picture in draw_all(trends, Width.WIDE))


def test_a_picture_tells_what_it_is_to_those_who_do_not_see_it() -> None:
    """It has a title and a sentence; it is one image, or a group where it holds links."""
    for address, role in ((None, "img"), (_address, "group")):
        for picture in draw_all(_trends(40), Width.WIDE, address):
            root = read(picture)
            assert (root.attrib["role"], root.attrib["aria-label"]) == (role, picture.title)
            assert [part.text for part in root[:2]] == [picture.title, picture.sentence]


def test_many_organisations_are_shown_by_both_ends() -> None:
    """Of three hundred the quickest and the slowest have a row, and the rest is counted between them."""
    words = [one.text for one in find_words(read(draw_organizations(_trends(300).waits, Width.NARROW)))]
    assert len(words) == 2 * SHOWN + 1
    assert [text for text in words if text.startswith("…")] == [words[-1]]


def test_names_from_mail_are_text() -> None:
    """An organisation called like a script is shown as it is called, and runs nothing."""
    waits = draw_waits(_trends(300).waits, Width.WIDE)
    assert "<script" not in embed(waits)
    assert any("<script>" in (title.text or "") for title in read(waits).iter(f"{SVG}title"))


@pytest.mark.parametrize("count", SIZES)
def test_bands_fill_their_bars(count: int) -> None:
    """The streams that leave a bar, and those that reach it, are as high as the bar is."""
    flow = _trends(count).flow
    bars = lay_bars(flow, Width.WIDE)
    bands = list(lay_bands(flow, bars))
    for place, bar in bars.items():
        out = sum(band.thickness for band in bands if band.stream.source is place)
        into = sum(band.thickness for band in bands if band.stream.target is place)
        assert bar.height >= max(out, into) - 1e-6
        assert bar.height <= max(out, into, 2) + 1e-6
        assert isinstance(place, Standing) or out > 0


def test_a_file_stands_alone() -> None:
    """It brings its colours for light and dark, its title and its sentence; a page needs nothing else."""
    for picture in draw_all(_trends(40), Width.NARROW):
        text = stand_alone(picture, Width.NARROW)
        root = fromstring(text.encode())  # noqa: S314  our own
        words = " ".join(_texts(root))
        assert picture.title in words
        assert picture.sentence.split()[0] in words
        assert "prefers-color-scheme: dark" in text
        assert "prefers-color-scheme" not in stand_alone(picture, Width.NARROW, LIGHT)
        assert "var(" not in text


def test_a_page_shows_one_form_at_a_time() -> None:
    """Forms are told apart by class, and the page's rules hide one of them."""
    (picture, *_) = draw_all(_trends(1), Width.NARROW)
    assert 'class="picture narrow"' in embed(picture, form=Width.NARROW)
    assert re.search(r"\.picture\.wide \{ display: none; \}", get_page_rules())


def _texts(root: Element) -> list[str]:
    return [element.text or "" for element in root.iter(f"{SVG}text")]
