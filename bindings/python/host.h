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

#endif
