"""The desk in a real browser: each page's main job, with and without scripts, for everyone."""

import re
from itertools import product

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from rejoinder.web import Desk
from rejoinder.web.routes import PAGES
from web.conftest import Seat, sit_down

AXE = Axe()
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
WIDTHS = (360, 768, 1280)


def find_places(seat: Seat) -> dict[str, str]:
    """Return an address for each page, with things that are there."""
    seat.go("/letters?words=ledger+audit&kind=rejection")
    letter = seat.page.locator("a.row").first.get_attribute("href") or ""
    case = seat.go(letter).locator('a[href^="/case/"]').first.get_attribute("href") or ""
    step = seat.go("/").locator('a[href^="/draft/"]').first.get_attribute("href") or ""
    person = seat.go("/people").locator('a[href^="/person/"]').first.get_attribute("href") or ""
    filled = {
        "/letter/{key}": letter,
        "/case/{number}": case,
        "/organization/{name:path}": "/organization/Quillwater",
        "/draft/{step}": step,
        "/person/{number}": person,
        "/person/{number}/erase": f"{person}/erase",
        "/search": "/search?q=interview",
    }
    return {path: filled.get(path, path) for path in (*PAGES, "/cases?view=board", "/nowhere")}


def test_a_letter_is_corrected_and_taken_back_by_hand(seat: Seat) -> None:
    """Open the list, the letter, say what it is, see it, undo it."""
    page = seat.go("/letters?words=ledger+audit&kind=rejection")
    page.locator("a.row").first.click()
    expect(page.locator(".big")).to_contain_text("a no")
    page.get_by_text("It is something else").click()
    page.get_by_label("Kind").select_option("status")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status")).to_contain_text("Noted")
    expect(page.locator(".big")).to_contain_text("you said so")
    page.get_by_role("status").get_by_role("button", name="Undo").click()
    expect(page.locator(".big")).to_contain_text("a no")


def test_search_shows_what_is_found_as_one_types(seat: Seat) -> None:
    """Without any press of Enter; and the address can be kept."""
    page = seat.go("/search")
    page.get_by_role("main").get_by_label("Search").press_sequentially("quillw")
    expect(page.locator("#found")).to_contain_text("Backend Engineer")
    expect(page).to_have_url(re.compile("q=quillw"))


def test_unsure_letters_are_told_by_keys_alone(seat: Seat) -> None:
    """A letter a key, and a key to leave one for later."""
    page = seat.go("/review")
    before = page.locator("h1").inner_text()
    page.keyboard.press("x")
    expect(page.get_by_role("status")).to_contain_text("Noted")
    expect(page.locator("h1")).not_to_have_text(before)
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile("skip=1"))
    page.keyboard.press("b")
    expect(page).not_to_have_url(re.compile("skip=1"))


def test_an_entry_is_added_merged_and_split_by_hand(seat: Seat) -> None:
    """What happened by phone gets a case, joins another, and leaves it again."""
    page = seat.go("/log")
    page.get_by_label("Organisation").fill("Harbour Books")
    page.get_by_label("What happened").select_option("rejection")
    page.get_by_label("What was said").fill("They chose someone from the shop.")
    page.get_by_role("button", name="Keep it").click()
    expect(page.locator("h1")).to_have_text("Harbour Books")
    page.locator("summary", has_text="Put together").click()
    page.get_by_label("The other one").select_option(index=3)
    page.get_by_role("button", name="Put together").click()
    expect(page.get_by_role("status")).to_contain_text("one case now")
    page.get_by_role("button", name=re.compile("Belongs elsewhere.*rejection")).first.click()
    expect(page.get_by_role("status")).to_contain_text("case of its own")


def test_all_of_it_works_without_scripts(chromium: Browser, desk: Desk) -> None:
    """Search, review and correction are forms first."""
    with sit_down(chromium, desk, java_script_enabled=False) as seat:
        page = seat.go("/search")
        page.get_by_role("main").get_by_label("Search").fill("quillw")
        page.get_by_role("main").get_by_role("button", name="Search").click()
        expect(page.locator("#found")).to_contain_text("Backend Engineer")
        seat.go("/review")
        page.get_by_role("button", name="nothing of this").click()
        expect(page.get_by_role("status")).to_contain_text("Noted")
        page.get_by_role("button", name="Undo").click()
        expect(page.get_by_role("status")).to_contain_text("Taken back")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_for_everyone(chromium: Browser, desk: Desk, scheme: str) -> None:
    """Axe finds nothing against WCAG 2.2 AA, in light and in dark, wide and narrow."""
    with sit_down(chromium, desk, color_scheme=scheme, reduced_motion="reduce") as seat:
        for path, width in product(find_places(seat).values(), (1280, 360)):
            seat.page.set_viewport_size({"width": width, "height": 800})
            assert judge(seat.go(path)) == [], (path, width)


def judge(page: Page) -> list[tuple[str, object]]:
    """Return the rules that a page breaks, each with where."""
    found = AXE.run(page, options=RULES).response["violations"]
    return [(one["id"], [node["html"][:160] for node in one["nodes"][:3]]) for one in found]


def test_no_page_is_wider_than_its_window(seat: Seat) -> None:
    """From a phone to a wide screen, only what is meant to scroll does."""
    for path, width in product(find_places(seat).values(), WIDTHS):
        seat.page.set_viewport_size({"width": width, "height": 800})
        page = seat.go(path)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (path, width)


def test_every_link_leads_somewhere(seat: Seat) -> None:
    """A walk over all links from today finds a page behind each, and none leads away."""
    waiting, seen = ["/"], {"/"}
    while waiting:
        path = waiting.pop(0)
        answer = seat.page.goto(seat.address + path)
        assert answer is not None
        assert answer.status == 200, path
        links = seat.page.eval_on_selector_all(
            "a[href]:not([download])",
            "all => all.map(one => new URL(one.getAttribute('href'), location).href)",
        )
        for link in links:
            assert link.startswith(seat.address), (path, link)
            local = link.removeprefix(seat.address).partition("#")[0]
            if local not in seen and sum(one.split("/")[1] == local.split("/")[1] for one in seen) < 12:
                seen.add(local)
                waiting.append(local)
    assert len(seen) > 60


def test_the_keyboard_reaches_the_work_first(seat: Seat) -> None:
    """The first Tab offers to skip the folders; what has the focus can be seen."""
    page = seat.go("/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_enter_in_the_passphrase_keeps_a_private_page(seat: Seat) -> None:
    """A page that is to be kept is not let go by the key that most forms are sent with."""
    page = seat.go("/private")
    page.get_by_label("Whatever needs to be said").fill("I could scream.")
    page.locator("summary", has_text="Keep it, locked").click()
    page.get_by_label("Passphrase").fill("a quiet lake")
    page.get_by_label("The same once more").fill("a quiet lake")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("It is kept")
