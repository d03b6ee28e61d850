"""libreswan's pluto on a host. Its package cannot be installed beside strongSwan's: it is unpacked with its libraries into
folders, which are seen in the places where the program looks for itself."""

import os
import pathlib
import subprocess

from daemon import PATIENCE, Daemon

UNPACKED = pathlib.Path(__file__).parents[2] / "build/packages"
PROGRAMS = UNPACKED / "libreswan/usr/libexec"


def libraries():
    """Folders of the libraries that are unpacked beside it."""
    return ":".join(str(folder) for folder in sorted(UNPACKED.glob("*/usr/lib/*-linux-gnu")))


def missing():
    """What the unpacked package lacks, as sentences; empty if nothing."""
    pluto = PROGRAMS / "ipsec/pluto"
    if not pluto.exists():
        return [f"{pluto} is not there: tests/run unpacks it"]
    done = subprocess.run(
        ["ldd", pluto], env={"LD_LIBRARY_PATH": libraries()}, capture_output=True, text=True, check=False
    )
    return [
        f"pluto lacks {line.split()[0]}: tests/run unpacks it"
        for line in done.stdout.splitlines()
        if "not found" in line
    ]


def section(kind, settings):
    return f"{kind}\n" + "".join(f"    {key}={value}\n" for key, value in settings.items())


class Pluto(Daemon):
    def __init__(self, host, settings):
        super().__init__(host, settings)
        self.environment = os.environ | {"LD_LIBRARY_PATH": libraries()}

    def start(self):
        for name in ("nss", "run", "etc"):
            (self.folder / name).mkdir()
        self.host.run("mount", "-t", "overlay", "-o", f"lowerdir={PROGRAMS}:/usr/libexec", "overlay", "/usr/libexec")
        certutil = UNPACKED / "libnss3-tools/usr/bin/certutil"
        self.host.run(str(certutil), "-N", "-d", f"sql:{self.folder}/nss", "--empty-password", env=self.environment)
        (self.folder / "secrets").write_text("".join(f"{line}\n" for line in self.settings["ipsec_secrets"].values()))
        (self.folder / "ipsec.conf").write_text(
            section("config setup", {"logfile": self.log} | self.settings.get("setup", {}))
            + "".join(section(f"conn {name}", settings) for name, settings in self.settings["conn"].items())
        )
        options = {
            "config": "ipsec.conf",
            "secretsfile": "secrets",
            "nssdir": "nss",
            "ipsecdir": "etc",
            "rundir": "run",
        }
        self.process = self.host.start(
            [
                "/usr/libexec/ipsec/pluto",
                *(f"--{option}={self.folder / file}" for option, file in options.items()),
                f"--logfile={self.log}",
                "--nofork",
                "--no-dnssec",
                "--nhelpers=1",
            ],
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.await_line("listening for IKE messages")
        for name in self.settings["conn"]:
            self.whack("addconn", "--config", str(self.folder / "ipsec.conf"), name)
        self.whack("whack", "--listen")

    def whack(self, program, *options):
        """What the program prints. Whether a connection comes up is seen in the log."""
        command = [f"/usr/libexec/ipsec/{program}", "--ctlsocket", str(self.folder / "run/pluto.ctl"), *options]
        done = subprocess.run(
            self.host.inside(command),
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        with (self.folder / "whack.log").open("a") as file:
            file.write(f"$ {program} {' '.join(options)}\n{done.stdout}{done.stderr}")
        return done.stdout

    def control(self, verb, option, name):
        """As swanctl's: `--initiate --conn NAME`."""
        assert option == "--conn", f"pluto knows connections alone, not {option}"
        self.whack("whack", "--name", name, verb, *(["--asynchronous"] if verb == "--initiate" else []))

    def states(self):
        """How many IKE SAs are established, and how many Child SAs."""
        lines = self.whack("whack", "--showstates").splitlines()
        return (
            sum("established IKE SA" in line or "STATE_MAIN_I4" in line or "STATE_MAIN_R3" in line for line in lines),
            sum("established Child SA" in line or "STATE_QUICK_I2" in line for line in lines),
        )
