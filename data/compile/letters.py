"""Words by Unicode: runs of letters and digits, ideographs and kana singly, in small letters.

The characters are those of Unicode 3.2, which every Python has beside its own version: the tables are the same everywhere.
"""

from unicodedata import ucd_3_2_0 as unicode

from source import braces

# Where letters have another case: Latin, Greek, Cyrillic and Armenian, and their additions.
CASED = ((0x80, 0x58F), (0x1E00, 0x1FFF))
SINGLE = (
    (0x3005, 0x3007), (0x3040, 0x30FA), (0x30FC, 0x30FF), (0x31F0, 0x31FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF), (0xFF66, 0xFF9F), (0x20000, 0x3FFFF),
)  # fmt: skip
LAST_OF_PLANE, LAST_CHARACTER = 0xFFFF, 0x10FFFF  # behind the first plane are ideographs, and pictures
VARIATIONS = range(0xFE00, 0xFE10)  # how the character in front of one looks
# Turkish writes i with and without a dot, and a final sigma looks different: each is the same letter in all its forms.
SAME = {"\u0130": "i", "\u0131": "i", "\u03c2": "\u03c3"}
KINDS = ("none", "of_word", "alone")
BLOCK = 256  # characters
FNV_START, FNV_PRIME = 0xCBF29CE484222325, 0x100000001B3


def is_letter(character):
    return unicode.category(character)[0] in "LMN"


def is_single(character):
    return any(first <= ord(character) <= last for first, last in SINGLE)


def small(character):
    """The small letter where it is one character, else the letter itself."""
    has_case = is_cased(character) or character.isascii()
    lower = SAME.get(character) or (character.lower() if has_case else character)
    return lower if len(lower) == 1 else character


def is_cased(character):
    return any(first <= ord(character) <= last for first, last in CASED)


def words_in(text):
    found, word = [], ""
    for character in f"{text} ":
        letter = small(character) if is_word_character(character) else ""
        single = is_single(character)
        if word and (single or not letter):
            found.append(word)
            word = ""
        if single:
            found.append(letter)
        else:
            word += letter
    return found


def fingerprint(texts):
    """FNV-1a, 64 bits, of words joined by single blanks."""
    value = FNV_START
    for byte in " ".join(texts).encode():
        value = (value ^ byte) * FNV_PRIME & (1 << 64) - 1
    return value


def is_word_character(character):
    if is_cased(character) or character.isascii():
        return is_letter(character)
    return is_single(character) or not any(first <= ord(character) <= last for first, last in OTHERS)


def other_ranges():
    """Runs of characters behind the first cased ones that are no part of a word. One that Unicode 3.2 does not know goes
    with those in front of it."""
    ranges, is_open = [], False
    for code in range(CASED[0][1] + 1, LAST_OF_PLANE + 1):
        if unicode.category(chr(code)) == "Cn":
            continue
        is_other = not is_letter(chr(code)) or code in VARIATIONS
        if is_other and not is_open:
            ranges.append([code, code])
        if is_other:
            ranges[-1][1] = code
        is_open = is_other
    return [*map(tuple, ranges), (LAST_OF_PLANE + 1, LAST_CHARACTER)]


OTHERS = other_ranges()


def kind_of(code):
    """As core/spellings/letter.h names them."""
    character = chr(code)
    return KINDS.index("alone" if is_single(character) else "of_word" if is_word_character(character) else "none")


def blocks():
    """What all characters of each block of the first plane are, where they are the same and have no other case."""
    for start in range(0, LAST_OF_PLANE, BLOCK):
        codes = range(start, start + BLOCK)
        kinds = {kind_of(code) for code in codes}
        has_case = any(is_cased(chr(code)) for code in codes)
        yield len(KINDS) if has_case or len(kinds) > 1 else kinds.pop()


def write_letters(out):
    out.array("uint8_t", "letter_blocks", blocks())
    out.check(f"{len(KINDS)} == LETTERS_MIXED", "characters are of other kinds there")
    for number, (first, last) in enumerate(CASED, 1):
        letters = (chr(code) for code in range(first, last + 1))
        rows = [ord(small(letter)) if is_letter(letter) else 0 for letter in letters]
        out.array("uint16_t", f"letters_{number}", rows)
        same = f"{first} == TABLE_LETTERS_{number} && {last} == TABLE_LETTERS_{number}_LAST"
        out.check(same, "letters with another case lie elsewhere there")
    for name, ranges in (("single_characters", SINGLE), ("other_characters", OTHERS)):
        out.array("table_characters", name, map(braces, ranges))
        out.line(f"const uint16_t ike_table_{name[:-1]}_ranges = {len(ranges)};")
