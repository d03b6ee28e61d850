"""The pages: which there are, where they stand, and what each template is given."""

import collections
import itertools
import json
import pathlib

import ikeerr
import jinja2

from neighbourhood import draw
from prose import Prose
from reference import path

MOST_CHANGES = 100  # entries of the feed
OPEN_LINES = 8  # log lines up to which they are not folded
TEMPLATES = jinja2.Environment(
    loader=jinja2.FileSystemLoader(pathlib.Path(__file__).parent / "templates"),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=jinja2.StrictUndefined,
)


class Site:
    def __init__(self, reference, folder):
        self.reference = reference
        self.folder = folder
        self.prose = Prose(reference)
        self.count = 0
        self.listed = []  # (path, date) of the pages that search engines are to know

    def write(self, name, text):
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
        self.count += 1

    def page(self, where, template, title, description, date=None, is_listed=True, **values):
        """A page at a folder of its own ("" is the front page); every link in it goes by `root`."""
        root = "../" * where.count("/") or "./"
        self.write(f"{where}index.html", self.render(template, root, where, title, description, **values))
        if is_listed:
            self.listed.append((where, date or ikeerr.data_date))

    def render(self, template, root, where, title, description, **values):
        reference = self.reference
        return TEMPLATES.get_template(template).render(
            title=title,
            description=description,
            root=root,
            canonical=reference.base and reference.base + where,
            reference=reference,
            version=ikeerr.__version__,
            data_date=ikeerr.data_date,
            path=path,
            block=lambda text: self.prose.block(text, root),
            inline=lambda text: self.prose.inline(text, root),
            source=lambda title, section=None: self.prose.source(title, section, root),
            cause_source=lambda text: self.prose.cause_source(text, root),
            **values,
        )

    def write_all(self):
        self.write_front()
        for record in self.reference.records:
            self.write_record(record)
        self.write_numbers()
        self.write_lists()
        self.write_products()
        self.write_lines()
        self.write_citations()
        self.write_for_machines()

    # ---- pages ----

    def write_front(self):
        title = "ikeerr: what IPsec and IKE errors mean"
        description = (
            "What an IPsec or IKE error means, what to check, what to change. Logs are read here, sent nowhere."
        )
        self.page("", "front.html", title, description)

    def write_record(self, record):
        by_product = itertools.groupby(
            sorted((line for line in record.log_lines if not line.cause), key=lambda line: self.product_order(line)),
            key=lambda line: line.product,
        )
        lines = [(product, list(group)) for product, group in by_product]
        self.page(
            path(record),
            "record.html",
            f"{record.name} ({record.code}, {record.hex})",
            f"{record.message}. Causes, what to check and what to change.",
            record.updated,
            record=record,
            facts=self.facts(record),
            lines=lines,
            are_lines_open=sum(len(group) for _, group in lines) <= OPEN_LINES,
            drawing=draw(record),
            other_sides=[r.target for r in record.related if r.kind in ("equivalent", "reports", "reported-as")],
            structured=self.structured(record),
        )

    def product_order(self, line):
        return list(self.reference.vocabulary.products).index(line.product)

    def facts(self, record):
        """(label, [(word, meaning)]) of what is known, in the order of the command's page."""
        sets = [
            ("Kind", "kind", record.kind),
            ("Modules", "module", record.modules),
            ("Phase", "phase", record.phase),
            ("Raised by", "role", record.role),
            ("Rejects", "rejected", record.rejected),
            ("On the wire", "on_wire", record.on_wire),
            ("Effect", "effect", record.effect),
            ("Retry", "retry", record.retry),
            ("Evidence", "evidence", record.evidence),
        ]
        for label, name, words in sets:
            if words:
                listed = [words] if isinstance(words, str) else words
                yield label, [(word, self.reference.meaning(name, word)) for word in listed]

    def structured(self, record):
        """JSON-LD of schema.org: the article, and its questions."""
        article = {
            "@context": "https://schema.org",
            "@type": "TechArticle",
            "headline": f"{record.name} ({record.id})",
            "description": record.summary,
            "identifier": record.id,
            "dateModified": record.updated,
            "inLanguage": "en",
            "keywords": [record.name, record.hex, *record.tags],
            "citation": [source.title for source in record.sources],
        }
        if self.reference.base:
            article["url"] = self.reference.base + path(record)
        graph = [article]
        if record.faq:
            questions = [
                {"@type": "Question", "name": q.question, "acceptedAnswer": {"@type": "Answer", "text": q.answer}}
                for q in record.faq
            ]
            graph.append({"@context": "https://schema.org", "@type": "FAQPage", "mainEntity": questions})
        return json.dumps(graph, ensure_ascii=False).replace("<", "\\u003c")

    def write_numbers(self):
        """/13868/ and /0x362C/ lead to the record, or name all that have the number, as a lookup does."""
        for code in sorted({record.code for record in self.reference.numbered}):
            answer = ikeerr.answer(str(code))
            records = [*answer.records, *answer.also]
            known = set(records)
            records += [r for r in self.reference.numbered if r.code == code and r not in known]
            for number in (str(code), f"0x{code:04X}"):
                self.page(
                    f"{number}/",
                    "number.html",
                    f"{number}: {', '.join(record.name for record in records)}",
                    f"What the number {number} stands for.",
                    is_listed=len(records) > 1 and number.isdigit(),
                    number=number,
                    records=records,
                )

    def list_page(self, where, title, description, records, note=""):
        self.page(where, "list.html", title, description, heading=title, note=note, records=records)

    def write_lists(self):
        vocabulary, records = self.reference.vocabulary, self.reference.records
        self.page("codes/", "codes.html", "All codes", "Every record, by domain and code.")
        for domain, declared in vocabulary.domains.items():
            of_domain = self.reference.of_domain(domain)
            self.list_page(f"{domain}/", declared.meaning, f"{declared.meaning}: all {len(of_domain)}.", of_domain)
        for name, title in (("kind", "Kind: {}"), ("tag", "About: {}")):
            for word, meaning in vocabulary.sets[name].items():
                having = [r for r in records if word == r.kind or (name == "tag" and word in r.tags)]
                self.list_page(f"{name}/{word}/", title.format(word), f"{meaning}.", having, f"{meaning}.")

    def write_products(self):
        products = [slug for slug in self.reference.vocabulary.products if self.is_shown(slug)]
        self.page("product/", "products.html", "Products", "Log lines and causes by product.", products=products)
        for slug in products:
            name = self.reference.product_name(slug)
            self.page(
                f"product/{slug}/",
                "product.html",
                name,
                f"{name}: how to get the log that decides, its log lines and what they mean, causes of failures.",
                slug=slug,
                product=self.reference.vocabulary.products[slug],
                documents=self.reference.documents[slug],
                lines=self.reference.lines_of(slug),
                causes=self.reference.causes_when(slug),
                vendor_records=[record for record in self.reference.records if record.vendor == slug],
            )

    def is_shown(self, slug):
        reference = self.reference
        has_own = any(record.vendor == slug for record in reference.records)
        return has_own or bool(reference.lines_of(slug) or reference.causes_when(slug))

    def write_lines(self):
        groups = [(slug, self.reference.lines_of(slug)) for slug in self.reference.products_with_lines()]
        count = sum(len(lines) for _, lines in groups)
        self.page(
            "lines/",
            "lines.html",
            "Log lines",
            f"{count} lines that products print about IPsec and IKE errors, with their versions and what they mean.",
            groups=groups,
            count=count,
        )

    def write_citations(self):
        cited = collections.defaultdict(list)
        for record in self.reference.records:
            for citation in record.citations:
                cited[citation.name].append((record, citation))
        invented = {name for name in cited if ikeerr.answer(name).reason == "never-existed"}
        phantoms = {name: rows for name, rows in sorted(cited.items()) if name in invented}
        wrong = {name: rows for name, rows in sorted(cited.items()) if name not in invented}
        self.page(
            "never-existed/",
            "citations.html",
            "Codes that never existed",
            "Names and numbers of IPsec errors that published pages cite and that never existed, with what was meant.",
            phantoms=phantoms,
            wrong=wrong,
        )

    # ---- for machines ----

    def write_for_machines(self):
        base = self.reference.base
        # A server shows it at whatever address was asked for: its links cannot be relative.
        self.write("404.html", self.render("404.html", base or "./", "", "Not found", "There is no such page."))
        if not base:
            return
        newest = sorted(self.reference.records, key=lambda record: record.updated, reverse=True)[:MOST_CHANGES]
        feed = TEMPLATES.get_template("feed.xml").render(base=base, records=newest, path=path)
        self.write("feed.xml", feed)
        self.write("sitemap.xml", TEMPLATES.get_template("sitemap.xml").render(base=base, pages=self.listed))
        self.write("robots.txt", f"User-agent: *\nAllow: /\nSitemap: {base}sitemap.xml\n")
