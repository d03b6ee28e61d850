/* An allocator of the C library whose n-th allocation from one shared object fails. To be preloaded; whoever runs the
 * tests arms it, as by ctypes. */
#define _GNU_SOURCE
#include <errno.h>
#include <link.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);

int fail_in(const char *name);
void fail_at(long allocation);
long allocations_left(void);

static uintptr_t code_start, code_end;
static long left = -1; /* allocations that succeed before one fails; negative: all do */

static int find_code(struct dl_phdr_info *info, size_t size, void *name) {
  (void)size;
  if (!strstr(info->dlpi_name, name)) return 0;
  for (int i = 0; i < info->dlpi_phnum; i++) {
    const ElfW(Phdr) *part = &info->dlpi_phdr[i];
    if (part->p_type != PT_LOAD || !(part->p_flags & PF_X)) continue;
    code_start = info->dlpi_addr + part->p_vaddr;
    code_end = code_start + part->p_memsz;
  }
  return 1;
}

/* The object whose allocations fail, by a part of its path; 0: none is loaded. */
int fail_in(const char *name) {
  code_start = code_end = 0;
  return dl_iterate_phdr(find_code, (void *)(uintptr_t)name);
}

void fail_at(long allocation) {
  left = allocation;
}

/* Negative once the allocation has failed. */
long allocations_left(void) {
  return left;
}

static int fails(const void *caller) {
  uintptr_t address = (uintptr_t)caller;
  if (left < 0 || address < code_start || address >= code_end || left-- > 0) return 0;
  errno = ENOMEM;
  return 1;
}

void *malloc(size_t size) {
  return fails(__builtin_return_address(0)) ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size) {
  return fails(__builtin_return_address(0)) ? NULL : __libc_calloc(count, size);
}

void *realloc(void *old, size_t size) {
  return fails(__builtin_return_address(0)) ? NULL : __libc_realloc(old, size);
}
