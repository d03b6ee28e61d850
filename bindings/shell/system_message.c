/* FormatMessage has the sentences of system errors, RasGetErrorString those of the VPN client. */
#include "system_message.h"

#ifdef _WIN32

#include <windows.h>

#include "described_by.h"
#include "paths.h"

/* A sentence is wrapped in its table, and a line end stands behind it. */
static void join_lines(wchar_t *text) {
  wchar_t *end = text;
  for (const wchar_t *next = text; *next; next++) {
    bool is_blank = *next <= L' ';
    if (is_blank && (end == text || end[-1] == L' ')) continue;
    *end++ = is_blank ? L' ' : *next;
  }
  if (end > text && end[-1] == L' ') end--;
  *end = L'\0';
}

static char *sentence_of(wchar_t *text) {
  join_lines(text);
  return *text ? text_in_utf8(text) : NULL;
}

bool system_has_messages(void) {
  return true;
}

char *module_message(void *module, uint32_t code) {
  DWORD from = module ? FORMAT_MESSAGE_FROM_HMODULE : FORMAT_MESSAGE_FROM_SYSTEM;
  DWORD flags = from | FORMAT_MESSAGE_ALLOCATE_BUFFER | FORMAT_MESSAGE_IGNORE_INSERTS;
  wchar_t *text = NULL; /* allocated, so the address of this is what FormatMessage takes for its buffer */
  if (!FormatMessageW(flags, module, code, 0, (wchar_t *)&text, 0, NULL)) return NULL;
  char *sentence = sentence_of(text);
  LocalFree(text);
  return sentence;
}

/* Loaded where it is needed: it brings much with it, and not every Windows has it. */
static char *client_message(uint32_t code) {
  enum { ROOM = 512 /* characters: always enough, by its documentation */ };
  typedef DWORD WINAPI error_string_getter(UINT code, LPWSTR text, DWORD size);
  wchar_t text[ROOM] = L"";
  HMODULE module = LoadLibraryExW(L"rasapi32.dll", NULL, LOAD_LIBRARY_SEARCH_SYSTEM32);
  FARPROC found = module ? GetProcAddress(module, "RasGetErrorStringW") : NULL;
  error_string_getter *get = (error_string_getter *)(void (*)(void))found;
  char *sentence = get && get(code, text, ROOM) == ERROR_SUCCESS ? sentence_of(text) : NULL;
  if (module) FreeLibrary(module);
  return sentence;
}

char *system_message(const ikeerr_record *record) {
  int domain = 1 << ikeerr_record_domain(record);
  uint32_t code = ikeerr_record_code(record);
  if (domain & DESCRIBED_BY_FORMAT_MESSAGE) return module_message(NULL, code);
  return domain & DESCRIBED_BY_ERROR_STRING ? client_message(code) : NULL;
}

#else

bool system_has_messages(void) {
  return false;
}

char *system_message(const ikeerr_record *record) {
  (void)record;
  return NULL;
}

#endif
