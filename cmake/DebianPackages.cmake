# `cpack --preset debian`: a Debian package for each part, from a build that is configured for /usr.

find_program(IKEERR_GZIP gzip)
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME ikeerr)
set(IKEERR_MAINTAINER "The ikeerr authors <ikeerr@example.org>" CACHE STRING "Whom Debian packages name as their maintainer")
set(CPACK_PACKAGE_CONTACT ${IKEERR_MAINTAINER})
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS ${PROJECT_BINARY_DIR}/core) # where the modules of Lua find the library
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE
                                                WORLD_READ WORLD_EXECUTE)

set(library libikeerr${PROJECT_VERSION_MAJOR})
set(CPACK_COMPONENTS_ALL)

# What Debian asks of every package: the licence, and a log of changes.
function(add_debian_documents component package)
  set(folder ${PROJECT_BINARY_DIR}/debian/${package})
  file(READ ${PROJECT_SOURCE_DIR}/LICENSE licence)
  file(WRITE ${folder}/copyright "${licence}")
  string(TIMESTAMP date "%a, %d %b %Y %H:%M:%S +0000" UTC)
  file(WRITE ${folder}/changelog "ikeerr (${PROJECT_VERSION}) unstable; urgency=low\n\n"
                                 "  * See CHANGELOG.md of the sources.\n\n"
                                 " -- ${CPACK_PACKAGE_CONTACT}  ${date}\n")
  execute_process(COMMAND ${IKEERR_GZIP} -9nf ${folder}/changelog COMMAND_ERROR_IS_FATAL ANY)
  install(FILES ${folder}/copyright ${folder}/changelog.gz DESTINATION share/doc/${package} COMPONENT ${component}
          EXCLUDE_FROM_ALL)
endfunction()

macro(add_debian_package component package section summary)
  string(TOUPPER ${component} upper)
  list(APPEND CPACK_COMPONENTS_ALL ${component})
  set(CPACK_DEBIAN_${upper}_PACKAGE_NAME ${package})
  set(CPACK_DEBIAN_${upper}_PACKAGE_SECTION ${section})
  set(CPACK_DEBIAN_${upper}_PACKAGE_DEPENDS "${ARGN}")
  set(CPACK_COMPONENT_${upper}_DESCRIPTION
      "${summary}\n What errors of IPsec and IKE mean: codes of Windows, Notify message\n types, what to check and to change. Works offline.")
  add_debian_documents(${component} ${package})
endmacro()

if(CMAKE_SYSTEM_NAME STREQUAL Linux AND IKEERR_GZIP AND EXISTS ${PROJECT_SOURCE_DIR}/LICENSE)
  add_debian_package(library ${library} libs "errors of IPsec and IKE explained (library)")
  add_debian_package(development libikeerr-dev libdevel "errors of IPsec and IKE explained (development)"
                     "${library} (= ${PROJECT_VERSION})")
  add_debian_package(command ikeerr net "errors of IPsec and IKE explained (command)")
  add_debian_package(python python3-ikeerr python "errors of IPsec and IKE explained (Python)" "python3 (>= 3.11)")
  add_debian_package(lua lua-ikeerr interpreters "errors of IPsec and IKE explained (Lua)"
                     "${library} (= ${PROJECT_VERSION})")
  file(WRITE ${PROJECT_BINARY_DIR}/debian/triggers "activate-noawait ldconfig\n")
  set(CPACK_DEBIAN_LIBRARY_PACKAGE_CONTROL_EXTRA ${PROJECT_BINARY_DIR}/debian/triggers)
  include(CPack)
endif()
