"""The site in a browser: what people do on it, with and without scripts, and what a log can do to it."""

import http.server
import threading
import urllib.parse

import pytest
from axe_playwright_python.sync_playwright import Axe

from conftest import BASE, View, command
from shared_cases import FOLDER

LOG = FOLDER / "logs/strongswan-psk-gw2.log"
VIEWS = {
    "front": "index.html",
    "record": "win32/13868/index.html",
    "symptoms": "condition/index.html",
    "product": "product/fortigate/index.html",
    "invented": "never-existed/index.html",
}
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LARGE = 50 << 20  # bytes of a log
SAMPLE = 97  # one page of so many is opened here; test_every_page opens all


def answered(page, text):
    page.fill("#_question", text)
    page.wait_for_function("text => document.getElementById('_answer').dataset.question === text", arg=text)


def diagnosed(page, text):
    page.fill("#log-text", text)
    page.click("#log button:text('Diagnose')")
    page.wait_for_function("() => /mention|No negotiation/.test(document.getElementById('log-status').textContent)")


def test_pages_load_without_an_error(view, site):
    pages = sorted(path.relative_to(site).as_posix() for path in site.rglob("index.html"))
    for address in [*VIEWS.values(), *pages[::SAMPLE]]:
        view.open(address).wait_for_selector("h1", state="attached")


# ---- search and lookup ----


def test_what_is_typed_is_answered_with_the_first_thing_to_do(view):
    page = view.open()
    answered(page, "0x362C")
    [answer] = command("--json", "13868")
    cause = answer["records"][0]["causes"][0]
    shown = page.locator(".found").inner_text()
    assert "ERROR_IPSEC_IKE_POLICY_MATCH" in shown
    assert cause["title"] in shown
    assert cause["fixes"][0].strip("`") in shown
    answered(page, "zzzzqqq")
    assert page.locator("#_status").inner_text().startswith("Nothing fits")


@pytest.mark.parametrize("query", ["peer stopped responding", "giving up retransmits", "lists do not match"])
def test_what_fits_is_marked_as_in_the_command(view, query):
    page = view.open()
    answered(page, query)
    hits = command("search", "--json", "--limit=10", "--", query)
    items = page.locator(".hits li").all()
    assert len(items) == len(hits) > 0
    for hit, item in zip(hits, items, strict=True):
        assert hit["message"] in item.inner_text()
        if hit["field"] in ("code", "name", "sentence"):  # the line shows it
            continue
        snippet = hit["snippet"].encode()
        assert item.locator("mark").all_inner_texts() == [snippet[start:end].decode() for start, end in hit["spans"]]
        assert item.locator("p").last.inner_text().removeprefix(f"{hit['field'].replace('_', ' ')}: ") == hit["snippet"]


def test_a_number_of_several_records_says_so(view):
    page = view.open()
    answered(page, "7")
    [answer] = command("--json", "7")
    assert answer["explanation"] in page.locator("#_answer").inner_text()


