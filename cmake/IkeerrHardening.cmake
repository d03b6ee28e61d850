# What compilers and linkers can do against errors in memory, for every target: on unless IKEERR_HARDEN is off. A build
# without optimisation (Debug) has no checks of the C library's calls, and with the sanitizers there is no need of them.
# mingw-w64's linker moves programs and keeps data from being executed by itself; its checks of the stack would need a
# library beside the program.
include(CheckCCompilerFlag)
include(CheckLinkerFlag)

if(NOT IKEERR_HARDEN OR IKEERR_SANITIZE OR MINGW OR NOT CMAKE_C_COMPILER_ID MATCHES "GNU|Clang")
  return()
endif()

# clang takes what it has no use for, and only warns.
set(CMAKE_REQUIRED_FLAGS -Werror)
foreach(flag -fstack-protector-strong -fstack-clash-protection -fcf-protection=full -mbranch-protection=standard)
  string(MAKE_C_IDENTIFIER "IKEERR_HAS${flag}" has_flag)
  check_c_compiler_flag(${flag} ${has_flag})
  if(${has_flag})
    target_compile_options(ikeerr_options INTERFACE ${flag})
  endif()
endforeach()
unset(CMAKE_REQUIRED_FLAGS)
target_compile_options(ikeerr_options
                       INTERFACE $<$<CONFIG:Release,RelWithDebInfo,MinSizeRel>:-U_FORTIFY_SOURCE;-D_FORTIFY_SOURCE=2>)

foreach(flag relro now noexecstack)
  check_linker_flag(C -Wl,-z,${flag} IKEERR_LINKS_${flag})
  if(IKEERR_LINKS_${flag})
    target_link_options(ikeerr_options INTERFACE -Wl,-z,${flag})
  endif()
endforeach()
