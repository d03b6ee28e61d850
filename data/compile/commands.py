"""Commands and settings that pages print (data/commands.toml), and whether a code span is one of them."""

import dataclasses
import re
import shlex

from declared import Unusable, check_keys, is_texts, read_toml
from findings import nearest, show

FILE = "commands.toml"
SOURCE_KEYS = {"title", "section"}
# What each table has: the Python type of each key's value, and which have to be there.
TABLES = {
    "command": (
        {
            "name": str,
            "product": str,
            "parameters": dict,
            "mandatory": list,
            "operands": list,
            "properties": list,
            "source": dict,
        },
        {"name", "product", "source"},
    ),
    "key": ({"name": str, "product": str, "file": str, "values": list, "source": dict}, {"name", "product", "source"}),
    "path": ({"name": str, "product": str, "source": dict}, {"name", "product", "source"}),
    "registry": (
        {"name": str, "product": str, "values": dict, "source": dict},
        {"name", "product", "values", "source"},
    ),
    "event": (
        {"name": str, "product": str, "channel": str, "provider": str, "source": dict},
        {"name", "product", "channel", "source"},
    ),
}
TYPE_NAMES = {str: "a text", list: "an array", dict: "a table"}
CAPITALS = r"[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*"
PLACEHOLDER = re.compile(CAPITALS)
CHAINED = re.compile(r"\s+(?:\||&&)\s+|;\s+")
NESTED = re.compile(r"(?<=\s)\(([A-Z][a-z]+-[A-Z]\w*[^()]*)\)")  # a PowerShell command whose result is a value
BRACKETED = re.compile(r"\((?P<command>[^()]+)\)\.(?P<property>\w+)")
ASSIGNED = re.compile(r"(?P<key>[^\s=]+)(?: = (?P<value>\S+)|=(?P<short>\S*))")


@dataclasses.dataclass(frozen=True)
class Command:
    name: str
    product: str
    parameters: dict  # name -> "" for none, "NAME" for any word, or an array of the words that it takes
    mandatory: list  # arrays of parameters, one of which has to be there whole
    operands: tuple  # least and most words that belong to no parameter
    properties: list

    def read(self, words):
        """The parameters and the number of operands among the words behind the name, and what is wrong with them."""
        given, operands, faults = [], 0, []
        waiting = list(words)
        while waiting:
            word = waiting.pop(0)
            name, mark, value = self.split(word)
            if name in self.parameters:
                given.append(name)
                faults += self.value_faults(name, value if mark else None, waiting)
            elif word.startswith("-"):
                advice = nearest(word, self.parameters, "declare the parameter")
                faults.append((f"{show(word)} is no parameter of {self.name}", advice))
            else:
                operands += 1
        return given, operands, faults

    def split(self, word):
        """`--name=value` and `/name:value` are one word."""
        for mark in "=:":
            name, found, value = word.partition(mark)
            if found and name in self.parameters:
                return name, mark, value
        return word, "", ""

    def value_faults(self, name, value, waiting):
        takes = self.parameters[name]
        if takes == "":
            return [(f"{name} takes no value", "drop it")] if value is not None else []
        if value is None and waiting and waiting[0] not in self.parameters:
            value = waiting.pop(0)
            while value.endswith(",") and waiting and waiting[0] not in self.parameters:  # PowerShell's arrays: `A, B`
                value += waiting.pop(0)
        if not value:
            return [(f"{name} has no value", "write one behind it, or a placeholder in capitals")]
        if isinstance(takes, list) and value not in takes:
            wrong = [part for part in value.split(",") if part not in takes and not PLACEHOLDER.fullmatch(part)]
            return [(f"{show(part)} is no value of {name}", nearest(part, takes)) for part in wrong]
        return []

    def faults(self, words):
        given, operands, faults = self.read(words)
        least, most = self.operands
        if not least <= operands <= most:
            number = f"{least} to {most}" if least < most else str(least)
            faults.append((f"{self.name} has {operands} words that belong to no parameter", f"write {number}"))
        if self.mandatory and not any(set(names) <= set(given) for names in self.mandatory):
            meant = max(self.mandatory, key=lambda names: (len(set(names) & set(given)), -len(names)))
            lacking = ", ".join(name for name in meant if name not in given)
            faults.append((f"{self.name} lacks {lacking}", "write it: without it the command does not run"))
        return faults


