"""strongSwan's charon on a host, with settings, sockets and logs of its own."""

import os
import pathlib
import shutil
import subprocess

import certificates
from daemon import PATIENCE, Daemon
from settings import merged, text

# By themselves, not by the distribution's: what is loaded is what these tests need.
PLUGINS = (
    "random nonce aes sha1 sha2 md5 hmac kdf gmp curve25519 openssl pem pkcs1 pkcs8 x509 pubkey constraints revocation "
    "kernel-libipsec kernel-netlink socket-default vici updown eap-identity eap-md5 eap-mschapv2 xauth-generic counters"
)
WRITTEN = {"time_format": "%b %e %T", "flush_line": True, "append": True}


class Charon(Daemon):
    """Writes its own log to the file `log`, the same with the connections' names to `named`, the keys to `keys`; if
    it is run as systemd would, the journal has the first as well."""

    def __init__(self, host, settings, certificates_folder, journal=False):
        super().__init__(host, settings)
        self.socket = self.folder / "vici"
        program = "/usr/sbin/charon-systemd" if journal else "/usr/lib/ipsec/charon"
        # The profiles of AppArmor go by path, and let the installed programs read their own folders alone.
        self.charon = shutil.copy(program, self.folder / pathlib.Path(program).name)
        self.swanctl = shutil.copy(shutil.which("swanctl"), self.folder / "swanctl")
        certificates.give(certificates_folder, settings.get("files", {}), self.folder / "etc")
        (self.folder / "etc").mkdir(exist_ok=True)

    def start(self):
        """Runs charon; its lines go on in the same file."""
        daemon = merged(
            {
                "load": PLUGINS,
                "plugins": {"vici": {"socket": f"unix://{self.socket}"}},
                "filelog": {
                    "log": WRITTEN | {"path": self.log},
                    "named": WRITTEN | {"path": self.folder / "named", "ike_name": True},
                    "keys": WRITTEN | {"path": self.folder / "keys", "default": -1, "ike": 4},
                },
            },
            self.settings.get("charon", {}),
        )
        (self.folder / "strongswan.conf").write_text(text({pathlib.Path(self.charon).name: daemon}))
        self.socket.unlink(missing_ok=True)
        self.process = self.host.start(
            [self.charon],
            env=os.environ | {"STRONGSWAN_CONF": str(self.folder / "strongswan.conf")},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.await_("its socket", self.socket.exists)
        self.load(self.settings)

    def load(self, settings):
        kept = {name: settings[name] for name in ("connections", "secrets", "pools", "authorities") if name in settings}
        (self.folder / "etc/swanctl.conf").write_text(text(kept))
        self.control("--load-all", "--noprompt", "--clear")

    def control(self, *command, wait=PATIENCE):
        """What swanctl prints. That it fails is no error of the test: most ways do."""
        environment = os.environ | {
            "SWANCTL_DIR": str(self.folder / "etc"),
            "STRONGSWAN_CONF": str(self.folder / "strongswan.conf"),
        }
        name, *options = command
        done = subprocess.run(
            [self.swanctl, name, "--uri", f"unix://{self.socket}", *options],
            env=environment,
            capture_output=True,
            text=True,
            timeout=wait,
            check=False,
        )
        with open(self.folder / "swanctl.log", "a") as file:
            file.write(f"$ swanctl {' '.join(command)}\n{done.stdout}{done.stderr}")
        return done.stdout

    def states(self):
        """How many IKE SAs are established, and how many Child SAs are installed."""
        lines = self.control("--list-sas").splitlines()
        return (
            sum("ESTABLISHED" in line for line in lines if not line.startswith(" ")),
            sum("INSTALLED" in line for line in lines),
        )
