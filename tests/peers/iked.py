"""openiked's iked on a host. It needs PF_KEY, which few kernels have: pf_key.c is preloaded and stands in for it."""

import os
import pathlib
import shutil
import subprocess

from daemon import PATIENCE, Daemon
from network import run

HERE = pathlib.Path(__file__).parent
PROGRAMS = HERE.parents[1] / "build/packages/openiked/usr/sbin"
# The user as whom it talks to the peer. /etc of the host alone has it.
USER = "_iked:x:64055:64055::/run/iked:/usr/sbin/nologin\n"
GROUP = "_iked:x:64055:\n"
FOLDERS = ["ca", "certs", "crls", "private", "pubkeys/ipv4", "pubkeys/ipv6", "pubkeys/fqdn", "pubkeys/ufqdn"]


def missing():
    """What it lacks, as sentences; empty if nothing."""
    lacks = [
        f"{PROGRAMS}/{name} is not there: tests/run unpacks it"
        for name in ("iked", "ikectl")
        if not (PROGRAMS / name).exists()
    ]
    return lacks if shutil.which("gcc") else [*lacks, "the program gcc is not installed"]


class Iked(Daemon):
    def start(self):
        etc, stand_in, policies = self.folder / "etc", self.folder / "pf_key.so", self.folder / "iked.conf"
        for name in FOLDERS:
            (etc / "iked" / name).mkdir(parents=True)
        for name, line in (("passwd", USER), ("group", GROUP)):
            (etc / name).write_text(pathlib.Path("/etc", name).read_text() + line)
        key = run(["pki", "--gen", "--type", "ecdsa", "--size", "256", "--outform", "pem"])
        (etc / "iked/private/local.key").write_text(key)
        (etc / "iked/local.pub").write_text(run(["pki", "--pub", "--outform", "pem"], input=key))
        run(["gcc", "-shared", "-fPIC", "-O2", "-o", str(stand_in), str(HERE / "pf_key.c"), "-ldl"])
        policies.write_text("set passive\n" + "".join(self.policy(name) for name in self.settings["iked"]))
        policies.chmod(0o600)
        self.host.run("mount", "-t", "overlay", "-o", f"lowerdir={etc}:/etc", "overlay", "/etc")
        self.host.run("mkdir", "/run/iked")
        command = [str(PROGRAMS / "iked"), "-d", "-f", str(policies)]
        environment = os.environ | {"LD_PRELOAD": str(stand_in)}
        with self.log.open("w") as log:
            self.process = self.host.start(command, env=environment, stdout=subprocess.DEVNULL, stderr=log)
        self.await_("answer to ikectl", lambda: self.ikectl("show", "sa").returncode == 0)

    def ikectl(self, *words):
        command = self.host.inside([str(PROGRAMS / "ikectl"), *words])
        return subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)

    def policy(self, name):
        parts = self.settings["iked"][name]
        shown = "{flow} {ends} ikesa {ikesa} childsa {childsa} srcid {srcid} dstid {dstid} {auth}".format(**parts)
        return f'ikev2 "{name}" active esp {shown}\n'

    def control(self, verb, option, name):
        """As swanctl's, where iked has it: what is not passive connects by itself."""
        assert (verb, option) == ("--initiate", "--conn"), f"iked knows no {verb} {option} of {name}"
        self.ikectl("active")

    def states(self):
        """How many IKE SAs are established, and how many Child SAs."""
        lines = self.ikectl("show", "sa").stdout.splitlines()
        return (
            sum(line.startswith("iked_sas:") and "ESTABLISHED" in line for line in lines),
            sum(line.startswith("  sa_childsas:") and " in " in line for line in lines),
        )
