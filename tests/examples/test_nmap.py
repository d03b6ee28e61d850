"""The nmap script explains how a real charon and a made responder answer it."""

import os
import pathlib
import shutil
import socket
import struct
import subprocess
import threading

import pytest

from hosts import MODULES, PURE, environment_of, lua_linked_to
from other_tables import missing

SCRIPT = pathlib.Path(__file__).resolve().parents[2] / "examples" / "nmap" / "ikeerr-notify.nse"
CHARON = pathlib.Path("/usr/lib/ipsec/charon")
PLUGINS = "random nonce openssl pem pkcs1 aes sha1 sha2 hmac kdf gmp kernel-netlink socket-default vici"
CONNECTION = """
connections { strict {
  version = 0
  proposals = aes128-sha256-modp2048
  local { auth = psk }
  remote { auth = psk }
} }
"""
# In a host of its own: no other daemon has the port, and its sockets end with it.
RUN = """
mount -t tmpfs run /run && ip link set lo up
./charon >/dev/null 2>&1 &
while ! [ -S /run/charon.vici ]; do sleep 0.05; kill -0 $!; done
swanctl --load-conns --file "$PWD/swanctl.conf" >/dev/null
"$@"
status=$?
kill $!
exit $status
"""


@pytest.fixture(scope="module")
def nmap():
    return shutil.which("nmap") or missing("nmap", "nmap")


@pytest.fixture(params=[MODULES, PURE])
def environment(request, nmap):
    return os.environ | environment_of(request.param, lua_linked_to(nmap))


def command(nmap, port, **arguments):
    given = ",".join(f"ikeerr-notify.{name}={value}" for name, value in arguments.items())
    rule = f"+{SCRIPT}"  # whatever the port is
    return [nmap, "-n", "-Pn", "-sU", "-p", str(port), "--script", rule, "--script-args", given, "127.0.0.1"]


# ---- a real charon ----


def ask_charon(nmap, environment, folder, **arguments):
    if not CHARON.exists() or not shutil.which("swanctl"):
        missing("charon with swanctl", "strongswan-charon and strongswan-swanctl")
    if subprocess.run(["unshare", "--net", "--mount", "true"], capture_output=True, check=False).returncode:
        missing("the right to make namespaces", "nothing, run as root")
    shutil.copy(CHARON, folder / "charon")  # a profile of the distribution confines the original to its folders
    (folder / "strongswan.conf").write_text(f"charon {{\n  load = {PLUGINS}\n}}\n")
    (folder / "swanctl.conf").write_text(CONNECTION)
    host = ["unshare", "--net", "--mount", "sh", "-c", RUN, "sh", *command(nmap, 500, **arguments)]
    environment = environment | {"STRONGSWAN_CONF": str(folder / "strongswan.conf")}
    result = subprocess.run(host, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=60)
    assert "ERROR: " not in result.stderr, result.stderr
    return result.stdout


def test_charon_refuses_a_proposal(nmap, environment, tmp_path):
    text = ask_charon(nmap, environment, tmp_path, bits=256)
    assert "record: ikev2:14 NO_PROPOSAL_CHOSEN" in text
    assert "record: ikev1:14 NO-PROPOSAL-CHOSEN" in text
    assert text.count("windows: 13868 ERROR_IPSEC_IKE_POLICY_MATCH") == 2
    assert text.count("fix: strongSwan: ") == 2
    assert "accepted" not in text


def test_charon_accepts_a_proposal(nmap, environment, tmp_path):
    text = ask_charon(nmap, environment, tmp_path, bits=128)
    assert "IKEv2: the proposal is accepted" in text
    assert "IKEv1: the proposal is accepted" in text


# ---- a made responder ----


def reply(request, payloads, first=41):
    version, exchange = request[17], request[18]
    return (
        request[:8]
        + b"responds"
        + struct.pack(">BBBBII", first, version, exchange, 0x20, 0, 28 + len(payloads))
        + payloads
    )


def notify(kind, data=b"", spi=b""):
    return struct.pack(">BBHBBH", 0, 0, 8 + len(spi) + len(data), 3, len(spi), kind) + spi + data


@pytest.fixture
def responder():
    """A port on which a function of the request makes the answer."""
    server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    server.bind(("127.0.0.1", 0))
    answers = {}

    def serve():
        while True:
            request, sender = server.recvfrom(65535)
            if request == b"end":
                return
            if len(request) > 17 and request[17] == 0x20:
                server.sendto(answers["of"](request), sender)

    thread = threading.Thread(target=serve)
    thread.start()

    def start(answer):
        answers["of"] = answer
        return server.getsockname()[1]

    yield start
    server.sendto(b"end", server.getsockname())
    thread.join()
    server.close()


def ask(nmap, environment, port):
    result = subprocess.run(
        command(nmap, port, version=2), env=environment, capture_output=True, text=True, check=False, timeout=60
    )
    assert "ERROR: " not in result.stdout + result.stderr
    return result.stdout


def test_an_error_of_windows(nmap, environment, responder):
    port = responder(lambda request: reply(request, notify(12345, b"\0\0\x36\x2c", b"spispisp")))
    text = ask(nmap, environment, port)
    assert "record: ikev2:12345@microsoft MS_NOTIFY_STATUS" in text
    assert "record: win32:13868 ERROR_IPSEC_IKE_POLICY_MATCH" in text


def test_broken_answers(nmap, environment, responder):
    whole = notify(14) + notify(12345, b"\0\0\x36\x2c")
    for payloads in (b"", b"\x29", whole[:5], notify(14)[:7], b"\x29\0\0\0" * 4, b"\x29\0\xff\xff"):
        port = responder(lambda request, payloads=payloads: reply(request, payloads))
        assert "record" not in ask(nmap, environment, port)
