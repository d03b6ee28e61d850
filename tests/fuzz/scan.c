/* Looks for texts whose mentions depend on how they are cut, or whose scan takes too many steps. Alone:
 *
 *     fuzz_scan                   a short run, as in the tests
 *     fuzz_scan RUNS [SEED]       so many texts, from a seed on: build/ci/tests/fuzz_scan 100000 takes ten minutes
 *     fuzz_scan FILE...           the texts in files, such as one that an earlier run has left
 *
 * A text that fails is left in fuzz_scan.text. Steps are counted where the core is compiled with
 * -fsanitize-coverage=trace-pc, as in the preset ci; in the preset dev, sanitizers look for reads outside of a chunk.
 *
 * libFuzzer brings its own main and counts no steps, but finds what takes long (tests/fuzz/run). AFL++ runs it as it
 * is: afl-fuzz ... fuzz_scan @@ */
#include <stdio.h>

#include "../core/cut_scan.h"
#include "../core/filled_line.h"

enum {
  RUNS = 600,
  MOST_BYTES = 6000, /* of a text: thrice the buffer, so that it is filled, compacted and passed by */
  MOST_WIDE = 2 * MOST_BYTES + 2,
  STEPS_PER_BYTE = 1000,  /* twice what any text was seen to take; a step is a basic block ... */
  STEPS_PER_CHUNK = 4000, /* ... and what one chunk leaves undecided is looked at again with the next */
  CUTS = 12               /* ways in which a text is cut at chosen places */
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* ---- the text that is being checked ---- */

typedef struct {
  const char *encoding;
  const char *text;
  size_t length;
  unsigned long steps_left;
} checked_text;

static checked_text checked;

static void fail(const char *complaint, size_t number) {
  fprintf(stderr, "fuzz_scan: %s, %zu bytes: %s: %zu\n", checked.encoding, checked.length, complaint, number);
  FILE *file = fopen("fuzz_scan.text", "wb");
  if (file) {
    fwrite(checked.text, 1, checked.length, file);
    fclose(file);
  }
  abort();
}

/* ---- chance ---- */

typedef struct {
  uint64_t state;
} chance;

static uint32_t draw(chance *dice, uint32_t below) {
  dice->state = dice->state * 6364136223846793005u + 1442695040888963407u;
  return (uint32_t)((dice->state >> 33) % below);
}

static bool is_word(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
}

/* Small numbers as often as large ones, up to 2 to the power of `bits`. */
static size_t draw_length(chance *dice, uint32_t bits) {
  return 1 + draw(dice, 1u << draw(dice, bits + 1));
}

/* ---- one text ---- */

static void scan_counted(const ikeerr_scan_options *options, const size_t *ends, size_t count, scan_found *found) {
  checked.steps_left = STEPS_PER_BYTE * checked.length + STEPS_PER_CHUNK * (count + 1);
  scan_cut(options, checked.text, checked.length, ends, count, found);
  checked.steps_left = 0;
  if (found->fault) fail(found->fault, found->count);
}

/* A place where a cut may count: beside the start of a word, or as far from one as the scanner looks. */
static size_t draw_cut(chance *dice) {
  static const int DISTANCES[] = {0, 0, 512, 512, 512, -512, 1024, 1536};
  const char *text = checked.text;
  size_t place = draw(dice, (uint32_t)checked.length + 1);
  while (place < checked.length && (!is_word(text[place]) || (place && is_word(text[place - 1])))) place++;
  ptrdiff_t distance = DISTANCES[draw(dice, sizeof DISTANCES / sizeof *DISTANCES)] + (int)draw(dice, 5) - 2;
  ptrdiff_t cut = (ptrdiff_t)place + (*checked.encoding == 'U' ? 2 * distance : distance);
  return cut < 0 ? 0 : (size_t)cut > checked.length ? checked.length : (size_t)cut;
}

static int compare_ends(const void *one, const void *other) {
  size_t a = *(const size_t *)one, b = *(const size_t *)other;
  return (a > b) - (a < b);
}

static size_t cut_anywhere(chance *dice, size_t *ends) {
  size_t count = draw_length(dice, 3);
  for (size_t i = 0; i < count; i++) ends[i] = draw_cut(dice);
  qsort(ends, count, sizeof *ends, compare_ends);
  return count;
}

static size_t cut_into_sizes(chance *dice, size_t *ends) {
  static const size_t SIZES[] = {1, 2, 3, 7, 64, 500, 1024, 1536, IKEERR_SCAN_TAIL - 1, IKEERR_SCAN_TAIL};
  return cut_evenly(checked.length, SIZES[draw(dice, sizeof SIZES / sizeof *SIZES)], ends);
}

/* However the text is cut, the mentions are the same. The cuts depend on the text alone. */
static void check_cuts(const ikeerr_scan_options *options, const scan_found *whole) {
  static scan_found cut;
  static size_t ends[MOST_WIDE];
  chance dice = {checked.length};
  for (size_t i = 0; i < checked.length; i++)
    dice.state = (dice.state ^ (unsigned char)checked.text[i]) * 0x100000001B3u;
  for (int i = 0; i <= CUTS; i++) {
    size_t count = i < CUTS ? cut_anywhere(&dice, ends) : cut_into_sizes(&dice, ends);
    scan_counted(options, ends, count, &cut);
    if (!is_same_found(whole, &cut)) fail("other mentions when cut, from this one on", first_difference(whole, &cut));
  }
}

/* So they are when a scanner takes it for the second time, as a text of its own. */
static void check_as_text(const ikeerr_scan_options *options, const scan_found *whole) {
  static scan_found found;
  ikeerr_scanner scanner;
  ikeerr_scan_start(&scanner, options);
  for (int i = 0; i < 2; i++) scan_text(&scanner, options->lines, checked.text, checked.length, &found);
  if (found.fault) fail(found.fault, found.count);
  if (!is_same_found(whole, &found))
    fail("other mentions as a text, from this one on", first_difference(whole, &found));
}

static void check_text(const char *encoding, const ikeerr_scan_options *options, const char *text, size_t length,
                       scan_found *whole) {
  checked = (checked_text){encoding, text, length, 0};
  scan_counted(options, NULL, 0, whole);
  check_cuts(options, whole);
  check_as_text(options, whole);
}

/* What ASCII has is found in UTF-16 where it is in bytes. */
static void check_same_in_utf16(const char *text, size_t length, const scan_found *in_bytes, const scan_found *wide) {
  for (size_t i = 0; i < length; i++) {
    if (text[i] & 0x80) return;
  }
  for (size_t i = 0; i < in_bytes->count || i < wide->count; i++) {
    const ikeerr_mention *here = &in_bytes->mentions[i], *there = &wide->mentions[i];
    bool is_same = i < in_bytes->count && i < wide->count && there->start == 2 + 2 * here->start &&
                   there->end == 2 + 2 * here->end && there->form == here->form;
    if (!is_same) fail("another mention than in bytes", i);
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const ikeerr_scan_options OPTIONS[] = {
      {.least = IKEERR_POSSIBLE, .statuses = true, .neighbours = true, .lines = true}, IKEERR_SCAN_DEFAULT};
  static scan_found in_bytes, in_utf16;
  static char wide[MOST_WIDE];
  const char *text = (const char *)data;
  if (size > MOST_BYTES) size = MOST_BYTES;
  const ikeerr_scan_options *options = &OPTIONS[size % 4 == 3];
  bool is_big = size % 2;
  size_t length = widen(text, size, is_big, wide);
  check_text("bytes", options, text, size, &in_bytes);
  check_text(is_big ? "UTF-16BE" : "UTF-16LE", options, wide, length, &in_utf16);
  check_same_in_utf16(text, size, &in_bytes, &in_utf16);
  check_text("UTF-16 without its last byte", options, wide, length - 1, &in_utf16);
  return 0;
}

#ifndef FUZZER_HAS_MAIN

void __sanitizer_cov_trace_pc(void);

void __sanitizer_cov_trace_pc(void) {
  if (checked.steps_left && !--checked.steps_left) fail("too many steps for its length", checked.length);
}

/* ---- texts by chance ---- */

/* Things that the scanner looks for, and what stands beside them. */
static const char *const FRAGMENTS[] = {
    "13868",
    "13801",
    "1380113868",
    "12345",
    "-2147011028",
    "0x362C",
    "0x8007362C",
    "0xC0360001",
    "1460",
    "{44, 54, 0, 0}",
    "{1, 0, 0, 0}",
    "0, 0}",
    "00 00 36 2c",
    "00:00:35:e9",
    "0000362c",
    "ERROR_IPSEC_IKE_AUTH_FAIL",
    "NO_PROPOSAL_CHOSEN",
    "NO-PROPOSAL-CHOSEN",
    "INVALID_SYNTAX (7)",
    "N(NO_PROP)",
    "N((14))",
    "N(((",
    "MS_STATUS(13868)",
    "COOKIE",
    "v1N_",
    "v2N_TS_UNACCEPTABLE",
    "no proposal chosen",
    "Negotiation timed out",
    "IKE authentication credentials are unacceptable",
    "quick mode",
    "main mode",
    "error",
    "errorCode",
    "error code: ",
    "Error ",
    "failed with ",
    "\"errorCode\":",
    "port ",
    "returned",
    "status ",
    "IKE",
    "ike_auth",
    "IKEv2 ",
    "phase 1",
    "IPsec ",
    "isakmp",
    "notify ",
    "Notify Message Type: ",
    "Notification DATA: ",
    "FailureReason",
    "<Provider Name='RasClient'/>",
    "<Data>",
    "</Data>",
    "</Event>",
    "\xE9\x94\x99\xE8\xAF\xAF",
    "\xEF\xBC\x9A",
    "\xC3\xA4",
    "\xF0\x9F\x94\x92",
    "\xA0\xB1\xB2\xC0",
    "\x80",
    "ERROR_IPSEC_",
    "\n",
    "\r\n",
    "\n",
    " ",
    " ",
    ", ",
    ": ",
    "_",
    "-",
    ".",
    "'",
};
enum { FRAGMENT_COUNT = sizeof FRAGMENTS / sizeof *FRAGMENTS };

typedef struct {
  char bytes[MOST_BYTES];
  size_t length;
  size_t most;
} text_maker;

static void add(text_maker *text, const char *bytes, size_t length) {
  size_t room = text->most - text->length;
  if (length > room) length = room;
  memcpy(text->bytes + text->length, bytes, length);
  text->length += length;
}

/* The same byte many times: a run that is longer than anything looks, or not quite. */
static void add_run(text_maker *text, chance *dice) {
  static const char BYTES[] = "aaAE_-0 1:.{\n\x80\xE4";
  char byte = BYTES[draw(dice, sizeof BYTES - 1)];
  for (size_t i = draw_length(dice, 11); i; i--) add(text, &byte, 1);
}

static void add_noise(text_maker *text, chance *dice) {
  for (size_t i = draw_length(dice, 5); i; i--) {
    char byte = (char)draw(dice, 256);
    add(text, &byte, 1);
  }
}

static void add_text_of_record(text_maker *text, chance *dice, ikeerr_text which) {
  const char *words = ikeerr_record_text(ikeerr_record_at(draw(dice, (uint32_t)ikeerr_record_count())), which);
  if (words) add(text, words, strlen(words));
}

/* ---- log lines ---- */

static const char *const PREFIXES[] = {
    "",
    "\n",
    " ",
    "x",
    "07[IKE] <gw|1> ",
    "\"gw\"[1] 192.0.2.1 #2: ",
    "Nov 30 12:00:00 gw iked[7]: ",
    "{\"message\":\"",
    "{\"log\":\"",
    "<Data>",
    "IKEv1 ",
};
static const char *const ENDS[] = {
    "", "\n", "\r\n", ".\n", "\"}\n", "\\n\",\"stream\":\"stdout\"}\n", "</Data>", "&lt;", " \t", " ", ", ", "x",
};

/* What a quotation mark and an angle bracket are written as. */
static const char *const ESCAPES[][3] = {
    {"\"", "<", ">"},
    {"\"", "<", ">"},
    {"\\\"", "<", ">"},
    {"&quot;", "&lt;", "&gt;"},
    {"\\u0022", "\\u003c", "\\u003E"},
};

static void add_word_of(text_maker *text, chance *dice, const char *const *words, size_t count) {
  const char *word = words[draw(dice, (uint32_t)count)];
  add(text, word, strlen(word));
}

static void add_escaped(text_maker *text, const char *fixed, size_t length, const char *const escapes[3]) {
  static const char MEANT[] = "\"<>";
  for (size_t i = 0; i < length; i++) {
    const char *meant = strchr(MEANT, fixed[i]);
    const char *written = meant ? escapes[meant - MEANT] : fixed + i;
    add(text, written, meant ? strlen(written) : 1);
  }
}

static void add_filling(text_maker *text, chance *dice) {
  uint32_t kind = draw(dice, 8);
  if (kind < 4) {
    static const char *const WORDS[] = {"1", "192.0.2.1", "C=CH, CN=gw", "x y", "\"z\", ", "13801", "%any", "\xC3\xA4"};
    add_word_of(text, dice, WORDS, sizeof WORDS / sizeof *WORDS);
  } else if (kind == 4) {
    add_run(text, dice);
  } else if (kind == 5) {
    add_text_of_record(text, dice, IKEERR_NAME);
  } else if (kind == 6) {
    add_word_of(text, dice, FRAGMENTS, FRAGMENT_COUNT);
  } else {
    add_noise(text, dice);
  }
}

static const char *draw_pattern(chance *dice) {
  for (;;) {
    const ikeerr_record *record = ikeerr_record_at(draw(dice, (uint32_t)ikeerr_record_count()));
    size_t count = ikeerr_log_line_count(record);
    if (count) return ikeerr_log_line_at(record, draw(dice, (uint32_t)count)).line;
  }
}

/* A line of a page, filled in; by chance its beginning only, up to a wildcard, or one that is repeated there. */
static void add_line(text_maker *text, chance *dice, const char *pattern) {
  const char *const *escapes = ESCAPES[draw(dice, sizeof ESCAPES / sizeof *ESCAPES)];
  add_word_of(text, dice, PREFIXES, sizeof PREFIXES / sizeof *PREFIXES);
  while (*pattern) {
    size_t fixed = fixed_length(pattern);
    add_escaped(text, pattern, fixed, escapes);
    if (!pattern[fixed] || !draw(dice, 8)) break;
    for (size_t i = draw(dice, 8) ? 0 : draw_length(dice, 5); i; i--) add(text, pattern, fixed);
    pattern += fixed + wildcard_length(pattern + fixed);
    add_filling(text, dice);
  }
  if (!draw(dice, 8)) text->length -= draw(dice, text->length < 8 ? (uint32_t)text->length + 1 : 8);
  add_word_of(text, dice, ENDS, sizeof ENDS / sizeof *ENDS);
}

/* ---- texts ---- */

enum {
  RUNS_OF_BYTES = FRAGMENT_COUNT,
  NOISE = RUNS_OF_BYTES + 3,
  MESSAGES,
  NAMES,
  LINES = NAMES + 3,
  PARTS = LINES + 40
};

/* A part of a text, and the line that it stands for. */
typedef struct {
  uint32_t number; /* below PARTS */
  const char *pattern;
} text_part;

static text_part draw_part(chance *dice) {
  return (text_part){draw(dice, PARTS), draw_pattern(dice)};
}

static void add_part(text_maker *text, chance *dice, text_part part) {
  if (part.number < FRAGMENT_COUNT) {
    add(text, FRAGMENTS[part.number], strlen(FRAGMENTS[part.number]));
  } else if (part.number < NOISE) {
    add_run(text, dice);
  } else if (part.number == NOISE) {
    add_noise(text, dice);
  } else if (part.number == MESSAGES) {
    add_text_of_record(text, dice, IKEERR_MESSAGE);
  } else if (part.number < LINES) {
    add_text_of_record(text, dice, IKEERR_NAME);
  } else {
    add_line(text, dice, part.pattern);
  }
}

/* A few parts in any order: repetition is what takes long. */
static void make_repetition(text_maker *text, chance *dice) {
  text_part parts[16];
  size_t count = draw_length(dice, 4);
  for (size_t i = 0; i < count; i++) parts[i] = draw_part(dice);
  while (text->length < text->most) add_part(text, dice, parts[draw(dice, (uint32_t)count)]);
}

/* The fixed parts of a line over and over, in any order. */
static void make_repeated_line(text_maker *text, chance *dice) {
  const char *pattern = draw_pattern(dice);
  while (text->length < text->most) {
    size_t start = draw(dice, 3) ? 0 : draw(dice, (uint32_t)strlen(pattern));
    while (wildcard_length(pattern + start)) start += wildcard_length(pattern + start);
    size_t length = fixed_length(pattern + start);
    add(text, pattern + start, draw(dice, 4) ? length : draw(dice, (uint32_t)length + 1));
    add(text, " ", 1);
  }
}

/* Something to find here and there on a line that is longer than anything looks, with or without blanks. */
static void make_long_line(text_maker *text, chance *dice) {
  static const char *const CLEAN[] = {"a", "lorem ", "x,y:", "\xC3\xA4", "-", "q_w.e/"};
  while (text->length < text->most) {
    const char *clean = CLEAN[draw(dice, sizeof CLEAN / sizeof *CLEAN)];
    for (uint32_t i = draw(dice, 2000) / (uint32_t)strlen(clean); i; i--) add(text, clean, strlen(clean));
    for (size_t i = draw_length(dice, 2); i; i--) {
      if (draw(dice, 4)) {
        add_word_of(text, dice, FRAGMENTS, FRAGMENT_COUNT);
      } else {
        add_line(text, dice, draw_pattern(dice));
      }
    }
  }
}

static void make_text(text_maker *text, chance *dice) {
  *text = (text_maker){.most = draw(dice, 4) ? 1 + draw(dice, MOST_BYTES) : draw_length(dice, 9)};
  static void (*const MAKERS[])(text_maker *, chance *) = {make_long_line, make_long_line, make_repetition,
                                                           make_repetition, make_repeated_line};
  MAKERS[draw(dice, sizeof MAKERS / sizeof *MAKERS)](text, dice);
}

static void check_random_texts(unsigned long runs, unsigned long seed) {
  static text_maker text;
  for (unsigned long i = 0; i < runs; i++) {
    chance dice = {(seed + i) * 0x9E3779B97F4A7C15u};
    make_text(&text, &dice);
    LLVMFuzzerTestOneInput((const uint8_t *)text.bytes, text.length);
  }
}

static int check_file(const char *path) {
  static char text[MOST_BYTES];
  FILE *file = fopen(path, "rb");
  if (!file) {
    fprintf(stderr, "fuzz_scan: cannot read %s\n", path);
    return 2;
  }
  size_t length = fread(text, 1, sizeof text, file);
  fclose(file);
  return LLVMFuzzerTestOneInput((const uint8_t *)text, length);
}

int main(int count, char **arguments) {
  char *end = "";
  unsigned long runs = count > 1 ? strtoul(arguments[1], &end, 10) : RUNS;
  if (!*end) {
    check_random_texts(runs, count > 2 ? strtoul(arguments[2], NULL, 10) : 1);
    return 0;
  }
  int status = 0;
  for (int i = 1; i < count && !status; i++) status = check_file(arguments[i]);
  return status;
}

#endif
