"""Makes logs of gateways as a Parquet data set that is partitioned by site, to try the examples of engines on:

    python examples/fleet_logs.py FOLDER [SITES] [ROWS]

FOLDER/site=gw000/log.parquet and so on have the columns `time` (UTC) and `line` (bytes), in the order of the log. Most
negotiations work; of the others some find no common proposal, some have the wrong key, some get no Child SA. One row in
5,000 is broken, as rows of real collections are: it has no text, or bytes that are no UTF-8. The same arguments make the
same rows.
"""

import datetime
import itertools
import pathlib
import random
import sys

import pyarrow
from pyarrow import parquet

PEER, START = "203.0.113", datetime.datetime(2026, 3, 2, tzinfo=datetime.UTC)
DAY = 86_400
BROKEN = 5_000  # one row in so many
BROKEN_ROWS = (None, b"13[IKE] received N\xff\xfeO_PROPOSAL_CHOSEN notify error")

BEGINNING = """\
{a}[IKE] initiating IKE_SA {site}[{n}] to {peer}
{a}[ENC] generating IKE_SA_INIT request 0 [ SA KE No N(NATD_S_IP) N(NATD_D_IP) N(FRAG_SUP) N(HASH_ALG) N(REDIR_SUP) ]
{a}[NET] sending packet: from 192.0.2.1[500] to {peer}[500] (464 bytes)
{b}[NET] received packet: from {peer}[500] to 192.0.2.1[500] (472 bytes)
"""
ANSWERED = """\
{b}[ENC] parsed IKE_SA_INIT response 0 [ SA KE No N(NATD_S_IP) N(NATD_D_IP) N(FRAG_SUP) N(HASH_ALG) ]
{b}[CFG] selected proposal: IKE:AES_CBC_128/HMAC_SHA2_256_128/PRF_HMAC_SHA2_256/MODP_2048
{b}[IKE] authentication of '{site}' (myself) with pre-shared key
{b}[IKE] establishing CHILD_SA net{{{n}}}
{b}[ENC] generating IKE_AUTH request 1 [ IDi N(INIT_CONTACT) IDr AUTH SA TSi TSr N(MOBIKE_SUP) N(EAP_ONLY) ]
{b}[NET] sending packet: from 192.0.2.1[4500] to {peer}[4500] (288 bytes)
{a}[NET] received packet: from {peer}[4500] to 192.0.2.1[4500] (240 bytes)
"""
ESTABLISHED = """\
{a}[IKE] authentication of 'peer{n}' with pre-shared key successful
{a}[IKE] IKE_SA {site}[{n}] established between 192.0.2.1[{site}]...{peer}[peer{n}]
"""
ENDS = {
    "works": (
        ANSWERED
        + "{a}[ENC] parsed IKE_AUTH response 1 [ IDr AUTH SA TSi TSr N(MOBIKE_SUP) ]\n"
        + ESTABLISHED
        + "{a}[IKE] CHILD_SA net{{{n}}} established with SPIs c30577d0_i ce2a05f8_o and TS 10.1.0.0/16 === 10.2.0.0/16\n"
    ),
    "no common proposal": (
        "{b}[ENC] parsed IKE_SA_INIT response 0 [ N(NO_PROP) ]\n{b}[IKE] received NO_PROPOSAL_CHOSEN notify error\n"
    ),
    "wrong key": (
        ANSWERED
        + "{a}[ENC] parsed IKE_AUTH response 1 [ N(AUTH_FAILED) ]\n"
        + "{a}[IKE] received AUTHENTICATION_FAILED notify error\n"
    ),
    "no child": (
        ANSWERED
        + "{a}[ENC] parsed IKE_AUTH response 1 [ IDr AUTH N(MOBIKE_SUP) N(TS_UNACCEPT) ]\n"
        + ESTABLISHED
        + "{a}[IKE] received TS_UNACCEPTABLE notify, no CHILD_SA built\n"
    ),
}
WEIGHTS = (85, 6, 6, 3)  # of the ends


def negotiations(site, draw):
    """The lines of one after the other, without end."""
    for number in itertools.count(1):
        end = draw.choices(list(ENDS.values()), WEIGHTS)[0]
        first, second = draw.sample(range(1, 17), 2)
        words = {"a": f"{first:02}", "b": f"{second:02}", "peer": f"{PEER}.{draw.randrange(1, 255)}"}
        yield from (BEGINNING + end).format(site=site, n=number, **words).splitlines()


def rows_of(site, count, draw):
    for line in itertools.islice(negotiations(site, draw), count):
        yield line.encode() if draw.randrange(BROKEN) else draw.choice(BROKEN_ROWS)


def table_of(site, count):
    lines = list(rows_of(site, count, random.Random(site)))
    step = datetime.timedelta(seconds=DAY / count)
    times = [START + step * row for row in range(count)]
    return pyarrow.table({"time": pyarrow.array(times, pyarrow.timestamp("us", "UTC")), "line": pyarrow.array(lines)})


def make(folder, sites=20, rows=10_000):
    for number in range(sites):
        site = f"gw{number:03}"
        path = pathlib.Path(folder) / f"site={site}"
        path.mkdir(parents=True)
        parquet.write_table(table_of(site, rows), path / "log.parquet", compression="zstd")


if __name__ == "__main__":
    make(sys.argv[1], *map(int, sys.argv[2:]))
