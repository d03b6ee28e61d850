"""A daemon on a host, as far as charon and pluto are alike: a process, a log, what is waited for."""

import re
import signal
import time

# A start, an answer, a line: what takes longer has failed. Generous, for machines that do much else.
PATIENCE = 30


class Daemon:
    def __init__(self, host, settings):
        self.host, self.settings, self.folder = host, settings, host.folder
        self.log = self.folder / "log"
        self.process = None

    def running(self):
        return self.process.poll() is None

    def lines(self):
        return self.log.read_text(errors="replace").splitlines() if self.log.exists() else []

    def await_line(self, pattern, count=1):
        self.await_(f"line: {pattern}", lambda: sum(bool(re.search(pattern, line)) for line in self.lines()) >= count)

    def await_(self, what, there):
        end = time.monotonic() + PATIENCE
        while not there():
            if time.monotonic() > end:
                raise TimeoutError(f"{self.host.name}: no {what} within {PATIENCE} s; see {self.log}")
            time.sleep(0.05)

    def rotate(self):
        """As logrotate does: another name for the log, and a signal to open a new one."""
        self.log.rename(self.log.with_suffix(".1"))
        self.process.send_signal(signal.SIGHUP)
        self.await_("new log", self.log.exists)

    def stop(self, how=signal.SIGTERM):
        if self.running():
            self.process.send_signal(how)
            self.process.wait(PATIENCE)
