"""The keys of the IKE SAs, in the form of Wireshark's tables.

charon prints them at level 4 of `ike`, without the SPIs: these are in the capture, in the same order. The keys of an IKE SA
that came of a rekeying stay out, for its SPIs are encrypted."""

import re
import struct

# As the proposals of ways.toml say; what has others does not get as far as keys.
CIPHER, INTEGRITY = '"AES-CBC-128 [RFC3602]"', '"HMAC_SHA2_256_128 [RFC4868]"'
MAIN_MODE, AGGRESSIVE_MODE, IKE_SA_INIT = 2, 4, 34
# In front of a packet of a capture: seconds, microseconds, length kept, length sent; before all of them the file's head.
FILE_HEAD, PACKET_HEAD = 24, struct.Struct("=IIII")
# Ethernet, IPv4 without options, UDP; on port 4500 four zeros stand in front of IKE.
IKE = 14 + 20 + 8
NAT_PORT, NO_ESP = 4500, bytes(4)


def packets(capture):
    """The IKE messages of a capture."""
    data, at = capture.read_bytes(), FILE_HEAD
    while at < len(data):
        kept = PACKET_HEAD.unpack_from(data, at)[2]
        at += PACKET_HEAD.size
        packet = data[at : at + kept]
        at += kept
        ports = struct.unpack_from(">HH", packet, IKE - 8)
        message = packet[IKE:]
        if NAT_PORT not in ports:
            yield message
        elif message.startswith(NO_ESP):
            yield message[len(NO_ESP) :]


def exchanged(capture, types):
    """SPIs of the initiator and the responder, of each IKE SA whose first exchange both took part in."""
    seen = {}
    for message in packets(capture):
        initiator, responder, exchange = message[:8], message[8:16], message[18]
        if exchange in types and any(responder):
            seen[initiator.hex(), responder.hex()] = True
    return list(seen)


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


def tables(log, capture):
    """The text of the tables by the name of their file; a table without rows is left out."""
    values = {}
    for name, digits in printed(log):
        values.setdefault(name, []).append(digits)
    sets = zip(*(values.get(f"Sk_{key} secret", []) for key in ("ei", "er", "ai", "ar")), strict=True)
    rows = {
        "ikev2_decryption_table": [
            f"{initiator},{responder},{ei},{er},{CIPHER},{ai},{ar},{INTEGRITY}\n"
            for (initiator, responder), (ei, er, ai, ar) in zip(exchanged(capture, {IKE_SA_INIT}), sets, strict=False)
        ],
        "ikev1_decryption_table": [
            f"{initiator},{key}\n"
            for (initiator, _), key in zip(
                exchanged(capture, {MAIN_MODE, AGGRESSIVE_MODE}), values.get("encryption key Ka", []), strict=False
            )
        ],
    }
    return {name: "".join(lines) for name, lines in rows.items() if lines}