def test_the_keyboard_is_enough(view):
    page = view.open("condition/index.html")
    page.keyboard.press("/")
    page.keyboard.type("authentication failed")
    page.wait_for_function("() => document.getElementById('_answer').dataset.question === 'authentication failed'")
    page.keyboard.press("ArrowDown")
    first = page.locator("#_answer a").first
    assert first.evaluate("link => link === document.activeElement")
    page.keyboard.press("ArrowUp")
    assert page.locator("#_question").evaluate("box => box === document.activeElement")
    page.keyboard.press("Escape")
    assert page.locator("#_answer").inner_text() == ""
    page.keyboard.type("13806")
    page.keyboard.press("Enter")
    page.wait_for_url("**/win32/13806/index.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"


def test_commands_can_be_copied(browser, site):
    view = View(browser, site)
    page = view.open("win32/13868/index.html")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    command_shown = page.locator("code.command").first
    page.locator("button.copy").first.click()
    page.wait_for_selector("button.copy:text('Copied')")
    assert page.evaluate("navigator.clipboard.readText()") == command_shown.inner_text()
    page.close()


def test_pages_can_be_read_without_scripts(browser, site):
    view = View(browser, site, java_script_enabled=False)
    page = view.open("ikev2/14/index.html")
    assert "The IKE proposals of the two ends have no combination in common" in page.locator("main").inner_text()
    assert page.locator("form").first.is_hidden()
    page.locator("summary").first.click()
    page.goto(f"{site.as_uri()}/13868/index.html")
    page.wait_for_url("**/win32/13868/index.html")
    page.close()


# ---- a log ----


def test_a_pasted_log_gets_the_verdict_of_the_command(view):
    page = view.open()
    text = LOG.read_text(encoding="utf-8")
    diagnosed(page, text)
    verdicts = command("diagnose", "--json", str(LOG))
    reasons = page.locator(".verdict").evaluate_all("cards => cards.map(card => card.dataset.reason)")
    assert reasons == [verdict["reason"] for verdict in verdicts]
    shown = page.locator(".verdict").first.inner_text()
    for part in [verdicts[0]["cause"]["title"], *(line["text"] for line in verdicts[0]["evidence"])]:
        assert " ".join(part.split()) in " ".join(shown.split())
    page.locator(".verdict .reason a").click()
    page.wait_for_url(f"**/{verdicts[0]['reason'].replace(':', '/').replace('#', '/index.html#')}")


HOSTILE = """Nov 30 19:11:50 15[IKE] <img src=x onerror=hacked=1|1> received AUTHENTICATION_FAILED notify error
Nov 30 19:11:51 15[IKE] <<script>hacked=1</script>|2> received <b>NO_PROPOSAL_CHOSEN</b> notify error \x1b[31m\x07\x9b
Nov 30 19:11:52 15[CFG] "><svg onload=hacked=1> received TS_UNACCEPTABLE notify, no CHILD_SA built \u202e \x00 {{7*7}}
N(41101)<iframe srcdoc="<script>hacked=1</script>"> error <a href="javascript:hacked=1">13801</a>
"""


def test_a_hostile_log_stays_text(view):
    page = view.open()
    elements = "main img, main script, main iframe, main svg, main b:not(.cards b), main a[href^=javascript]"
    diagnosed(page, HOSTILE)
    assert "mention" in page.locator("#log-status").inner_text()
    assert page.locator(elements).count() == 0
    for line in HOSTILE.splitlines():
        answered(page, line.replace("\0", "").strip()[:300])
        assert page.locator("#_answer :is(img, script, iframe, svg)").count() == 0
    assert page.evaluate("typeof hacked") == "undefined"


def test_a_verdict_shows_hostile_lines_as_they_stand(view):
    """A name in a log that is markup is shown as its characters, in the evidence too."""
    name = "<img src=x onerror=hacked=1>"
    page = view.open()
    diagnosed(page, LOG.read_text(encoding="utf-8").replace("gw2.example", name))
    assert name in page.locator(".verdict .evidence").inner_text()
    assert page.locator("main img").count() == 0


@pytest.fixture(scope="module")
def large_log(tmp_path_factory):
    path = tmp_path_factory.mktemp("logs") / "large.log"
    text = LOG.read_bytes()
    path.write_bytes(text * (LARGE // len(text)))
    return path


def test_a_large_log_is_read_in_a_worker_with_progress(view, large_log):
    """While the log is read the page goes on: its timers fire and the search answers before the log is through."""
    page = view.open()
    page.evaluate("() => { window.ticks = 0; setInterval(() => ticks++, 50); }")
    page.set_input_files("#log-file", large_log)
    page.wait_for_function("() => document.getElementById('log-progress').value > 0")
    answered(page, "13868")
    share = page.evaluate("document.getElementById('log-progress').value")
    assert 0 < share < 1
    assert page.evaluate("ticks") > 0
    page.wait_for_function("() => /mention/.test(document.getElementById('log-status').textContent)", timeout=120_000)
    [verdict] = [row for row in command("diagnose", "--json", str(large_log)) if row["is_wrong"]][:1]
    assert page.locator(".verdict").first.get_attribute("data-reason") == verdict["reason"]
    counts = command("scan", "--json", "--summary", "-q", str(large_log))
    assert page.locator("td.number").all_inner_texts() == [str(row["count"]) for row in counts]
    assert page.locator("#log-progress").is_hidden()


def test_reading_can_be_cancelled(view, large_log):
    page = view.open()
    page.set_input_files("#log-file", large_log)
    page.wait_for_function("() => document.getElementById('log-progress').value > 0")
    page.click("#log-cancel")
    page.wait_for_function("() => document.getElementById('log-status').textContent === 'Cancelled.'")
    assert page.locator(".verdict").count() == 0
    diagnosed(page, LOG.read_text(encoding="utf-8"))  # and the next one is read as if there had been none
    assert page.locator(".verdict").count() == len(command("diagnose", "--json", str(LOG)))


def test_nothing_can_be_sent(browser, site):
    view = View(browser, site)
    page = view.open()
    attempts = "fetch('https://errors.example/').then(() => 'sent', () => 'refused')"
    assert page.evaluate(attempts) == "refused"
    assert any("Content Security Policy" in complaint for complaint in view.complaints)
    page.close()


# ---- for everybody ----


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_views_have_no_barrier_that_axe_finds(browser, site, name, scheme):
    view = View(
        browser, site, color_scheme=scheme, viewport={"width": 360 if scheme == "dark" else 1280, "height": 900}
    )
    page = view.open(VIEWS[name])
    if name == "front":
        diagnosed(page, LOG.read_text(encoding="utf-8"))
        answered(page, "peer stopped responding")
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}}).response["violations"]
    page.close()
    assert [(rule["id"], [node["html"][:200] for node in rule["nodes"][:3]]) for rule in found] == []


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("width", [320, 820])
def test_no_view_is_wider_than_the_screen(browser, site, name, width):
    view = View(browser, site, viewport={"width": width, "height": 740})
    page = view.open(VIEWS[name])
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_what_is_folded_is_printed(view):
    page = view.open("ikev2/14/index.html")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
    page.emulate_media(media="print")
    assert page.locator("header").is_hidden()
    assert page.locator("h1").is_visible()


