#!/bin/sh
# SPDX-FileCopyrightText: The Casewright authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs what is missing, builds Casewright and starts it on a demo server. Arguments are handed on to casewright.
# Without a display the demo acts out the main job by itself and leaves its screenshots in build/tour.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/app/packages.sh"
install_packages

(
    cd "$root"
    [ -f build/release/build.ninja ] || cmake --preset release
    # The tests are left out: who wants to work with Casewright should not wait for them.
    cmake --build --preset release --target casewright casewright_cli casewright_demo_server
)

bin=$root/build/release/bin
if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ] && [ "$(uname -s)" = Linux ]; then
    QT_QPA_PLATFORM=offscreen exec "$bin/casewright" --demo --tour "$root/build/tour" "$@"
fi
exec "$bin/casewright" --demo "$@"
