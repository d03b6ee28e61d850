"""The files of the site: every record with all of its content, every link and address, and what may be loaded."""

import html
import html.parser
import json
import os
import pathlib
import re
import subprocess
import sys
import urllib.parse
import xml.etree.ElementTree as ElementTree

import ikeerr
import pytest

from conftest import BASE, PROJECT

RECORDS = list(ikeerr.records())
POLICY = {
    "default-src": ["'none'"],
    "connect-src": ["'none'"],  # no page can send anything anywhere
    "script-src": ["'self'", "'wasm-unsafe-eval'"],
    "style-src": ["'self'"],
    "img-src": ["'self'"],
    "worker-src": ["blob:"],
    "form-action": ["'none'"],
    "base-uri": ["'none'"],
}
FIRST_VIEW = 100_000  # bytes of a front page with all that it loads by itself
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ATOM = "{http://www.w3.org/2005/Atom}"


class Document(html.parser.HTMLParser):
    """What a page says and refers to; reading it by html5lib's rules is the browser's part."""

    def __init__(self, path):
        super().__init__()
        self.ids, self.links, self.metas, self.data, self.inline = set(), [], [], [], []
        self.words, self.is_script = [], None
        self.feed(path.read_text(encoding="utf-8"))
        self.text = " ".join("".join(self.words).split())

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if "id" in attributes:
            assert attributes["id"] not in self.ids, attributes["id"]
            self.ids.add(attributes["id"])
        self.links += [attributes[key] for key in ("href", "src") if key in attributes]
        self.inline += [key for key in attributes if key == "style" or key.startswith("on")]
        if tag == "meta":
            self.metas.append(attributes)
        if tag == "script":
            self.is_script = attributes.get("type", "code")
            if "src" not in attributes and self.is_script == "code":
                self.inline.append("script")
        if tag == "style":
            self.inline.append("style")

    def handle_endtag(self, tag):
        if tag == "script":
            self.is_script = None

    def handle_data(self, data):
        if self.is_script == "application/ld+json":
            self.data.append(json.loads(data))
        elif not self.is_script:
            self.words.append(data)

    def policy(self):
        content = next(meta["content"] for meta in self.metas if meta.get("http-equiv") == "Content-Security-Policy")
        rules = (rule.split() for rule in content.split(";"))
        return {rule[0]: rule[1:] for rule in rules}


@pytest.fixture(scope="module")
def documents(site):
    return {path.relative_to(site).as_posix(): Document(path) for path in site.rglob("*.html")}


def page_of(record):
    return f"{record.id.replace(':', '/', 1)}/index.html"


def plain(text):
    """Markdown as a reader sees it."""
    return " ".join(text.replace("`", "").replace("\n- ", " ").split())


def test_internal_links_name_files_and_anchors_that_exist(site, documents):
    checked = 0
    for name, document in documents.items():
        for link in document.links:
            parts = urllib.parse.urlsplit(link)
            if name == "404.html" and link.startswith(BASE):
                parts = urllib.parse.urlsplit(link.removeprefix(BASE))
            if parts.scheme or link == BASE + name.removesuffix("index.html"):
                continue
            target = (site / name).parent / urllib.parse.unquote(parts.path) if parts.path else site / name
            assert target.is_file(), (name, link)  # never a folder: that needs a server
            if parts.fragment:
                assert parts.fragment in documents[target.resolve().relative_to(site).as_posix()].ids, (name, link)
            checked += 1
    assert checked > 20 * len(RECORDS)


def test_addresses_elsewhere_are_those_of_sources(documents):
    elsewhere = {link for document in documents.values() for link in document.links if "://" in link}
    hosts = {urllib.parse.urlsplit(link).hostname for link in elsewhere if not link.startswith(BASE)}
    assert "www.rfc-editor.org" in hosts
    assert "https://www.rfc-editor.org/rfc/rfc7296.html#section-2.7" in elsewhere
    assert all(link.startswith("https://") for link in elsewhere)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.id)
def test_a_page_has_all_of_its_record(documents, record):
    document = documents[page_of(record)]
    parts = [record.name, record.hex, record.message, record.summary, record.technical_meaning, record.error_details]
    parts += [record.usage_context, record.developer_interpretation, record.updated]
    for cause in record.causes:
        parts += [cause.title, cause.text, *cause.checks, *cause.fixes, cause.ignore, cause.source]
        assert cause.id.partition("#")[2] in document.ids
    for line in record.log_lines:
        parts += [line.line, line.versions]
    for relation in record.related:
        parts += [relation.note, relation.target.id]
    for citation in record.citations:
        parts += [citation.name, citation.fault]
    for question in record.faq:
        parts += [question.question, question.answer]
    parts += [source.title for source in record.sources] + [alias.name for alias in record.aliases]
    missing = [part for part in parts if part and plain(part) not in plain(document.text)]
    assert missing == []
    for relation in record.related:
        assert any(link.endswith(page_of(relation.target)) for link in document.links)


def test_numbers_lead_to_what_they_stand_for(documents):
    """Spellings that a lookup takes for one record lead there, and of several all are named."""
    for record in RECORDS:
        for number in (str(record.code), record.hex):
            if record.domain == "condition":  # numbered by us: a bare number never means one
                continue
            document = documents[f"{number}/index.html"]
            assert f"../{page_of(record)}" in document.links
            refresh = [meta["content"] for meta in document.metas if meta.get("http-equiv") == "refresh"]
            alone = [r for r in RECORDS if r.code == record.code and r.domain != "condition"] == [record]
            assert refresh == ([f"0; url=../{page_of(record)}"] if alone else [])
    assert "99999/index.html" not in documents


