# The target `archive`: a source archive that carries what the compile step writes, so that it builds without Python; and
# a rock of it, which `luarocks install` takes.

find_package(Git QUIET)
if(Git_FOUND AND EXISTS ${PROJECT_SOURCE_DIR}/.git)
  set(archive_name ikeerr-${PROJECT_VERSION})
  set(written tables.c table_sizes.h ranking.h ikeerr_data.h described_by.h _data.pyi ikeerr_data.lua ikeerr_pure.lua)
  list(TRANSFORM written PREPEND --add-file=${IKEERR_GENERATED}/)
  add_custom_target(
    archive
    COMMAND ${GIT_EXECUTABLE} -C ${PROJECT_SOURCE_DIR} archive --format=tar.gz
            --prefix=${archive_name}/core/generated/ ${written} --prefix=${archive_name}/
            --output=${PROJECT_BINARY_DIR}/${archive_name}.tar.gz HEAD
    COMMAND ${CMAKE_COMMAND} -E copy ${PROJECT_SOURCE_DIR}/${archive_name}-1.rockspec ${PROJECT_BINARY_DIR}
    COMMAND ${CMAKE_COMMAND} -E tar cf ${archive_name}-1.src.rock --format=zip ${archive_name}-1.rockspec ${archive_name}.tar.gz
    WORKING_DIRECTORY ${PROJECT_BINARY_DIR}
    DEPENDS ikeerr_objects
    COMMENT "Packing ${archive_name}.tar.gz"
    VERBATIM)
endif()
