# What a test is about, as labels of ctest: `ctest -L scan` runs what is about scan, in every language. A test has the
# label of its folder and those of the rooms of core whose words its name has; `long` is added to what only
# `tests/run --all` runs, `thorough` to what `tests/run --fast` leaves out.
set(ROOMS text tables records spellings scan readings search lookup diagnose render)

# What takes longest and is seldom the first to break; other versions of Lua are marked where they are added.
set(THOROUGH data/test_wrong_values data/test_odd_files data/test_determinism data/test_rebuild domain/test_made_up_domain
             documents/test_reference web/test_module web/test_use)

# What compares times, which others shorten or lengthen.
set(TIMED core/test_scan_linear python/test_threads)

# The rooms of tests whose names do not say them.
set(ROOMS_OF_cases records spellings scan readings search lookup diagnose render)
set(ROOMS_OF_edits text)
set(ROOMS_OF_eight_bytes text)
set(ROOMS_OF_fields records)
set(ROOMS_OF_quote text)
set(ROOMS_OF_threads lookup search scan diagnose render)
set(ROOMS_OF_wrap text)
set(ROOMS_OF_utf16 text)
set(ROOMS_OF_utf8 text)
set(ROOMS_OF_lookup lookup readings spellings tables)
set(ROOMS_OF_record records tables)
set(ROOMS_OF_related records)
set(ROOMS_OF_render render text)
set(ROOMS_OF_rules text tables spellings search)
set(ROOMS_OF_words search)
set(ROOMS_OF_ranking search)

# label_test(<test> <file> <label>...): the rooms are those of the file's name, the labels come in addition.
function(label_test test file)
  get_filename_component(name ${file} NAME_WE)
  string(REGEX REPLACE "^test_|_spec$" "" name ${name})
  set(labels ${ARGN} ${ROOMS_OF_${name}})
  string(REPLACE "_" ";" words ${name})
  foreach(word ${words})
    if(word IN_LIST ROOMS)
      list(APPEND labels ${word})
    endif()
  endforeach()
  list(REMOVE_DUPLICATES labels)
  list(LENGTH labels count)
  if("core" IN_LIST labels AND count EQUAL 1)
    message(FATAL_ERROR "${file}: no room of core is in its name (${ROOMS}); name it after one, or list it as "
                        "ROOMS_OF_${name} in tests/labels.cmake")
  endif()
  if(test IN_LIST THOROUGH)
    list(APPEND labels thorough)
    set_tests_properties(${test} PROPERTIES COST 1000) # started first, with the others beside them
  endif()
  if(test IN_LIST TIMED)
    set_tests_properties(${test} PROPERTIES RUN_SERIAL TRUE)
  endif()
  set_tests_properties(${test} PROPERTIES LABELS "${labels}")
endfunction()