class Commands:
    """What commands.toml declares; `faults` says what is wrong with a code span."""

    def __init__(self, catalogue):
        self.findings = catalogue.findings
        self.declared_products = catalogue.vocabulary.products
        before = len(self.findings)
        declared = read_toml(catalogue, FILE)
        self.check_shapes(declared)
        if len(self.findings) > before:
            raise Unusable(FILE)
        self.products = [row["product"] for rows in declared.values() for row in rows]  # whose each entry is
        self.commands = [self.command_of(row) for row in declared.get("command", [])]
        self.keys = {row["name"]: row.get("values", []) for row in declared.get("key", [])}
        self.registry = {row["name"]: row["values"] for row in declared.get("registry", [])}
        self.names = {row["name"] for table in ("path", "event") for row in declared.get(table, [])}
        self.by_name = {command.name: command for command in self.commands}
        self.values = self.all_values()

    def command_of(self, row):
        operands = tuple(row.get("operands", (0, 0)))
        parameters, mandatory = row.get("parameters", {}), row.get("mandatory", [])
        return Command(row["name"], row["product"], parameters, mandatory, operands, row.get("properties", []))

    def all_values(self):
        """Words that stand alone where a setting's value is spoken of."""
        lists = [takes for command in self.commands for takes in command.parameters.values() if isinstance(takes, list)]
        lists += self.keys.values()
        return {value for values in lists for value in values}

    # ---- the file ----

    def check_shapes(self, declared):
        check_keys(self.findings, FILE, "", declared, TABLES.keys(), set())
        names = {}
        for table in declared.keys() & TABLES.keys():
            rows = declared[table]
            if not isinstance(rows, list):
                self.findings.add(FILE, table, f"is {show(rows)}", f"write [[{table}]]")
                continue
            for index, row in enumerate(rows):
                self.check_row(table, f"{table}[{index}]", row)
                self.check_once(names, f"{table}[{index}]", row)

    def check_once(self, names, where, row):
        name = row.get("name") if isinstance(row, dict) else None
        if isinstance(name, str) and names.setdefault(name, where) != where:
            self.findings.add(FILE, where, f"{show(name)} is declared in {names[name]} already", "declare it once")

    def check_row(self, table, where, row):
        types, required = TABLES[table]
        if not check_keys(self.findings, FILE, where, row, types.keys(), required):
            return
        for key in row.keys() & types.keys():
            if type(row[key]) is not types[key] or row[key] == "":
                self.findings.add(FILE, f"{where}.{key}", f"is {show(row[key])}", f"write {TYPE_NAMES[types[key]]}")
        if isinstance(row.get("product"), str) and row["product"] not in self.declared_products:
            fault = f"{show(row['product'])} is no declared product"
            self.findings.add(FILE, f"{where}.product", fault, nearest(row["product"], self.declared_products))
        source = row.get("source", {})
        if isinstance(source, dict):
            check_keys(
                self.findings, FILE, f"{where}.source", source, SOURCE_KEYS, {"title"} if "source" in row else set()
            )
            if not is_texts([*source.values()]):
                self.findings.add(FILE, f"{where}.source", f"is {show(source)}", "write texts")
        for key in ("properties", "values"):
            entries = row.get(key, [])
            if not is_texts([*entries.values()] if isinstance(entries, dict) else entries):
                self.findings.add(FILE, f"{where}.{key}", f"is {show(entries)}", "write texts")
        if table == "command":
            self.check_command(where, row)

    def check_command(self, where, row):
        parameters, mandatory, operands = (row.get(key) for key in ("parameters", "mandatory", "operands"))
        for name, takes in (parameters if isinstance(parameters, dict) else {}).items():
            is_sound = takes == "" or (isinstance(takes, str) and PLACEHOLDER.fullmatch(takes)) or is_texts(takes)
            if not is_sound:
                advice = 'write "", a placeholder in capitals, or an array of the words that it takes'
                self.findings.add(FILE, f"{where}.parameters.{name}", f"is {show(takes)}", advice)
        known = list(parameters) if isinstance(parameters, dict) else []
        for index, names in enumerate(mandatory if isinstance(mandatory, list) else []):
            if not is_texts(names) or not names or not all(name in known for name in names):
                advice = "write an array of parameters that have to be there together"
                self.findings.add(FILE, f"{where}.mandatory[{index}]", f"is {show(names)}", advice)
        if isinstance(operands, list) and not is_pair(operands):
            self.findings.add(FILE, f"{where}.operands", f"is {show(operands)}", "write [least, most]")

    # ---- code spans ----

    def faults(self, span, lines):
        """What is wrong with a code span, as (fault, advice); `lines` are the lines and names that pages have."""
        if span in lines or self.is_setting(span) or PLACEHOLDER.fullmatch(span):
            return []
        faults = []
        for part in [*CHAINED.split(NESTED.sub("RESULT", span)), *NESTED.findall(span)]:
            faults += self.command_faults(part, lines)
        return faults

    def is_setting(self, span):
        assigned = ASSIGNED.fullmatch(span)
        name, value = (assigned["key"], assigned["value"] or assigned["short"]) if assigned else (span, "")
        if span in self.names or span in self.values or self.is_registry(name):
            return True
        for key, values in self.keys.items():
            if name == key:
                return not value or not values or value in values or bool(PLACEHOLDER.fullmatch(value))
        return False

    def is_registry(self, name):
        path, _, value = name.rpartition("\\")
        return (
            name in self.registry
            or any(name in values for values in self.registry.values())
            or (value in self.registry.get(path, {}))
        )

    def command_faults(self, text, lines):
        bracketed = BRACKETED.fullmatch(text)
        words = split_words(bracketed["command"] if bracketed else text)
        command = self.find(words)
        if not command:
            return self.fragment_faults(text, words, lines)
        faults = command.faults(words[len(command.name.split()) :])
        if bracketed and bracketed["property"] not in command.properties:
            fault = f"{show(bracketed['property'])} is no property of what {command.name} gives"
            faults.append((fault, nearest(bracketed["property"], command.properties, "declare it")))
        return faults

    def find(self, words):
        """The command of the longest name that the words begin with."""
        starts = (" ".join(words[:count]) for count in range(len(words), 0, -1))
        return next((self.by_name[start] for start in starts if start in self.by_name), None)

    def fragment_faults(self, text, words, lines):
        """Parameters by themselves, with or without their dashes, are those of one command."""
        for command in self.commands:
            names = [name.lstrip("-/") for name in command.parameters]
            if text in (*names, *command.parameters) or (
                words and words[0] in command.parameters and not command.read(words)[2]
            ):
                return []
        known = [*self.by_name, *self.keys, *self.names, *self.registry, *lines]
        return [(f"{show(text)} is declared nowhere", nearest(text, known, f"declare it in {FILE}, with its source"))]


def is_pair(operands):
    return [type(count) for count in operands] == [int, int] and 0 <= operands[0] <= operands[1]


def split_words(text):
    """As a shell does; a quotation mark without a partner is a letter."""
    try:
        return shlex.split(text, posix=False)
    except ValueError:
        return text.split()
