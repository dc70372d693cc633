"""The pages in a real browser: hostile text stays text, the page can be used without a mouse, lit words follow."""

import os
import shutil
import threading
import time
from urllib.parse import quote

import msgspec
import pytest
import uvicorn

from dragoman.records import Coding, Document, Record, Span
from dragoman.show import web
from dragoman.store.rows import Facet
from tests.show.payloads import PAYLOADS
from tests.show.samples import CODING, ROWS, TEXT, FakeView, voice_row

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine (set CHROMIUM to its path)")

FIXED = {
    *("id", "document", "event", "claim", "statement", "parent", "kind", "modality", "state", "status", "start", "end"),
    *(
        "precision",
        "published",
        "first_seen",
        "said",
        "speaker_class",
        "voices",
        "modalities",
        "stance",
        "form",
        "type",
    ),
}
"""Fields that the ledger itself writes, or that pages are found by; all others come from strangers."""


def hostile(value, payload):
    """The record with the payload in every text that a stranger could have written."""
    if isinstance(value, tuple):
        return tuple(payload if isinstance(each, str) else hostile(each, payload) for each in value)
    if not isinstance(value, Record) or isinstance(value, Span):
        return value
    changed = {}
    for name in value.__struct_fields__:
        found = getattr(value, name)
        if name not in FIXED:
            changed[name] = payload if isinstance(found, str) else hostile(found, payload)
    return msgspec.structs.replace(value, **changed)


def hostile_coding(number, payload) -> Coding:
    made = hostile(CODING, payload)
    text = f"{payload} {TEXT} {payload}"
    document = Document(
        id=f"p{number}",
        text=text,
        title=payload,
        url=payload,
        outlet=payload,
        author=payload,
        notes=(payload,),
        language="en",
    )
    return msgspec.structs.replace(made, document=document)


class HostileView(FakeView):
    """Every row sixty times, each time with another payload in all its fields."""

    def __init__(self):
        rows = {
            noun: [
                msgspec.structs.replace(hostile(row, payload), id=f"{row.id}-{number}")
                for number, payload in enumerate(PAYLOADS)
                for row in several[:1]
            ]
            for noun, several in ROWS.items()
        }
        super().__init__(rows, [hostile_coding(number, payload) for number, payload in enumerate(PAYLOADS)])
        several = tuple(Facet(value=payload, label=payload, count=1) for payload in PAYLOADS)
        self.facet = msgspec.structs.replace(self.facet, countries=several[:30], outlets=several, stances=several)

    def claim_voices(self, id):
        acts, statements = self.table["acts"], self.table["statements"]
        return [
            voice_row(side, payload, None, said, act, outlet=payload, title=payload, evidence=payload, words=payload)
            for side, payload, said, act in zip(
                ["asserts", "denies", "doubts"] * 20, PAYLOADS, statements, acts, strict=True
            )
        ]


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield running
        running.close()


