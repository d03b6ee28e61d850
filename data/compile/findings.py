"""What is wrong with the data, collected so that one run reports everything."""

import dataclasses
import difflib


MOST_NAMED = 12  # values that advice spells out


@dataclasses.dataclass(frozen=True, order=True)
class Finding:
    file: str
    line: int  # 0: not known
    where: str  # the key's path (`related[2].to`) or the section's title
    fault: str
    advice: str

    def __str__(self):
        place = f"{self.file}:{self.line}" if self.line else self.file
        return ": ".join(filter(None, (place, self.where, f"{self.fault}; {self.advice}")))


class Findings(list):
    def add(self, file, where, fault, advice, line=0):
        self.append(Finding(file, line, where, fault, advice))

    def report(self):
        return "\n".join(str(finding) for finding in sorted(set(self)))


def nearest(given, allowed):
    """Advice that names the most similar allowed value, or all of them if they are few."""
    allowed = [str(value) for value in allowed]
    similar = difflib.get_close_matches(str(given), sorted(allowed), 1)
    if similar:
        return f"did you mean {similar[0]!r}?"
    return f"use one of {', '.join(allowed)}" if len(allowed) <= MOST_NAMED else "use one that is declared"
