# SPDX-FileCopyrightText: The Casewright authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# How every target of this project is made. A folder is one static library; the list of libraries it links is the
# rule of what it may include, and tests/lint holds the same rule for the #include lines.

option(CASEWRIGHT_SANITIZE "Build with address and undefined behaviour sanitizers" OFF)
option(CASEWRIGHT_COVERAGE "Build for coverage" OFF)

# Twelve sources a compilation: a third of the time for who builds everything once. The preset dev compiles each by itself, which
# is faster after an edit and shows a missing #include.
option(CASEWRIGHT_UNITY "Compile several sources of a target at once" OFF)
set(CMAKE_UNITY_BUILD_BATCH_SIZE 12)

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_FLAGS_DEBUG "")
set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-DNDEBUG")

option(CASEWRIGHT_USE_CCACHE "Compile through ccache where it is installed" ON)
find_program(CASEWRIGHT_CCACHE ccache)
if(CASEWRIGHT_USE_CCACHE AND CASEWRIGHT_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER
      ${CMAKE_COMMAND} -E env CCACHE_DEPEND=1 CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${CASEWRIGHT_CCACHE})
endif()

add_library(casewright_flags INTERFACE)
target_include_directories(casewright_flags INTERFACE "${CMAKE_SOURCE_DIR}")
target_compile_definitions(casewright_flags INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_FOREACH QT_NO_KEYWORDS QT_NO_URL_CAST_FROM_STRING
  CASEWRIGHT_VERSION="${PROJECT_VERSION}")
target_compile_options(casewright_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wold-style-cast -Wnon-virtual-dtor -Woverloaded-virtual
  -fPIC            # libraries and programs alike, so that one precompiled header serves both
  -g1              # line numbers only: full debug information makes precompiled headers three times as large
  -Winvalid-pch)
if(CASEWRIGHT_UNITY)
  # A source that is included looks like a header to GCC, in which a type without linkage would be a mistake.
  target_compile_options(casewright_flags INTERFACE -Wno-subobject-linkage)
endif()
if(DEFINED ENV{CI})
  # GCC 12 sees uninitialised values in std::optional where there are none, more so under the sanitizers.
  target_compile_options(casewright_flags INTERFACE -Werror -Wno-error=maybe-uninitialized)
endif()
if(CMAKE_BUILD_TYPE STREQUAL "RelWithDebInfo")
  set(CASEWRIGHT_PROGRAM_FLAGS -O2)
  set(CASEWRIGHT_LIGHT_FLAGS -O1) # compiled in four fifths of the time
  target_compile_options(casewright_flags INTERFACE -D_FORTIFY_SOURCE=2 -fstack-protector-strong)
  target_link_options(casewright_flags INTERFACE -Wl,-z,relro,-z,now -Wl,--as-needed)
endif()
if(CASEWRIGHT_SANITIZE)
  # Qt 6.4 compares two empty lists of numbers by memcmp of null pointers (qarraydataops.h), which harms nobody.
  # Undefined behaviour is looked for in the program, not in its tests: that makes a compilation half as long again. The checks at each
  # use of a pointer are left to the address sanitizer: they make it twice as long.
  set(CASEWRIGHT_PROGRAM_FLAGS -fsanitize=undefined -fno-sanitize=nonnull-attribute,null,alignment,object-size,vptr
    -fno-sanitize-recover=undefined)
  target_compile_options(casewright_flags INTERFACE -fsanitize=address -fno-omit-frame-pointer)
  target_link_options(casewright_flags INTERFACE -fsanitize=address,undefined)
endif()
if(CASEWRIGHT_COVERAGE)
  target_compile_options(casewright_flags INTERFACE --coverage)
  target_link_options(casewright_flags INTERFACE --coverage)
endif()

# Two precompiled headers, made once and reused by every target: Qt's headers are most of a build. Targets below `ui` and
# programs without a window take the first, the others the second.
file(CONFIGURE OUTPUT "${CMAKE_BINARY_DIR}/pch/empty.cpp.in" CONTENT "// holds a precompiled header\n" @ONLY)
foreach(family core gui)
  configure_file("${CMAKE_BINARY_DIR}/pch/empty.cpp.in" "${CMAKE_BINARY_DIR}/pch/${family}.cpp" COPYONLY)
  add_library(pch_${family} STATIC "${CMAKE_BINARY_DIR}/pch/${family}.cpp")
  target_link_libraries(pch_${family} PUBLIC casewright_flags Qt6::Core)
  target_compile_options(pch_${family} PRIVATE ${CASEWRIGHT_PROGRAM_FLAGS})
endforeach()
target_link_libraries(pch_gui PUBLIC Qt6::Gui Qt6::Widgets)
set(core_headers <QByteArray> <QDateTime> <QHash> <QJsonArray> <QJsonDocument> <QJsonObject> <QList> <QObject> <QPointer>
  <QSet> <QString> <QStringList> <QTimer> <QVariant> <algorithm> <coroutine> <functional> <memory> <optional> <utility> <vector>)
