"""An authority, and certificates that are right or wrong in one way, made with strongSwan's pki."""

import pathlib
import shutil

from network import run

EXPIRED = ["--not-before", "01.01.20 00:00:00", "--not-after", "01.01.21 00:00:00"]
# Name of the certificate: subject, alternative name, authority, further options of `pki --issue`. One with --ca issues
# those behind it.
ISSUED = {
    "gw1": ("gw1.example", "gw1.example", "authority", []),
    "gw2": ("gw2.example", "gw2.example", "authority", []),
    "gw1-expired": ("gw1.example", "gw1.example", "authority", EXPIRED),
    "gw1-future": (
        "gw1.example", "gw1.example", "authority",
        ["--not-before", "01.01.50 00:00:00", "--not-after", "01.01.60 00:00:00"],
    ),
    "gw1-stranger": ("gw1.example", "gw1.example", "stranger", []),
    "gw2-stranger": ("gw2.example", "gw2.example", "stranger", []),
    "gw1-other-name": ("branch.example", "branch.example", "authority", []),
    "gw1-revoked": ("gw1.example", "gw1.example", "authority", []),
    "branch-authority": ("branch authority", "authority.example", "authority", ["--ca"]),
    "gw1-of-branch": ("gw1.example", "gw1.example", "branch-authority", []),
    "expired-authority": ("expired authority", "authority.example", "authority", ["--ca", *EXPIRED]),
    "gw1-of-expired": ("gw1.example", "gw1.example", "expired-authority", []),
    "last-authority": ("last authority", "authority.example", "authority", ["--ca", "--pathlen", "0"]),
    "next-authority": ("next authority", "authority.example", "last-authority", ["--ca"]),
    "gw1-of-next": ("gw1.example", "gw1.example", "next-authority", []),
}  # fmt: skip


def key(folder, name):
    file = folder / f"{name}.key.pem"
    file.write_text(run(["pki", "--gen", "--type", "ecdsa", "--size", "256", "--outform", "pem"]))
    return str(file)


def make(folder):
    folder.mkdir(parents=True)
    for name in ("authority", "stranger"):
        options = ["--in", key(folder, name), "--type", "ecdsa", "--dn", f"CN={name}", "--ca", "--outform", "pem"]
        (folder / f"{name}.pem").write_text(run(["pki", "--self", *options]))
    for name, (subject, alternative, authority, options) in ISSUED.items():
        signer = ["--cacert", f"{folder}/{authority}.pem", "--cakey", f"{folder}/{authority}.key.pem"]
        what = ["--in", key(folder, name), "--type", "ecdsa", "--dn", f"CN={subject}", "--san", alternative]
        (folder / f"{name}.pem").write_text(run(["pki", "--issue", *what, *signer, *options, "--outform", "pem"]))
    signer = ["--cacert", f"{folder}/authority.pem", "--cakey", f"{folder}/authority.key.pem"]
    revoked = ["--reason", "key-compromise", "--cert", f"{folder}/gw1-revoked.pem"]
    old = ["--this-update", "01.01.20 00:00:00", "--next-update", "01.01.21 00:00:00"]
    for name, options in (("revoked", revoked), ("old-list", old)):
        (folder / f"{name}.pem").write_text(run(["pki", "--signcrl", *signer, *options, "--outform", "pem"]))


def give(folder, files, target):
    """Puts files into a folder of swanctl: {"x509": ["gw1"], "private": ["gw1"]}."""
    for kind, names in files.items():
        into = pathlib.Path(target) / kind
        into.mkdir(parents=True, exist_ok=True)
        for name in names:
            source = f"{name}.key.pem" if kind == "private" else f"{name}.pem"
            shutil.copy(folder / source, into / source)