def served(view):
    server = uvicorn.Server(uvicorn.Config(web.build(view), port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="module")
def site():
    yield from served(FakeView())


@pytest.fixture(scope="module")
def hostile_site():
    yield from served(HostileView())


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 1360, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    page.troubles = []
    page.on("dialog", lambda dialog: (page.troubles.append(f"dialog {dialog.message}"), dialog.dismiss()))
    page.on("console", lambda said: page.troubles.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: page.troubles.append(str(error)))
    page.on(
        "request",
        lambda asked: (
            None if asked.url.startswith("http://127.0.0.1:") else page.troubles.append(f"request {asked.url}")
        ),
    )
    yield page
    context.close()


def shown(page, payload):
    """The words of the page hold the payload, blanks and signs without a shape apart."""
    squeeze = "text => text.replace(/[\\s\\u0000-\\u001f]+/g, '')"
    return page.evaluate(
        f"payload => {{ const s = {squeeze}; return s(document.body.textContent).includes(s(payload)) }}", payload
    )


def test_hostile_text_stays_text_on_documents(page, hostile_site):
    assert len(PAYLOADS) >= 60
    for number, payload in enumerate(PAYLOADS):
        page.goto(f"{hostile_site}/documents/p{number}")
        assert shown(page, payload), payload
        assert "Dragoman" in page.title()
    assert page.troubles == []


def test_hostile_text_stays_text_in_the_search(page, hostile_site):
    for payload in PAYLOADS:
        page.goto(f"{hostile_site}/search?q={quote(payload)}")
        assert page.input_value("#words").split() == payload.strip().split()
    page.goto(f"{hostile_site}/search?q=%ff%fe%c3%28%00")
    assert page.troubles == []


def test_hostile_text_stays_text_in_lists_and_on_single_pages(page, hostile_site):
    nouns = ("documents", "statements", "acts", "events", "claims", "actors")
    paths = [f"/{noun}?limit=200" for noun in nouns]
    paths += [
        "/",
        "/events/e-a-visit-3",
        "/claims/c1-3",
        "/actors/IRN-3",
        "/dyads/IRN-1/IRN-2",
        "/drivers",
        "/digest",
    ]
    for path in paths:
        page.goto(hostile_site + path)
        assert page.locator("h1").count() == 1
    page.goto(f"{hostile_site}/acts?limit=200")
    assert all(shown(page, payload) for payload in PAYLOADS)
    assert page.troubles == []


def test_filters_with_hostile_values_do_no_harm(page, hostile_site):
    for payload in PAYLOADS[::4]:
        page.goto(f"{hostile_site}/acts?outlet={quote(payload)}&actor={quote(payload)}&event={quote(payload)}")
    assert page.troubles == []


MAIN = [
    "/",
    "/acts",
    "/documents/d1",
    "/documents/d1#s-diplomats",
    "/claims/c1",
    "/events/e-a-visit",
    "/dyads/IRN/RUS",
    "/dyads",
    "/blocs",
    "/drivers?a=IRN&b=RUS",
    "/digest?actor=IRN",
    "/forums",
    "/issues",
    "/issues/drones",
    "/nope",
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_breaks_a_rule_of_accessibility(browser, site, scheme):
    from axe_playwright_python.sync_playwright import Axe

    context = browser.new_context(color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()
    for path in [
        *MAIN,
        "/search?q=moscow",
        "/actors/IRN",
        "/statements",
        "/claims",
        "/events",
        "/actors",
        "/documents",
    ]:
        page.goto(site + path)
        found = Axe().run(page)
        assert found.violations_count == 0, f"{path} {scheme}\n{found.generate_report()}"
    context.close()


@pytest.mark.parametrize("path", MAIN)
def test_pages_fit_a_narrow_screen(browser, site, path):
    context = browser.new_context(viewport={"width": 400, "height": 800})
    page = context.new_page()
    page.goto(site + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 400
    context.close()


def lit(page):
    return "".join(page.locator("#text.dim .m.lit").all_text_contents())


def test_pointing_at_a_record_leaves_only_its_words_lit(page, site):
    page.goto(f"{site}/documents/d1")
    assert page.locator("#text.dim").count() == 0
    page.hover("#r-a-drones .pick")
    assert lit(page) == "it hadsentRussia"
    colours = page.evaluate(
        """() => [...document.querySelectorAll('#text .m')].map(m => [m.classList.contains('on'), getComputedStyle(m).color])"""
    )
    assert {colour for on, colour in colours if on}.isdisjoint({colour for on, colour in colours if not on})
    page.hover("h1")
    assert page.locator("#text.dim").count() == 0
    assert page.troubles == []


def test_a_selected_record_is_in_the_address_and_stays_lit(page, site):
    page.goto(f"{site}/documents/d1")
    page.click("#r-s-tehran > .pick")
    page.hover("h1")
    assert page.url.endswith("#s-tehran")
    assert lit(page) == "Tehrandeniedit had sent drones to Russia"
    page.reload()
    assert lit(page) == "Tehrandeniedit had sent drones to Russia"
    assert page.get_attribute("#r-s-tehran > .pick", "aria-current") == "true"
    page.keyboard.press("Escape")
    assert lit(page) == "" and "#" not in page.url


def test_a_word_leads_to_its_record(page, site):
    page.goto(f"{site}/documents/d1")
    page.click("#text .act:has-text('threatened')")
    assert page.url.endswith("#a-threat")
    assert page.locator("#r-a-threat.on").count() == 1
    page.click("#text .mention:has-text('Ali Shamkhani')")
    assert "Ali Shamkhani" in lit(page)
    assert page.locator("details:has(.name.on)[open]").count() == 1
    page.click("#text p >> nth=0", position={"x": 3, "y": 3})
    assert lit(page) == ""


def test_the_records_can_be_walked_with_the_keyboard(page, site):
    page.goto(f"{site}/documents/d1")
    page.focus(".toggles button >> nth=-1")
    page.keyboard.press("Tab")
    assert lit(page) != ""
    page.keyboard.press("Enter")
    assert page.url.endswith("#a-visit")


def test_records_can_be_narrowed_to_a_voice(page, site):
    page.goto(f"{site}/documents/d1")
    seen = ".cards .card:visible"
    page.click("button:has-text('Own voice')")
    assert [card.get_attribute("data-record") for card in page.locator(seen).all()] == ["a-visit", "a-threat"]
    page.click("button:has-text('Attributed')")
    assert page.locator(".cards .card[data-voice=own]:visible").count() == 0
    page.click("button:has-text('Told as done')")
    assert page.locator(".card.act.open:visible, .card.act.not:visible").count() == 0
    page.click("button:has-text('All')")
    assert page.locator(seen).count() == 7


def test_the_page_works_without_script(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/documents/d1")
    page.click("#r-a-visit .pick")
    assert page.url.endswith("#r-a-visit")
    assert page.locator(".toggles").is_hidden()
    page.goto(f"{site}/acts")
    page.select_option("#f-modality", "did-not-happen")
    page.click("button:has-text('Show')")
    assert "modality=did-not-happen" in page.url
    context.close()
