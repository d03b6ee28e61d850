"""What has to hold between the causes and lines of all pages: references lead somewhere, a line stands once, and every
command and setting that is printed is a declared one."""

import collections

from findings import nearest, show
from log_lines import LogLine, overlap, parts_of
from prose_style import code_spans


class CauseLinks:
    """`by_id` has every cause by its id (`ikev2:14#ike-proposals`)."""

    def __init__(self, catalogue, commands):
        self.catalogue = catalogue
        self.commands = commands  # None: they could not be read
        self.by_id = {cause_id(page, cause): cause for page in catalogue.pages for cause in page.causes if cause.slug}
        self.retired = {
            f"{page.identity}#{slug}": successor
            for page in catalogue.pages
            for slug, successor in page.facts.get("retired", {}).items()
        }
        for page in catalogue.pages:
            self.check_retired(page)
            self.check_signs(page)
        self.check_lines_once()
        if commands and not catalogue.broken and not catalogue.unread:  # whose lines are not known
            self.check_spans()

    def lines(self):
        """Every line of the pages, with the id of the cause that it implies, None for a line of several."""
        for page in self.catalogue.pages:
            for cause in page.causes:
                yield from ((sign, cause_id(page, cause)) for sign in cause.own_signs())
            yield from ((line, None) for line in page.prose.log_lines)

    def signs_of(self, cause):
        """The lines of a cause, those of the causes that it refers to among them."""
        lines = []
        for sign in cause.signs:
            lines += [sign] if isinstance(sign, LogLine) else self.by_id[sign].own_signs()
        return lines

    # ---- references ----

    def check_reference(self, page, where, given, line):
        """Whether an id leads to a cause, on this page if it has no record in front."""
        target = given if "#" in given else f"{page.identity}#{given}"
        if target in self.by_id:
            return
        if target in self.retired:
            self.add(page, where, f"{show(target)} is retired", f"refer to {self.retired[target]}", line)
        elif target.partition("#")[0] in self.catalogue.by_identity:
            advice = nearest(target, self.by_id, "name a cause that the page has")
            self.add(page, where, f"{show(target)} is no cause", advice, line)
        else:
            self.catalogue.check_target(page.file, where, target.partition("#")[0], line)

    def add(self, page, where, fault, advice, line=0, others=()):
        self.catalogue.findings.add(page.file, where, fault, advice, line, others)

    def check_retired(self, page):
        slugs = [cause.slug for cause in page.causes]
        for slug, successor in page.facts.get("retired", {}).items():
            if slug in slugs:
                self.add(page, f"retired.{slug}", "is a cause of the page", "drop the entry or rename the cause")
            self.check_reference(page, f"retired.{slug}", successor, 0)

    def check_signs(self, page):
        for cause in page.causes:
            for sign in cause.signs:
                where = f"Causes#{cause.slug}.Sign"
                if isinstance(sign, LogLine):
                    continue
                line = cause.lines[sign]
                if sign.partition("#")[0] == page.identity:
                    self.add(page, where, f"{show(sign)} is on this page", "write the line itself", line)
                elif sign in self.by_id and not self.by_id[sign].own_signs():
                    self.add(page, where, f"{show(sign)} has no lines of its own", "refer to one that has", line)
                else:
                    self.check_reference(page, where, sign, line)

    # ---- lines ----

    def check_lines_once(self):
        """What says two things says neither; a line of several causes is a log line."""
        owners = collections.defaultdict(list)
        for page in self.catalogue.pages:
            for where, line in page.own_lines():
                for other, owner, owner_where in owners[line.product, tuple(parts_of(line.line))]:
                    if overlap(line.versions, other.versions) and not self.is_twin(page, owner):
                        fault = f"{show(line.line)} stands on {owner.file} ({owner_where}) already"
                        advice = "write it once, as a log line if it goes with several causes, and refer to it"
                        self.add(page, where, fault, advice, line.at, [owner.file])
                owners[line.product, tuple(parts_of(line.line))].append((line, page, where))

    def is_twin(self, page, other):
        """A program may print one line for the notify of one number of both versions."""
        return page.code == other.code and self.catalogue.domain_of(page).twin == other.domain

    # ---- commands and settings ----

    def check_spans(self):
        known = self.known_spans()
        for page in self.catalogue.pages:
            for cause in page.causes:
                for label, text, line in cause.instructions():
                    for fault, advice in self.faults(text, known):
                        self.add(page, f"Causes#{cause.slug}.{label}", fault, advice, line)
        for slug, product in self.catalogue.vocabulary.products.items():
            for fault, advice in self.faults(product.log, known):
                self.catalogue.findings.add("products.toml", f"{slug}.log", fault, advice)

    def faults(self, text, known):
        return [fault for span in code_spans(text) for fault in self.commands.faults(span, known)]

    def known_spans(self):
        """What may stand in an instruction beside commands and settings: lines, names of records, exchanges."""
        known = set(self.catalogue.vocabulary.sets["when"])
        for page in self.catalogue.pages:
            known |= {page.name, *(alias["name"] for alias in page.facts["aliases"])}
            known |= {line.line for _, line in page.own_lines()}
        return known


def cause_id(page, cause):
    return f"{page.identity}#{cause.slug}"
