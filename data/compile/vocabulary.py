"""The closed sets of data/vocabulary.toml and what a page's keys may hold."""

import dataclasses
import tomllib

FILE = "vocabulary.toml"

DOMAINS = {
    "win32": "Windows IPsec and IKE errors of winerror.h",
    "ikev2": "IKEv2 Notify message types",
    "ikev1": "ISAKMP and IPsec DOI Notify message types",
}


@dataclasses.dataclass(frozen=True)
class Section:
    key: str
    title: str
    limits: dict


class Vocabulary:
    """`sets` maps the name of a set to its values and their meanings, in the order of the file."""

    def __init__(self, folder):
        try:
            declared = tomllib.loads((folder / FILE).read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise SystemExit(f"{FILE}: {error}; no page can be checked without it") from None
        self.sections = [Section(key, table.pop("title"), table) for key, table in declared.pop("section").items()]
        self.page_words = declared.pop("page_words")
        self.inverse = {kind: table["inverse"] for kind, table in declared["relation"].items()}
        declared["relation"] = {kind: table["meaning"] for kind, table in declared["relation"].items()}
        self.sets = {"domain": DOMAINS} | declared

    def order(self, set_name, value):
        return list(self.sets[set_name]).index(value)
