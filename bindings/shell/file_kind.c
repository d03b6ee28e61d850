/* Kinds of files by their first bytes. Adding one is a line of the table. */
#include "file_kind.h"

#include <string.h>

#define MAGIC(bytes) bytes, sizeof bytes - 1

static const file_kind KINDS[] = {
    {MAGIC("\x1F\x8B"), "gzip", NULL, PACKED_BY_GZIP},
    {MAGIC("\x28\xB5\x2F\xFD"), "zstd", NULL, PACKED_BY_ZSTD},
    {MAGIC("\xFD"
           "7zXZ\0"),
     "an xz file", "run 'xzcat FILE | ikeerr scan'", PACKED_NOT},
    {MAGIC("BZh"), "a bzip2 file", "run 'bzcat FILE | ikeerr scan'", PACKED_NOT},
    {MAGIC("PK\x03\x04"), "a zip archive", "unpack it, and give the files in it", PACKED_NOT},
    {MAGIC("ElfFile\0"), "a Windows event log (EVTX)",
     "on Windows run 'wevtutil qe FILE /lf:true /f:RenderedXml > FILE.xml', and scan that", PACKED_NOT},
    {MAGIC("LPKSHHRH"), "a file of the systemd journal", "run 'journalctl --file FILE | ikeerr scan'", PACKED_NOT},
    {MAGIC("\xD4\xC3\xB2\xA1"), "a capture", "run 'tshark -V -r FILE | ikeerr scan'", PACKED_NOT},
    {MAGIC("\xA1\xB2\xC3\xD4"), "a capture", "run 'tshark -V -r FILE | ikeerr scan'", PACKED_NOT},
    {MAGIC("\x4D\x3C\xB2\xA1"), "a capture", "run 'tshark -V -r FILE | ikeerr scan'", PACKED_NOT},
    {MAGIC("\x0A\x0D\x0D\x0A"), "a capture", "run 'tshark -V -r FILE | ikeerr scan'", PACKED_NOT},
};

static const file_kind UNMARKED[] = {
    {NULL, 0, "a text in UTF-16 without a byte order mark", "run 'iconv -f UTF-16LE -t UTF-8 FILE | ikeerr scan'",
     PACKED_NOT},
    {NULL, 0, "a text in UTF-16 without a byte order mark", "run 'iconv -f UTF-16BE -t UTF-8 FILE | ikeerr scan'",
     PACKED_NOT},
};

enum { KIND_COUNT = sizeof KINDS / sizeof *KINDS };

/* Whether every second byte is NUL, and no other: text in UTF-16, most of which is ASCII. */
static bool is_wide(const char *start, size_t length, size_t first_nul) {
  enum { LEAST = 8, MOST = 64 /* bytes that are looked at */ };
  size_t end = length < MOST ? length : MOST;
  for (size_t i = 0; i < end; i++) {
    if (!start[i] != (i % 2 == first_nul)) return false;
  }
  return length >= LEAST;
}

const file_kind *file_kind_of(const char *start, size_t length) {
  for (size_t i = 0; i < KIND_COUNT; i++) {
    if (length >= KINDS[i].length && memcmp(start, KINDS[i].magic, KINDS[i].length) == 0) return &KINDS[i];
  }
  if (is_wide(start, length, 1)) return &UNMARKED[0];
  return is_wide(start, length, 0) ? &UNMARKED[1] : NULL;
}

bool file_kind_is_open(const char *start, size_t length) {
  for (size_t i = 0; i < KIND_COUNT; i++) {
    if (length < KINDS[i].length && memcmp(start, KINDS[i].magic, length) == 0) return true;
  }
  return false;
}
