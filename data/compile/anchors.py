"""The patterns of the finder: four places, each a byte or a class of bytes (data/scan.toml, `anchors`)."""

import re


def places(pattern):
    """The bytes that each place of a pattern accepts."""
    return [
        [byte for byte in range(128) if re.fullmatch(place, chr(byte), re.DOTALL)] for place in place_patterns(pattern)
    ]


def place_patterns(pattern):
    return re.findall(r"\[(?:\\.|[^\]])+\]|\\.|.", pattern)


def is_pattern(pattern):
    try:
        return all(re.compile(place) for place in place_patterns(pattern))
    except re.error:
        return False
