"""Two hosts with a wire between them: namespaces that end with the process that made them."""

import contextlib
import os
import pathlib
import shutil
import signal
import subprocess

ADDRESSES = {"gw1": "10.99.0.1", "gw2": "10.99.0.2"}
# Further addresses: gw1 can be seen as two hosts.
SECOND = {"gw1": "10.99.0.3", "gw2": "10.99.0.4"}
PROTECTED = {"gw1": "10.1.0.1", "gw2": "10.2.0.1"}
# What each host has for itself: the wire, /run (sockets, files of process ids), its name.
OWN = ["--net", "--mount", "--uts"]


def run(command, **options):
    done = subprocess.run(command, capture_output=True, text=True, check=False, **options)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}: exit {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def missing():
    """What this machine lacks for such hosts, as sentences; empty if nothing."""
    programs = ["unshare", "nsenter", "setpriv", "ip", "nft", "dumpcap", "swanctl", "pki"]
    lacks = [f"the program {name} is not installed" for name in programs if not shutil.which(name)]
    files = ["/usr/lib/ipsec/charon", "/usr/lib/ipsec/plugins/libstrongswan-kernel-libipsec.so"]
    lacks += [f"{file} is not installed" for file in files if not pathlib.Path(file).exists()]
    if not os.access("/dev/net/tun", os.R_OK | os.W_OK):
        lacks.append("/dev/net/tun cannot be opened: charon's ESP in user space (kernel-libipsec) needs it")
    if not lacks:
        tried = subprocess.run(["unshare", *OWN, "true"], capture_output=True, text=True, check=False)
        if tried.returncode:
            lacks.append(f"no right to make namespaces ({tried.stderr.strip()}): run as root")
    return lacks


class Host:
    """A host: a process that sleeps holds its namespaces open."""

    def __init__(self, name, folder):
        self.name, self.folder, self.processes = name, folder, []
        folder.mkdir(parents=True)
        no_ipv6 = "echo 1 | tee /proc/sys/net/ipv6/conf/all/disable_ipv6 /proc/sys/net/ipv6/conf/default/disable_ipv6 >/dev/null"
        hold = f"mount -t tmpfs run /run && hostname {name} && {no_ipv6} && ip link set lo up && echo up && exec sleep infinity"
        self.holder = subprocess.Popen(
            ["setpriv", "--pdeathsig", "KILL", "unshare", *OWN, "sh", "-c", hold], stdout=subprocess.PIPE, text=True
        )
        if self.holder.stdout.readline() != "up\n":
            raise RuntimeError(f"the host {name} did not come up")

    def inside(self, command):
        return ["nsenter", "--target", str(self.holder.pid), *OWN, *command]

    def run(self, *command, **options):
        return run(self.inside(command), **options)

    def start(self, command, **options):
        process = subprocess.Popen(["setpriv", "--pdeathsig", "KILL", *self.inside(command)], **options)
        self.processes.append(process)
        return process

    def capture(self, file):
        """Keeps the IKE packets in a file until the process is interrupted."""
        ports = "udp port 500 or udp port 4500"
        command = ["dumpcap", "-q", "-P", "-i", "eth0", "-f", ports, "-w", str(file)]
        return self.start(command, stderr=subprocess.DEVNULL)

    def drop(self, *rules):
        """Rules of nft's chains `in` and `out`: what they match is dropped without a word."""
        chains = "".join(f"chain {way} {{ type filter hook {way}put priority 0; }}\n" for way in ("in", "out"))
        lines = "\n".join(f"add rule inet cut {rule} drop" for rule in rules)
        self.run("nft", "-f", "-", input=f"table inet cut {{\n{chains}}}\nflush table inet cut\n{lines}\n")

    def translate(self):
        """What this host sends comes from other ports, as behind a NAT."""
        rules = "\n".join(f"udp sport {port} snat to {ADDRESSES[self.name]}:{port + 10000}" for port in (500, 4500))
        chain = f"chain out {{ type nat hook postrouting priority 100;\n{rules}\n}}"
        self.run("nft", "-f", "-", input=f"table ip translate {{\n{chain}\n}}\n")

    def keep_journal(self):
        """systemd's journal, of this host alone."""
        self.run("mkdir", "-p", "/run/log/journal")
        self.start(["/lib/systemd/systemd-journald"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.run("sh", "-c", "until [ -S /run/systemd/journal/socket ]; do sleep 0.05; done")

    def write_journal(self):
        """What journalctl shows of charon, as lines and as JSON."""
        for form in ("short", "json"):
            command = ["journalctl", "--no-pager", "--output", form, "--identifier", "charon-systemd"]
            (self.folder / f"journal.{form}").write_text(self.run(*command))

    def end(self):
        for process in [*reversed(self.processes), self.holder]:
            if process.poll() is None:
                process.send_signal(signal.SIGKILL)
            process.wait()
        self.holder.stdout.close()


@contextlib.contextmanager
def network(folder, branches=0):
    """The two hosts by name; their folders are made in `folder`. Beside the protected network's address each has one
    for every branch."""
    hosts = {}
    try:
        for name in ADDRESSES:
            hosts[name] = Host(name, folder / name)
        one, two = hosts.values()
        one.run("ip", "link", "add", "eth0", "type", "veth", "peer", "name", "eth0", "netns", str(two.holder.pid))
        for name, host in hosts.items():
            for address in (ADDRESSES[name], SECOND[name]):
                host.run("ip", "address", "add", f"{address}/24", "dev", "eth0")
            third = [PROTECTED[name].replace(".0.1", f".{number}.1") for number in range(branches + 1)]
            host.run("ip", "-batch", "-", input="".join(f"address add {address}/32 dev lo\n" for address in third))
            host.run("ip", "link", "set", "eth0", "up")
        yield hosts
    finally:
        for host in hosts.values():
            host.end()
