"""The site that the target `site` has written, and a browser that is shown it."""

import json
import os
import pathlib
import shutil
import subprocess

import pytest
from playwright.sync_api import sync_playwright

PROJECT = pathlib.Path(__file__).parents[2]
BASE = "https://errors.example/ike/"  # as bindings/web/CMakeLists.txt has it


@pytest.fixture(scope="session")
def site():
    return pathlib.Path(os.environ["IKEERR_SITE"])


@pytest.fixture(scope="session")
def browser():
    """Debian's, without its sandbox, which root has not."""
    path = shutil.which("chromium") or pytest.fail("no chromium: install what tests/run names")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


class View:
    """A page in the browser, from a folder as from a server; `complaints` are its errors and what it asked for elsewhere."""

    def __init__(self, browser, site, **options):
        self.site = site
        self.page = browser.new_page(**options)
        self.complaints = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("requestfailed", self.note_failure)
        self.page.on("request", self.note_request)

    def note_failure(self, request):
        """What is given up because the page leads on is no failure."""
        if request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"failed: {request.url}: {request.failure}")

    def note_request(self, request):
        if not request.url.startswith((self.site.as_uri(), "blob:null/", "data:")):
            self.complaints.append(f"asked for: {request.url}")

    def open(self, address="index.html"):
        self.page.goto(f"{self.site.as_uri()}/{address}")
        return self.page


@pytest.fixture
def view(browser, site):
    view = View(browser, site)
    yield view
    view.page.close()
    assert view.complaints == []


def command(*arguments, text=None):
    """The lines that the command writes as JSON."""
    arguments = [os.environ["IKEERR_COMMAND"], *arguments]
    done = subprocess.run(arguments, input=text, capture_output=True, check=False)
    assert done.returncode < 2, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]
