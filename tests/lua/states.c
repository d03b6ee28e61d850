/* Eight threads, each with a Lua state of its own and the module in it: to be run with the thread sanitizer, too. Each
 * state is closed while a scan and a walk in it are under way.
 *
 *     states MODULE    the path of the module, for the Lua that this is built for */
#include <dlfcn.h>
#include <lauxlib.h>
#include <lualib.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#include "calls.h"

enum { THREADS = 8, ROUNDS = 4 };

static lua_CFunction open_module;

static void check(lua_State *L, int status, const char *what) {
  if (!status) return;
  fprintf(stderr, "states: %s\n%s\n", what, lua_tostring(L, -1));
  abort();
}

static void use_state(void) {
  static const char UNDER_WAY[] =
      "walk = ikeerr.lookup(13868):walk { depth = 2 } walk() scan = ikeerr.scan(LINE:rep(9)) scan() "
      "scanner = ikeerr.scanner() scanner:feed(LINE) diagnoser = ikeerr.diagnoser() diagnoser:feed(LOG)";
  lua_State *L = luaL_newstate();
  if (!L) abort();
  luaL_openlibs(L);
  lua_pushcfunction(L, open_module);
  check(L, lua_pcall(L, 0, 1, 0), "the module does not open");
  lua_setglobal(L, "ikeerr");
  check(L, luaL_dostring(L, CALL_VALUES), CALL_VALUES);
  for (size_t i = 0; i < sizeof CALLS / sizeof *CALLS; i++) check(L, luaL_dostring(L, CALLS[i]), CALLS[i]);
  check(L, luaL_dostring(L, UNDER_WAY), UNDER_WAY);
  lua_close(L);
}

static void *use_states(void *ignored) {
  for (int round = 0; round < ROUNDS; round++) use_state();
  return ignored;
}

int main(int count, char **arguments) {
  pthread_t threads[THREADS];
  void *module = count == 2 ? dlopen(arguments[1], RTLD_NOW) : NULL;
  if (module) *(void **)&open_module = dlsym(module, "luaopen_ikeerr");
  if (!module || !open_module) {
    fprintf(stderr, "states: no module: %s\n", dlerror());
    return 2;
  }
  for (int i = 0; i < THREADS; i++) {
    if (pthread_create(&threads[i], NULL, use_states, NULL)) abort();
  }
  for (int i = 0; i < THREADS; i++) pthread_join(threads[i], NULL);
  return 0;
}
