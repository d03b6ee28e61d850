"""Where a source can be read, told from its title where a publisher's addresses follow its titles."""

import re

SECTION = re.compile(r"(?:section )?(\d+(?:\.\d+)*)")
PUBLISHERS = [
    (re.compile(r"RFC (\d+)"), "https://www.rfc-editor.org/rfc/rfc{0}.html"),
    (re.compile(r"\[(MS-[A-Z0-9]+)\]"), "https://learn.microsoft.com/openspecs/windows_protocols/{0}"),
    (re.compile(r"3GPP TS (\d+)\.(\d+)"), "https://www.3gpp.org/dynareport/{0}{1}.htm"),
]
WITH_SECTIONS = "https://www.rfc-editor.org/"


def address(title, section):
    for pattern, form in PUBLISHERS:
        if match := pattern.fullmatch(title):
            found = form.format(*(part.lower() for part in match.groups()))
            number = SECTION.match(section or "")
            return f"{found}#section-{number[1]}" if number and found.startswith(WITH_SECTIONS) else found
    return None
