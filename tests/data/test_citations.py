"""Every citation that was found published stands on the page of the record that it was found with, as published."""

import collections
import csv
import pathlib

import prose

PUBLISHED = list(csv.DictReader((pathlib.Path(__file__).parent / "citations.csv").open(encoding="ascii")))
MEANT = {  # on the three pages that the project began with
    ("ERROR_IPSEC_IKE_PEER_MM_ASSUMED_INVALID", "ERROR_IPSEC_IKE_SA_REKEYED"): None,
    ("ERROR_IPSEC_IKE_PEER_MM_ASSUMED_INVALID", "ERROR_IPSEC_IKE_PEER_MM_NO_RESPONSE"): "win32:13813",
    ("ERROR_IPSEC_IKE_MM_EXPIRED", "ERROR_IPSEC_IKE_SA_EXPIRED"): "win32:13895",
    ("ERROR_IPSEC_IKE_MM_EXPIRED", "ERROR_IPSEC_IKE_PEER_ASKED_FOR_DELETION"): "win32:13807",
    ("ERROR_IPSEC_IKE_INVALID_MM_FOR_QM", "ERROR_IPSEC_IKE_NO_MM_RESPONSE"): "win32:13813",
    ("ERROR_IPSEC_IKE_INVALID_MM_FOR_QM", "ERROR_IPSEC_IKE_MM_PROCESS_ERR"): "win32:13804",
}


def rows_of_pages(pages):
    for page in pages:
        for row in page.facts.get("citations", []):
            yield row["name"], str(row.get("code", "")), row.get("hex", ""), page.name


def test_all_published_citations_are_kept(pages):
    names = {page.name for page in pages}
    published = collections.Counter(
        (row["name"], row["code"], row["hex"], row["page"]) for row in PUBLISHED if row["page"] in names
    )
    assert published.total() == 124
    assert collections.Counter(rows_of_pages(pages)) == published


def test_the_citation_without_a_page_of_ours_is_a_neighbour(pages):
    names = {page.name for page in pages}
    (row,) = [row for row in PUBLISHED if row["page"] not in names]
    (neighbour,) = [one for one in prose.declared("neighbours.toml")["neighbour"] if one["number"] == int(row["code"])]
    assert row["name"].startswith(neighbour["names"][0])
    assert neighbour["elsewhere"]
    assert row["code"] in neighbour["text"]
    assert row["hex"].lower() in neighbour["text"].lower()


def test_what_the_founding_citations_meant(pages):
    meant = {(page.name, row["name"]): row.get("meant") for page in pages for row in page.facts.get("citations", [])}
    assert {key: meant[key] for key in MEANT} == MEANT


def test_a_right_citation_is_not_called_wrong(pages):
    """One of the published citations names a record by its own name and number; its page says so."""
    codes = {page.name: page.code for page in pages if page.domain == "win32"}
    right = [
        (page.name, row)
        for page in pages
        for row in page.facts.get("citations", [])
        if row["name"] in codes
        and row.get("code", codes[row["name"]]) == codes[row["name"]]
        and ("hex" not in row or int(row["hex"], 16) == codes[row["name"]])
        and ("code" in row or "hex" in row)
    ]
    assert [(page, row["name"]) for page, row in right] == [
        ("ERROR_IPSEC_MM_POLICY_IN_USE", "ERROR_IPSEC_MM_POLICY_IN_USE")
    ]
    assert right[0][1]["meant"] == "win32:13005"
