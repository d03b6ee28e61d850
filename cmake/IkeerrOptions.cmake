# What the build options mean for every target.

add_library(ikeerr_options INTERFACE)
if(IKEERR_WARNINGS AND CMAKE_C_COMPILER_ID MATCHES "GNU|Clang")
  target_compile_options(ikeerr_options INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wstrict-prototypes
                                                  -Wno-overlength-strings -Werror)
endif()
if(MINGW) # msvcrt knows no %zu
  target_compile_definitions(ikeerr_options INTERFACE __USE_MINGW_ANSI_STDIO=1)
endif()
if(IKEERR_SANITIZE)
  set(sanitizers -fsanitize=address,undefined -fno-sanitize-recover=undefined)
  target_compile_options(ikeerr_options INTERFACE ${sanitizers} -fno-omit-frame-pointer)
  target_link_options(ikeerr_options INTERFACE ${sanitizers})
endif()
if(IKEERR_SANITIZE OR IKEERR_FUZZ_ENGINE) # what is certain is asserted (core/text/certain.h)
  target_compile_definitions(ikeerr_options INTERFACE IKEERR_CHECKED)
endif()

# Says that a part is left out, or fails where nothing may be.
function(ikeerr_leave_out part reason)
  if(IKEERR_REQUIRE_ALL)
    message(FATAL_ERROR "${part}: ${reason}")
  endif()
  message(STATUS "${part} is left out: ${reason}")
endfunction()
