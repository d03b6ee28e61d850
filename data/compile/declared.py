"""Reads the TOML files that stand beside the pages."""

import tomllib

from findings import nearest


def read_toml(catalogue, file):
    """The tables of a file; nothing where it cannot be read, which is a finding."""
    try:
        return tomllib.loads((catalogue.folder / file).read_bytes().decode("utf-8"))
    except FileNotFoundError:
        catalogue.findings.add(file, "", "is missing", "restore the file")
    except UnicodeDecodeError as error:
        catalogue.findings.add(file, "", f"byte {error.start} is not UTF-8", "save the file as UTF-8")
    except tomllib.TOMLDecodeError as error:
        catalogue.findings.add(file, "", f"is no TOML: {error}", "mend the line")
    return {}


class Unusable(Exception):
    """A file without which nothing further can be checked; its findings say why."""


def read_whole(catalogue, file, keys):
    """The tables of a file that must have exactly these keys."""
    before = len(catalogue.findings)
    declared = read_toml(catalogue, file)
    if declared:
        check_keys(catalogue.findings, file, "", declared, keys, keys)
    if len(catalogue.findings) > before:
        raise Unusable(file)
    return declared


def read_rows(catalogue, file, name):
    """The tables of an array `[[name]]`, each with its number."""
    declared = read_toml(catalogue, file)
    check_keys(catalogue.findings, file, "", declared, {name}, set())
    rows = declared.get(name, [])
    if not isinstance(rows, list):
        catalogue.findings.add(file, name, "is no array of tables", f"write [[{name}]]")
        return []
    return list(enumerate(rows))


def check_keys(findings, file, where, table, known, required):
    prefix = f"{where}." if where else ""
    for key in table.keys() - known:
        findings.add(file, f"{prefix}{key}", "is not a known key", nearest(key, sorted(known)))
    for key in required - table.keys():
        findings.add(file, f"{prefix}{key}", "is missing", "add the key")
