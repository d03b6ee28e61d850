# The libraries of the tests, as cmocka and cjson: this system's, or for another built from their sources.
set(IKEERR_TEST_SOURCES "" CACHE PATH "Folder with the sources of cmocka and cjson, to build the tests for another system")

if(NOT IKEERR_TEST_SOURCES)
  find_package(PkgConfig REQUIRED)
  pkg_check_modules(libcmocka REQUIRED IMPORTED_TARGET cmocka)
  pkg_check_modules(libcjson REQUIRED IMPORTED_TARGET libcjson)
  add_library(cmocka ALIAS PkgConfig::libcmocka)
  add_library(cjson ALIAS PkgConfig::libcjson)
  return()
endif()

set(CMAKE_C_EXTENSIONS ON)
set(CMAKE_C_VISIBILITY_PRESET default)
add_library(cmocka STATIC ${IKEERR_TEST_SOURCES}/cmocka/src/cmocka.c)
target_include_directories(cmocka SYSTEM PUBLIC ${IKEERR_TEST_SOURCES}/cmocka/include)
target_compile_definitions(cmocka PUBLIC CMOCKA_STATIC PRIVATE HAVE_INTTYPES_H HAVE_STDINT_H HAVE_SIGNAL_H HAVE_MALLOC_H
                                         HAVE_TIME_H HAVE_STRUCT_TIMESPEC HAVE_CLOCK_GETTIME HAVE_IO_H=$<BOOL:${WIN32}>)
target_compile_options(cmocka PRIVATE -w)

# Its users include it as <cjson/cJSON.h>.
file(COPY ${IKEERR_TEST_SOURCES}/cjson/cJSON.h DESTINATION ${CMAKE_CURRENT_BINARY_DIR}/include/cjson)
add_library(cjson STATIC ${IKEERR_TEST_SOURCES}/cjson/cJSON.c)
target_include_directories(cjson SYSTEM PUBLIC ${CMAKE_CURRENT_BINARY_DIR}/include)
target_compile_definitions(cjson PUBLIC CJSON_HIDE_SYMBOLS)
target_compile_options(cjson PRIVATE -w)
set(CMAKE_C_EXTENSIONS OFF)
set(CMAKE_C_VISIBILITY_PRESET hidden)
