"""What is wrong with the data, collected so that one run reports everything."""

import dataclasses
import difflib


@dataclasses.dataclass(frozen=True, order=True)
class Finding:
    file: str
    line: int  # 0: not known
    where: str  # the key's path (`related[2].to`) or the section's title
    fault: str
    advice: str

    def __str__(self):
        place = f"{self.file}:{self.line}" if self.line else self.file
        subject = f"{self.where}: " if self.where else ""
        return f"{place}: {subject}{self.fault}; {self.advice}"


class Findings(list):
    def add(self, file, where, fault, advice, line=0):
        self.append(Finding(file, line, where, fault, advice))

    def report(self):
        return "\n".join(str(finding) for finding in sorted(set(self)))


def nearest(given, allowed):
    """Advice that names the allowed values, the most similar one first if there is one."""
    allowed = [str(value) for value in allowed]
    similar = difflib.get_close_matches(str(given), allowed, 1)
    return f"did you mean {similar[0]!r}?" if similar else f"use one of {', '.join(allowed)}"
