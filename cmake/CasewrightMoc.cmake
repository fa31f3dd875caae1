# SPDX-FileCopyrightText: The Casewright authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Meta-object code without AUTOMOC, which lets moc read Qt's headers for each file anew, compiles what comes out apart from everything
# else and starts two helpers a target: together a fifth of a build. All that moc has to know is in the file it is given.

find_package(Qt6 REQUIRED COMPONENTS CoreTools)

# casewright_moc(TARGET source...): runs moc over those sources that ask for it. Of a header it makes a source of the target, of a
# source x.cpp the file x.moc, which x.cpp includes at its end. Looked up when CMake runs: it has to run again after the first
# Q_OBJECT of a file, or the linker will miss a vtable.
function(casewright_moc target)
  set(folder "${CMAKE_CURRENT_BINARY_DIR}/moc_${target}")
  foreach(source IN LISTS ARGN)
    file(STRINGS "${source}" found REGEX "^ *Q_(OBJECT|GADGET|NAMESPACE)" LIMIT_COUNT 1)
    if(NOT found)
      continue()
    endif()
    file(RELATIVE_PATH place "${CMAKE_CURRENT_SOURCE_DIR}" "${source}")
    string(REGEX REPLACE "^(\\.\\./)+" "" place "${place}") # of another folder
    cmake_path(GET place PARENT_PATH part)
    cmake_path(GET place STEM stem)
    if(source MATCHES "\\.h$")
      set(output "${folder}/${part}/moc_${stem}.cpp")
    else()
      set(output "${folder}/${stem}.moc")
    endif()
    cmake_path(NORMAL_PATH output)
    add_custom_command(OUTPUT "${output}" DEPENDS "${source}" VERBATIM
      COMMAND Qt6::moc -I "${CMAKE_SOURCE_DIR}" "${source}" -o "${output}")
    target_sources(${target} PRIVATE "${output}")
  endforeach()
  target_include_directories(${target} PRIVATE "${folder}")
endfunction()
