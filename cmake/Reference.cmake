# The target `reference`: the documents of every interface, by generators that read the header, the stubs, the annotations
# and the manual page. None of them may warn, but mandoc of a page without a date.

find_package(Python3 3.11 QUIET COMPONENTS Interpreter)
find_program(IKEERR_DOXYGEN doxygen)
find_program(IKEERR_LDOC ldoc)
find_program(IKEERR_MANDOC mandoc)
execute_process(COMMAND ${Python3_EXECUTABLE} -c "import sphinx, autoapi, furo" RESULT_VARIABLE without_sphinx
                OUTPUT_QUIET ERROR_QUIET)

if(NOT TARGET ikeerr_python OR NOT IKEERR_DOXYGEN OR NOT IKEERR_LDOC OR NOT IKEERR_MANDOC OR without_sphinx)
  add_custom_target(
    reference
    COMMAND ${CMAKE_COMMAND} -E echo "The reference needs the Python extension and doxygen, ldoc, mandoc (Debian: doxygen \
lua-ldoc mandoc), and in ${Python3_EXECUTABLE} sphinx, sphinx-autoapi and furo. Install what is missing and configure again."
    COMMAND ${CMAKE_COMMAND} -E false
    VERBATIM)
  return()
endif()

set(here ${CMAKE_CURRENT_LIST_DIR}/reference)
set(output ${PROJECT_BINARY_DIR}/reference)
set(work ${PROJECT_BINARY_DIR}/reference.work)
set(manual ${PROJECT_SOURCE_DIR}/bindings/shell/ikeerr.1)
configure_file(${here}/Doxyfile.in ${work}/Doxyfile @ONLY)
foreach(file conf.py index.rst) # Sphinx writes beside what it reads
  configure_file(${here}/${file} ${work}/sphinx/${file} COPYONLY)
endforeach()
add_custom_target(
  reference
  COMMAND ${CMAKE_COMMAND} -E rm -rf ${output} ${work}/lua
  COMMAND ${CMAKE_COMMAND} -E make_directory ${output} ${work}/lua
  COMMAND ${CMAKE_COMMAND} -E env IKEERR_PACKAGE=${PROJECT_BINARY_DIR}/python/ikeerr
          ${Python3_EXECUTABLE} -B -m sphinx -q -W --keep-going -b html -d ${work}/doctrees
          ${work}/sphinx ${output}
  COMMAND ${IKEERR_DOXYGEN} ${work}/Doxyfile
  COMMAND ${Python3_EXECUTABLE} -B ${here}/annotations.py ${PROJECT_SOURCE_DIR}/bindings/lua/library/ikeerr.lua
          ${IKEERR_GENERATED}/ikeerr_data.lua > ${work}/lua/ikeerr.lua
  COMMAND ${IKEERR_LDOC} --fatalwarnings --quiet --project ikeerr --title "ikeerr for Lua" --dir ${output}/lua ${work}/lua
  COMMAND ${IKEERR_MANDOC} -T html -W error ${manual} > ${output}/ikeerr.1.html
  COMMAND ${CMAKE_COMMAND} -E echo "The reference is in ${output}/index.html"
  DEPENDS ikeerr_python
  COMMENT "Writing the reference"
  VERBATIM)