target_precompile_headers(pch_core PRIVATE ${core_headers})
target_precompile_headers(pch_gui PRIVATE ${core_headers} <QAbstractItemModel> <QAction> <QApplication> <QBoxLayout> <QLabel>
  <QLineEdit> <QMainWindow> <QPainter> <QStyledItemDelegate> <QTreeView>)

# The family is told by what is linked.
function(_casewright_precompile name)
  get_target_property(links ${name} LINK_LIBRARIES)
  if(links MATCHES "Qt6::Widgets|ui_")
    target_link_libraries(${name} PRIVATE Qt6::Widgets)
    target_precompile_headers(${name} REUSE_FROM pch_gui)
  else()
    target_precompile_headers(${name} REUSE_FROM pch_core)
  endif()
endfunction()

# What waits for servers and people is LIGHT: optimised less, and sooner compiled.
function(_casewright_optimise name light)
  if(light AND CASEWRIGHT_LIGHT_FLAGS)
    target_compile_options(${name} PRIVATE ${CASEWRIGHT_LIGHT_FLAGS})
  else()
    target_compile_options(${name} PRIVATE ${CASEWRIGHT_PROGRAM_FLAGS})
  endif()
endfunction()

# casewright_library(NAME [LIGHT] [LINK lib...]): a static library of all sources in this folder.
function(casewright_library name)
  cmake_parse_arguments(ARG "LIGHT" "" "LINK" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp" "${CMAKE_CURRENT_SOURCE_DIR}/*.h")
  add_library(${name} STATIC ${sources})
  set_target_properties(${name} PROPERTIES UNITY_BUILD ${CASEWRIGHT_UNITY})
  casewright_moc(${name} ${sources})
  target_link_libraries(${name} PUBLIC casewright_flags ${ARG_LINK})
  _casewright_optimise(${name} "${ARG_LIGHT}")
  _casewright_precompile(${name})
endfunction()

# casewright_add_parts(NAME folder...): the sources of these sub-folders belong to the target as well.
function(casewright_add_parts name)
  foreach(part IN LISTS ARGN)
    file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${part}/*.cpp" "${CMAKE_CURRENT_SOURCE_DIR}/${part}/*.h")
    target_sources(${name} PRIVATE ${sources})
    casewright_moc(${name} ${sources})
  endforeach()
endfunction()

# casewright_program(NAME OUTPUT [LINK lib...]): a program of all sources in this folder, built as OUTPUT.
function(casewright_program name output)
  cmake_parse_arguments(ARG "" "" "LINK" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp" "${CMAKE_CURRENT_SOURCE_DIR}/*.h")
  add_executable(${name} ${sources})
  casewright_moc(${name} ${sources})
  set_target_properties(${name} PROPERTIES OUTPUT_NAME ${output} UNITY_BUILD ${CASEWRIGHT_UNITY})
  target_link_libraries(${name} PRIVATE casewright_flags ${ARG_LINK})
  target_compile_options(${name} PRIVATE ${CASEWRIGHT_PROGRAM_FLAGS})
  _casewright_precompile(${name})
endfunction()

# casewright_tests(GROUP [LINK lib...]): all *_test.cpp of this folder are one program, test_GROUP, and each of them is a ctest
# entry GROUP.subject, run by itself. Tests run on Qt's offscreen platform with a fresh home, so that nothing of the person
# at the machine is touched.
function(casewright_tests group)
  cmake_parse_arguments(ARG "" "" "LINK" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*_test.cpp")
  set(target "test_${group}")
  if(group MATCHES "^ui_")
    set(main window_main.cpp)
  else()
    set(main core_main.cpp)
  endif()
  add_executable(${target} ${sources} "${CMAKE_SOURCE_DIR}/tests/support/runner/${main}")
  casewright_moc(${target} ${sources})
  set_target_properties(${target} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests"
    UNITY_BUILD ${CASEWRIGHT_UNITY} UNITY_BUILD_BATCH_SIZE 5)
  target_compile_options(${target} PRIVATE ${CASEWRIGHT_LIGHT_FLAGS})
  target_link_libraries(${target} PRIVATE casewright_flags test_support ${ARG_LINK} Qt6::Test)
  _casewright_precompile(${target})
  foreach(source IN LISTS sources)
    get_filename_component(stem "${source}" NAME_WE)
    string(REGEX REPLACE "_test$" "" subject "${stem}")
    add_test(NAME "${group}.${subject}" COMMAND ${target} ${subject})
    set_tests_properties("${group}.${subject}" PROPERTIES
      TIMEOUT 300
      ENVIRONMENT "QT_QPA_PLATFORM=offscreen;CASEWRIGHT_BIN=${CMAKE_BINARY_DIR}/bin;CASEWRIGHT_SOURCE=${CMAKE_SOURCE_DIR};ASAN_OPTIONS=detect_leaks=0")
  endforeach()
endfunction()
