"""How names become keys, and the perfect hash tables that find them. core/tables/hash.c computes the same."""

import string

MASK = (1 << 64) - 1
MULTIPLIER = 0x9E3779B97F4A7C15
SALT_STEP = 0xBF58476D1CE4E5B8  # even: every salt stays odd
DISPLACED = 0xD6E8FEB86659FD93
FOLDED = str.maketrans(string.ascii_uppercase, string.ascii_lowercase, "-_ ")
NAMES_LONGEST = 96  # bytes; the tables assert that core/text/fold.h says the same


def fold(name):
    """Case, '-', '_' and blanks make no difference. Only ASCII has another case."""
    return name.translate(FOLDED)


def unfit_name(name):
    """Why a name cannot be a key, '' if it can."""
    if not (name.isascii() and name.isprintable()):
        return "is not printable ASCII"
    if not fold(name):
        return "is empty"
    return f"is longer than {NAMES_LONGEST} characters" if len(fold(name)) > NAMES_LONGEST else ""


def hash64(data, seed):
    """A sum of products: one for each eight bytes, the last over the last eight; shorter keys are padded with zeros."""
    value, salt = seed ^ len(data), MULTIPLIER
    for start in [*range(0, len(data) - 8, 8), max(len(data) - 8, 0)]:
        word = int.from_bytes(data[start : start + 8], "little")
        value = (value + (word ^ salt) * salt) & MASK
        salt = (salt + SALT_STEP) & MASK
    return (value ^ value >> 32) * MULTIPLIER & MASK


class PerfectHash:
    """Finds a slot for every (seed, key) such that one look at one slot decides.

    A hash names a bucket; the bucket's displacement moves all its keys to free slots.
    """

    def __init__(self, keys):
        self.slot_bits = max(3, (len(keys) * 5 // 4).bit_length())
        self.bucket_bits = max(2, self.slot_bits - 2)
        self.slots = [None] * (1 << self.slot_bits)
        self.displacements = [0] * (1 << self.bucket_bits)
        hashes = [hash64(key.encode(), seed) for seed, key in keys]
        if len(set(hashes)) < len(keys):
            raise ValueError("two keys have one hash: choose another multiplier")
        buckets = [[] for _ in self.displacements]
        for number, value in enumerate(hashes):
            buckets[value & (len(buckets) - 1)].append(number)
        for bucket in sorted(range(len(buckets)), key=lambda bucket: -len(buckets[bucket])):
            self.place(bucket, buckets[bucket], hashes)

    def place(self, bucket, members, hashes):
        for displacement in range(1 << 16):
            slots = [self.slot(hashes[number], displacement) for number in members]
            if len(set(slots)) == len(slots) and all(self.slots[slot] is None for slot in slots):
                self.displacements[bucket] = displacement
                for slot, number in zip(slots, members, strict=True):
                    self.slots[slot] = number
                return
        raise ValueError("no displacement fits: make the table larger")

    def slot(self, value, displacement):
        return (((value >> 20) + displacement * DISPLACED) & MASK) * MULTIPLIER % (1 << 64) >> (64 - self.slot_bits)
