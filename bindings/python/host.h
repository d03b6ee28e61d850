/* What every file of the Python binding starts from: Python's interface and the core's. */
#ifndef IKEPY_HOST_H
#define IKEPY_HOST_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <ikeerr.h>
#include <stdatomic.h>
#include <structmember.h>

#ifdef __GNUC__
#pragma GCC diagnostic ignored "-Wpedantic" /* a slot holds a function as void * */
#endif

#define IKEPY_WITH_KEYWORDS(function) (PyCFunction)(void (*)(void)) function, METH_VARARGS | METH_KEYWORDS

/* Lets other threads run while the core works on so many bytes, unless that is work of a moment. What it returns
 * ikepy_take_turn takes afterwards. */
static inline PyThreadState *ikepy_let_others_run(size_t length) {
  enum { LARGE = 65536 /* bytes, half a millisecond's work */ };
  return length < LARGE ? NULL : PyEval_SaveThread();
}

static inline void ikepy_take_turn(PyThreadState *own) {
  if (own) PyEval_RestoreThread(own);
}

#endif
