"""The keys of the IKE SAs, in the form of Wireshark's tables.

charon prints them at level 4 of `ike`, without the SPIs: these are in the capture, in the same order. The keys of an IKE SA
that came of a rekeying stay out, for its SPIs are encrypted."""

import re
import subprocess

# As the proposals of ways.toml say; what has others does not get as far as keys.
CIPHER, INTEGRITY = '"AES-CBC-128 [RFC3602]"', '"HMAC_SHA2_256_128 [RFC4868]"'
IKEV1, IKEV2 = {"2", "4"}, {"34"}


def printed(log):
    """Each block of bytes that the log shows: its name, the bytes in hexadecimal."""
    name, rest, digits = None, 0, ""
    for line in log.read_text(errors="replace").splitlines():
        if head := re.search(r"\[IKE\] (.+?) => (\d+) bytes @", line):
            name, rest, digits = head[1], int(head[2]), ""
        elif name and (row := re.search(r"\[IKE\] +\d+: ((?:[0-9A-F]{2} )+)", line)):
            take = row[1].split()[:rest]
            digits += "".join(take).lower()
            rest -= len(take)
            if rest == 0:
                yield name, digits
                name = None


def exchanged(capture, types):
    """SPIs of the initiator and the responder, of each IKE SA whose first exchange both took part in."""
    fields = ["isakmp.ispi", "isakmp.rspi", "isakmp.exchangetype"]
    command = ["tshark", "-r", str(capture), "-T", "fields", *(part for field in fields for part in ("-e", field))]
    seen = []
    for line in subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines():
        initiator, responder, exchange = (line.split("\t") + ["", "", ""])[:3]
        if exchange in types and responder.strip("0") and (initiator, responder) not in seen:
            seen.append((initiator, responder))
    return seen


def tables(log, capture):
    """The text of the tables by the name of their file; a table without rows is left out."""
    blocks = list(printed(log))
    values = {name: [digits for label, digits in blocks if label == name] for name, _ in blocks}
    sets = zip(*(values.get(f"Sk_{key} secret", []) for key in ("ei", "er", "ai", "ar")), strict=True)
    rows = {
        "ikev2_decryption_table": [
            f"{initiator},{responder},{ei},{er},{CIPHER},{ai},{ar},{INTEGRITY}\n"
            for (initiator, responder), (ei, er, ai, ar) in zip(exchanged(capture, IKEV2), sets, strict=False)
        ],
        "ikev1_decryption_table": [
            f"{initiator},{key}\n"
            for (initiator, _), key in zip(exchanged(capture, IKEV1), values.get("encryption key Ka", []), strict=False)
        ],
    }
    return {name: "".join(lines) for name, lines in rows.items() if lines}