def test_nothing_is_loaded_but_files_of_the_site_and_nothing_can_be_sent(documents):
    for name, document in documents.items():
        assert document.policy() == POLICY, name
        assert document.inline == [], name


def test_entries_list_what_belongs_there(documents):
    for record in RECORDS:
        of_page = f"../../{page_of(record)}"
        assert of_page.removeprefix("../") in documents[f"{record.domain}/index.html"].links
        assert of_page.removeprefix("../") in documents["codes/index.html"].links
        assert of_page in documents[f"kind/{record.kind}/index.html"].links
        for tag in record.tags:
            assert of_page in documents[f"tag/{tag}/index.html"].links
        for line in record.log_lines:
            assert " ".join(line.line.split()) in documents[f"product/{line.product}/index.html"].text
    symptoms = {page_of(record) for record in RECORDS if record.domain == "condition"}
    assert symptoms <= set(documents["index.html"].links)


def test_all_log_lines_stand_on_one_page_with_their_versions(site, documents):
    source = (site / "lines/index.html").read_text(encoding="utf-8")
    rows = [re.sub(r"<[^>]+>", "\t", row) for row in re.findall(r"<tr>(<td>.*?)</tr>", source)]
    assert len(rows) == sum(len(record.log_lines) for record in RECORDS)
    shown = {" ".join(html.unescape("".join(row.split("\t"))).split()) for row in rows}
    for record in RECORDS:
        for line in record.log_lines:
            cells = [line.line, line.versions or "all", line.side, record.id, line.says]
            assert " ".join("".join(cells).split()) in shown


def test_invented_names_have_a_page_that_says_so(site, documents):
    """The core says of a name that it never existed; the page has every such name that a record's page corrects."""
    source = (site / "never-existed/index.html").read_text(encoding="utf-8").partition("Real names with")[0]
    invented = re.findall(r"<dt[^>]*>([^<]*)", source)
    for record in RECORDS:
        for citation in record.citations:
            is_invented = ikeerr.answer(citation.name).reason == "never-existed"
            assert is_invented == (html.escape(citation.name) in invented)
            assert plain(citation.fault) in documents["never-existed/index.html"].text


def test_the_map_of_the_site_has_every_record_at_its_address(site):
    tree = ElementTree.parse(site / "sitemap.xml")
    addresses = [element.text for element in tree.iter(f"{SITEMAP}loc")]
    assert len(set(addresses)) == len(addresses)
    for address in addresses:
        assert (site / address.removeprefix(BASE) / "index.html").is_file()
    assert {BASE + page_of(record).removesuffix("index.html") for record in RECORDS} <= set(addresses)
    assert f"Sitemap: {BASE}sitemap.xml" in (site / "robots.txt").read_text()


def test_changes_are_a_feed_newest_first(site):
    entries = ElementTree.parse(site / "feed.xml").findall(f"{ATOM}entry")
    dates = [entry.findtext(f"{ATOM}updated") for entry in entries]
    assert dates == sorted(dates, reverse=True)
    assert dates[0] == f"{ikeerr.data_date}T00:00:00Z"
    for entry in entries:
        assert (site / entry.find(f"{ATOM}link").get("href").removeprefix(BASE) / "index.html").is_file()


def test_structured_data_says_what_the_page_says(documents):
    for record in RECORDS:
        [graph] = documents[page_of(record)].data
        article, *questions = graph
        assert article["@type"] == "TechArticle"
        assert (article["identifier"], article["dateModified"]) == (record.id, record.updated)
        assert article["url"] == BASE + page_of(record).removesuffix("index.html")
        names = [question["name"] for page in questions for question in page["mainEntity"]]
        assert names == [question.question for question in record.faq]


def test_the_first_view_is_small(site):
    loaded = ["index.html", "style.css", "ikeerr.js", "icon.svg"]
    assert sum((site / name).stat().st_size for name in loaded) < FIRST_VIEW


def test_without_an_address_nothing_needs_one(tmp_path):
    arguments = ["--module", os.environ["IKEERR_MODULE"], str(tmp_path / "site")]
    subprocess.run([sys.executable, "-B", str(PROJECT / "bindings/web/site"), *arguments], check=True)
    assert not (tmp_path / "site/sitemap.xml").exists()
    assert "canonical" not in (tmp_path / "site/index.html").read_text(encoding="utf-8")


def test_the_module_imports_nothing():
    """Sections of a module: a byte that says which, and its length; 2 would be what it imports."""
    module = pathlib.Path(os.environ["IKEERR_MODULE"]).read_bytes()
    assert module[:8] == b"\0asm\1\0\0\0"
    at, sections = 8, set()
    while at < len(module):
        sections.add(module[at])
        length, shift, at = 0, 0, at + 1
        while True:
            byte = module[at]
            length |= (byte & 0x7F) << shift
            shift, at = shift + 7, at + 1
            if byte < 0x80:
                break
        at += length
    assert 2 not in sections
    assert {1, 3, 7, 10} <= sections  # types, functions, exports, code
