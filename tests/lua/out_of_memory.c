/* Every allocation fails once, from the n-th one on until the call has ended, through everything the module does:
 * Lua's "not enough memory" or the right answer, nothing is lost when the state is closed, and the same question is
 * answered right afterwards.
 *
 *     out_of_memory MODULE    the path of the module, for the Lua that this is built for */
#include <dlfcn.h>
#include <lauxlib.h>
#include <lualib.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "calls.h"

enum { MOST_ALLOCATIONS = 20000 };

/* ---- an allocator that fails ---- */

typedef struct {
  size_t bytes;       /* that are in use */
  long until_failure; /* allocations that succeed before all fail; negative: all succeed */
  bool has_failed;
} heap;

static void *allocate(void *context, void *old, size_t old_size, size_t size) {
  heap *used = context;
  if (!old) old_size = 0; /* else it is a kind of object */
  if (size > old_size && used->until_failure >= 0 && used->until_failure-- == 0) {
    used->until_failure = 0;
    used->has_failed = true;
    return NULL;
  }
  used->bytes += size - old_size;
  if (size) return realloc(old, size);
  free(old);
  return NULL;
}

static void fail_from(heap *used, long allocation) {
  used->until_failure = allocation;
  used->has_failed = false;
}

/* ---- checks ---- */

static lua_CFunction open_module;
static unsigned long failures;

static void fail(const char *what, const char *call, long allocation, lua_State *L) {
  const char *message = lua_isstring(L, -1) ? lua_tostring(L, -1) : luaL_typename(L, -1);
  fprintf(stderr, "out_of_memory: %s, allocation %ld of: %s\n%s\n", what, allocation, call, message);
  exit(1);
}

static lua_State *new_state(heap *used) {
  *used = (heap){0, -1, false};
  lua_State *L = lua_newstate(allocate, used);
  if (!L) abort();
  luaL_openlibs(L);
  if (luaL_dostring(L, CALL_VALUES)) fail("bad values", CALL_VALUES, 0, L);
  return L;
}

static void close_state(lua_State *L, const heap *used, const char *call) {
  lua_close(L);
  if (!used->bytes) return;
  fprintf(stderr, "out_of_memory: %zu bytes are lost by: %s\n", used->bytes, call);
  exit(1);
}

static void open_library(lua_State *L) {
  lua_pushcfunction(L, open_module);
  if (lua_pcall(L, 0, 1, 0)) fail("the module does not open", "luaopen_ikeerr", -1, L);
  lua_setglobal(L, "ikeerr");
}

static int call_again(lua_State *L, const char *expected, const char *call) {
  lua_pushvalue(L, 1);
  int status = lua_pcall(L, 0, 1, 0);
  if (status || strcmp(lua_tostring(L, -1), expected) != 0) fail("another answer afterwards", call, -1, L);
  lua_pop(L, 1);
  return status;
}

/* The function is at index 1, what it returns at index 2. */
static void check_each(lua_State *L, heap *used, const char *call) {
  const char *expected = lua_tostring(L, 2);
  for (long allocation = 0;; allocation++) {
    if (allocation == MOST_ALLOCATIONS) fail("it never ends", call, allocation, L);
    lua_gc(L, LUA_GCCOLLECT, 0);
    lua_pushvalue(L, 1);
    fail_from(used, allocation);
    int status = lua_pcall(L, 0, 1, 0);
    fail_from(used, -1);
    if (status && status != LUA_ERRMEM) fail("another error", call, allocation, L);
    if (!status && strcmp(lua_tostring(L, -1), expected) != 0 && !strstr(lua_tostring(L, -1), "not enough memory"))
      fail("another answer", call, allocation, L);
    failures += status != 0;
    bool has_ended = !status && strcmp(lua_tostring(L, -1), expected) == 0;
    lua_settop(L, 2);
    call_again(L, expected, call);
    if (has_ended) return;
  }
}

static void check_call(const char *call) {
  heap used;
  lua_State *L = new_state(&used);
  open_library(L);
  if (luaL_loadstring(L, call)) fail("no Lua", call, 0, L);
  lua_pushvalue(L, 1);
  if (lua_pcall(L, 0, 1, 0) || !lua_isstring(L, -1)) fail("it fails", call, -1, L);
  check_each(L, &used, call);
  close_state(L, &used, call);
}

/* Each time in a state that has never had the module. */
static void check_opening(void) {
  for (long allocation = 0; allocation < MOST_ALLOCATIONS; allocation++) {
    heap used;
    lua_State *L = new_state(&used);
    lua_pushcfunction(L, open_module);
    fail_from(&used, allocation);
    int status = lua_pcall(L, 0, 0, 0);
    fail_from(&used, -1);
    if (status && status != LUA_ERRMEM) fail("another error", "luaopen_ikeerr", allocation, L);
    failures += status != 0;
    lua_settop(L, 0);
    open_library(L);
    for (size_t i = 0; i < sizeof CALLS / sizeof *CALLS; i++) {
      if (luaL_dostring(L, CALLS[i]) || !lua_isstring(L, -1)) fail("of no use afterwards", CALLS[i], allocation, L);
      lua_settop(L, 0);
    }
    close_state(L, &used, "luaopen_ikeerr");
    if (!status) return;
  }
}

int main(int count, char **arguments) {
  void *module = count == 2 ? dlopen(arguments[1], RTLD_NOW) : NULL;
  if (!module) {
    fprintf(stderr, "out_of_memory: no module: %s\n", dlerror());
    return 2;
  }
  *(void **)&open_module = dlsym(module, "luaopen_ikeerr");
  if (!open_module) return 2;
  check_opening();
  unsigned long of_opening = failures;
  for (size_t i = 0; i < sizeof CALLS / sizeof *CALLS; i++) check_call(CALLS[i]);
  printf("%lu allocations failed while the module was opened, %lu in calls\n", of_opening, failures - of_opening);
  return of_opening > 20 && failures > 500 ? 0 : 1;
}
