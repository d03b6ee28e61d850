/* Generated logs: the same bytes on every machine. */
#ifndef CORE_SCAN_LOG_H
#define CORE_SCAN_LOG_H

#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

typedef struct {
  const char *name;
  void (*write)(char *out, size_t size);
} log_kind;

static uint32_t log_random(uint32_t below) {
  static uint64_t state = 1;
  state = state * 6364136223846793005u + 1442695040888963407u;
  return (uint32_t)((state >> 33) % below);
}

static size_t log_line(char *out, size_t size) {
  static const char *const WORDS[] = {"request", "cache",   "update",  "worker", "timeout", "retry",   "server",
                                      "client",  "status",  "memory",  "thread", "token",   "ready",   "policy",
                                      "volume",  "mounted", "session", "closed", "started", "finished"};
  enum { WORD_COUNT = sizeof WORDS / sizeof *WORDS };
  const char *word = WORDS[log_random(WORD_COUNT)], *other = WORDS[log_random(WORD_COUNT)];
  uint32_t pid = log_random(32768), port = 1024 + log_random(64512), size_of = log_random(200000),
           host = log_random(254);
  int length = snprintf(
      out, size, "2026-03-%02" PRIu32 "T%02" PRIu32 ":%02" PRIu32 ":%02" PRIu32 ".%06" PRIu32 "Z node%" PRIu32 " ",
      1 + log_random(28), log_random(24), log_random(60), log_random(60), log_random(1000000), log_random(40));
  char *rest = out + length;
  size_t room = size - (size_t)length;
  switch (log_random(8)) {
    case 0:
      return (size_t)(length + snprintf(rest, room,
                                        "sshd[%" PRIu32 "]: Accepted publickey for deploy from 203.0.113.%" PRIu32
                                        " port %" PRIu32 " ssh2: ED25519 SHA256:%08" PRIx32 "%08" PRIx32 "\n",
                                        pid, host, port, log_random(UINT32_MAX), log_random(UINT32_MAX)));
    case 1:
      return (size_t)(length + snprintf(rest, room,
                                        "nginx: 198.51.100.%" PRIu32 " - - \"GET /static/app.%08" PRIx32
                                        ".js HTTP/1.1\" 200 %" PRIu32 " \"-\" \"Mozilla/5.0 (X11; Linux x86_64)\"\n",
                                        host, log_random(UINT32_MAX), size_of));
    case 2:
      return (size_t)(length + snprintf(rest, room,
                                        "kernel: [%5" PRIu32 ".%06" PRIu32
                                        "] eth0: link becomes ready, mtu 1500, address 0x%08" PRIx32 "\n",
                                        log_random(99999), log_random(1000000), log_random(UINT32_MAX)));
    case 3:
      return (size_t)(length +
                      snprintf(rest, room, "systemd[1]: Started Session %" PRIu32 " of user deploy.\n", size_of));
    case 4:
      return (size_t)(length +
                      snprintf(rest, room,
                               "{\"level\":\"info\",\"component\":\"%s\",\"msg\":\"%s %s\",\"took_ms\":%" PRIu32
                               ",\"bytes\":%" PRIu32 "}\n",
                               word, other, word, log_random(5000), size_of));
    case 5:
      return (size_t)(length + snprintf(rest, room,
                                        "postgres[%" PRIu32 "]: LOG:  checkpoint complete: wrote %" PRIu32
                                        " buffers (%" PRIu32 ".%" PRIu32 "%%); %s %s\n",
                                        pid, log_random(9000), log_random(99), log_random(9), word, other));
    case 6:
      return (
          size_t)(length +
                  snprintf(rest, room,
                           "cron[%" PRIu32
                           "]: (root) CMD (test -x /usr/sbin/run-parts && run-parts --report /etc/cron.hourly) %s\n",
                           pid, word));
    default:
      return (size_t)(length + snprintf(rest, room,
                                        "app-%s[%" PRIu32 "]: the %s of the %s was not found after %" PRIu32
                                        " attempts, code=%" PRIu32 " MODE_%" PRIu32 "\n",
                                        word, pid, other, word, log_random(20), log_random(600), log_random(9)));
  }
}

static void write_clean(char *out, size_t size) {
  char line[512];
  for (size_t used = 0; used < size;) {
    size_t length = log_line(line, sizeof line);
    if (length > size - used) length = size - used;
    memcpy(out + used, line, length);
    used += length;
  }
}

static void write_digits(char *out, size_t size) {
  for (size_t i = 0; i < size; i++) out[i] = i % 100 == 99 ? '\n' : (char)('0' + log_random(10));
}

static void write_prefixes(char *out, size_t size) {
  for (size_t i = 0; i < size; i++) out[i] = i % 101 == 100 ? '\n' : "0x"[i % 101 % 2];
}

static void write_underscores(char *out, size_t size) {
  for (size_t i = 0; i < size; i++) out[i] = i % 100 == 99 ? '\n' : '_';
}

/* A log of a gateway in trouble: about every fourth line has a mention. */
static void write_gateway(char *out, size_t size) {
  static const char *const LINES[] = {
      "%02u[NET] received packet: from 203.0.113.9[500] to 198.51.100.2[500] (464 bytes)\n",
      "%02u[ENC] parsed IKE_SA_INIT request 0 [ SA KE No N(NATD_S_IP) N(NATD_D_IP) ]\n",
      "%02u[IKE] 203.0.113.9 is initiating an IKE_SA\n",
      "%02u[ENC] generating IKE_SA_INIT response 0 [ N(NO_PROP) ]\n",
  };
  char line[256];
  for (size_t used = 0, number = 0; used < size; number++) {
    size_t length = (size_t)snprintf(line, sizeof line, LINES[number % 4], (unsigned)log_random(16));
    if (length > size - used) length = size - used;
    memcpy(out + used, line, length);
    used += length;
  }
}

static const log_kind LOG_KINDS[] = {
    {"clean log", write_clean},     {"digits only", write_digits},
    {"0x only", write_prefixes},    {"underscores only", write_underscores},
    {"gateway log", write_gateway},
};
enum { LOG_KIND_COUNT = sizeof LOG_KINDS / sizeof *LOG_KINDS };

#endif
