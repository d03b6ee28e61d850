"""The snippet for rsyslog, in the real daemon with a socket of its own."""

import os
import pathlib
import shutil
import socket
import subprocess
import time

import pytest

from other_tables import missing

SNIPPET = pathlib.Path(__file__).resolve().parents[2] / "examples" / "rsyslog" / "ikeerr.conf"
WAIT = 20  # seconds, for what takes a fraction of one


def wait_for(condition):
    end = time.monotonic() + WAIT
    while not condition():
        assert time.monotonic() < end, "rsyslog does not do it"
        time.sleep(0.05)


@pytest.fixture
def rsyslog(tmp_path):
    """Takes (program, message) and says what the annotated log has then."""
    program = shutil.which("rsyslogd", path=f"{os.environ['PATH']}:/usr/sbin") or missing("rsyslogd", "rsyslog")
    log, name = tmp_path / "ikeerr.log", tmp_path / "socket"
    text = SNIPPET.read_text()
    assert text.count("/usr/bin/ikeerr ") == text.count("/var/log/ikeerr.log") == 1
    text = text.replace("/usr/bin/ikeerr ", f"{os.environ['IKEERR_COMMAND']} ").replace("/var/log/ikeerr.log", str(log))
    settings = tmp_path / "rsyslog.conf"
    settings.write_text(f'module(load="imuxsock" SysSock.Use="off")\ninput(type="imuxsock" Socket="{name}")\n{text}')
    subprocess.run([program, "-N1", "-f", settings], capture_output=True, check=True)
    daemon = subprocess.Popen([program, "-n", "-f", settings, "-i", tmp_path / "pid"])
    wait_for(name.exists)

    def send(*lines):
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sender:
            sender.connect(str(name))
            for program, message in lines:
                sender.send(f"<30>Nov 30 19:12:23 {program}: {message}".encode())
        wait_for(lambda: log.exists() and lines[-1][1] in log.read_text())
        return log.read_text().splitlines()

    yield send
    daemon.terminate()
    daemon.wait()


def test_errors_of_ike_daemons_are_explained(rsyslog):
    lines = rsyslog(
        ("charon", "09[IKE] received NO_PROPOSAL_CHOSEN notify error"),
        ("sshd", "13868 NO_PROPOSAL_CHOSEN"),
        ("pluto", '"site" #1: IKE_AUTH response rejected Child SA with TS_UNACCEPTABLE'),
        ("charon-systemd", "10[IKE] the end"),
    )
    assert [line.split()[0] for line in lines if line.startswith(" ")] == ["ikev2:14", "ikev2:38"]
    assert len([line for line in lines if not line.startswith(" ")]) == 3
    assert "sshd" not in "".join(lines)
