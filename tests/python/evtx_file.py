"""Writes files of the format .evtx, as small as they can be: one chunk, the XML of each event as binary XML without
templates."""

import struct
import zlib
from xml.etree import ElementTree

CHUNK, CHUNK_HEADER, FILE_HEADER = 65536, 512, 4096
END, OPEN, CLOSE_START, CLOSE_EMPTY, CLOSE, VALUE, ATTRIBUTE, FRAGMENT, MORE = 0, 1, 2, 3, 4, 5, 6, 15, 0x40
STRING = 1


def name_hash(name):
    value = 0
    for character in name:
        value = (value * 65599 + ord(character)) & 0xFFFFFFFF
    return value & 0xFFFF


class Writer:
    """Binary XML at its place in a chunk: names stand where they are used."""

    def __init__(self, start):
        self.start = start
        self.out = bytearray()

    def put(self, layout, *values):
        self.out += struct.pack(f"<{layout}", *values)

    def name(self, name):
        self.put("I", self.start + len(self.out) + 4)
        self.put("IHH", 0, name_hash(name), len(name))
        self.out += name.encode("utf-16-le") + b"\0\0"

    def value(self, text):
        self.put("BBH", VALUE, STRING, len(text.encode("utf-16-le")) // 2)
        self.out += text.encode("utf-16-le")

    def sized(self, write):
        at = len(self.out)
        self.put("I", 0)
        write()
        struct.pack_into("<I", self.out, at, len(self.out) - at - 4)

    def attributes(self, attributes):
        for index, (name, value) in enumerate(attributes):
            self.put("B", ATTRIBUTE | (MORE if index < len(attributes) - 1 else 0))
            self.name(name)
            self.value(value)

    def element(self, element):
        attributes = list(element.attrib.items())
        self.put("B", OPEN | (MORE if attributes else 0))
        self.sized(lambda: self.content(element, attributes))

    def content(self, element, attributes):
        self.name(element.tag.rpartition("}")[2])
        if attributes:
            self.sized(lambda: self.attributes(attributes))
        self.put("B", CLOSE_START)
        if element.text and element.text.strip():
            self.value(element.text)
        for child in element:
            self.element(child)
        self.put("B", CLOSE)


def record(number, xml, start):
    header = 24
    writer = Writer(start + header)
    writer.put("BBBB", FRAGMENT, 1, 1, 0)
    writer.element(ElementTree.fromstring(xml))
    writer.put("B", END)
    size = header + len(writer.out) + 4
    return struct.pack("<IIQQ", 0x2A2A, size, number, 133_000_000_000_000_000) + writer.out + struct.pack("<I", size)


def evtx(events):
    """The bytes of a file with these events, each the text of an <Event>."""
    records, last = b"", 0
    for number, xml in enumerate(events, 1):
        last = CHUNK_HEADER + len(records)
        records += record(number, xml, last)
    free = CHUNK_HEADER + len(records)
    head = b"ElfChnk\0" + struct.pack("<QQQQIIII", 1, len(events), 1, len(events), 128, last, free, zlib.crc32(records))
    head = head.ljust(124, b"\0")
    tables = bytes(CHUNK_HEADER - 128)
    chunk = head + struct.pack("<I", zlib.crc32(head[:120] + tables)) + tables + records
    file = b"ElfFile\0" + struct.pack("<QQQIHHHH", 0, 0, len(events) + 1, 128, 1, 3, FILE_HEADER, 1)
    file = file.ljust(120, b"\0")
    file += struct.pack("<II", 0, zlib.crc32(file))
    return file.ljust(FILE_HEADER, b"\0") + chunk.ljust(CHUNK, b"\0")