@pytest.fixture
def server(site):
    """Serves the site under the path of its address, as its maintainer would."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        def translate_path(self, path):
            assert path.startswith(urllib.parse.urlsplit(BASE).path)
            return super().translate_path(path.removeprefix(urllib.parse.urlsplit(BASE).path.rstrip("/")))

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), lambda *of: Handler(*of, directory=site)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{urllib.parse.urlsplit(BASE).path}"
        server.shutdown()


def test_the_site_works_from_a_server_too(browser, server):
    page = browser.new_page()
    complaints, asked = [], []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{server}13868/")
    page.wait_for_url("**/win32/13868/index.html")
    page.wait_for_load_state("networkidle")
    assert not any("ikeerr-module.js" in address for address in asked)  # two megabytes that a reader does not need
    answered(page, "peer stopped responding")
    assert page.locator(".hits a").first.get_attribute("href") == "../../win32/13886/index.html"
    assert complaints == []
    assert all(address.startswith((server, "blob:")) for address in asked)
    page.close()


def test_a_number_needs_no_module(browser, server):
    """Its page can be reached before the module is there, and where it cannot be loaded."""
    page = browser.new_page()
    page.route("**/ikeerr-module.js", lambda route: route.abort())
    page.goto(f"{server}index.html")
    page.fill("#_question", "0x362C")
    page.wait_for_function("() => document.getElementById('_status').textContent.includes('does not work here')")
    page.keyboard.press("Enter")
    page.wait_for_url("**/win32/13868/index.html")
    page.close()
