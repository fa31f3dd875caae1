#!/bin/sh
# SPDX-FileCopyrightText: The Casewright authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs what is missing, builds everything and runs all tests. PRESET chooses another preset than `release`;
# arguments are handed on to ctest, for instance -R core_domain.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
preset=${PRESET:-release}
. "$root/app/packages.sh"
install_packages

cd "$root"
[ -f "build/$preset/build.ninja" ] || cmake --preset "$preset"
cmake --build --preset "$preset"

# A home of their own, no keychain, no desktop and no server of the person at this machine.
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
mkdir -m 700 "$fresh/run"
unset DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS XDG_CONFIG_DIRS QT_SCALE_FACTOR QT_STYLE_OVERRIDE
unset ATO_BASE ATO_TOKEN ATO_PROJECT_ID ALLURE_ENDPOINT ALLURE_TOKEN ALLURE_PROJECT_ID
export HOME="$fresh" XDG_CONFIG_HOME="$fresh/config" XDG_DATA_HOME="$fresh/data" XDG_CACHE_HOME="$fresh/cache"
export XDG_STATE_HOME="$fresh/state" XDG_RUNTIME_DIR="$fresh/run" LC_ALL=C.UTF-8

ctest --test-dir "build/$preset" --output-on-failure --no-tests=error -j2 "$@"
