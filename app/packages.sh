# SPDX-FileCopyrightText: The Casewright authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What Casewright needs from the distribution, and how to get it; read by app/run.sh and tests/run.sh.
# One package a line; a|b means that either will do, because Debian and Ubuntu renamed some between releases.

packages='
g++                             the compiler
cmake                           the build, 3.25 or newer
ninja-build                     the build
qt6-base-dev                    Qt Core, Gui, Widgets, Network, Sql, DBus, Test
qt6-base-dev-tools              moc and rcc
libgl-dev                       asked for by the CMake files of Qt Gui
libvulkan-dev                   the same
libqt6sql6-sqlite               the local store
qt6-svg-dev|libqt6svg6-dev      icons
qcoro-qt6-dev                   coroutines
qtkeychain-qt6-dev              the token in the keychain
libexpected-dev                 results without exceptions
libsimdjson-dev                 reading JSON
libarchive-dev                  reading test results that come as zip or tar.gz
fonts-dejavu-core               legible text on a machine that has no fonts yet
'

# The lines above without their reasons.
package_names() {
    printf '%s\n' "$packages" | while read -r names _; do
        [ -z "$names" ] || printf '%s\n' "$names"
    done
}

# Prints the lines of which no alternative is installed. One call of dpkg-query, so that a second start costs nothing.
missing_packages() {
    # shellcheck disable=SC2046 # one word for each name is meant
    installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' $(package_names | tr '|' '\n') 2>/dev/null || true)
    package_names | while read -r names; do
        found=no
        for name in $(printf '%s' "$names" | tr '|' ' '); do
            case "
$installed
" in
            *"
installed $name
"*) found=yes ;;
            esac
        done
        [ $found = yes ] || printf '%s\n' "$names"
    done
}

# Of the alternatives a|b, the first that this distribution has.
choose_package() {
    for name in $(printf '%s' "$1" | tr '|' ' '); do
        if [ -n "$(apt-cache show --no-all-versions "$name" 2>/dev/null)" ]; then
            printf '%s\n' "$name"
            return
        fi
    done
    printf '%s\n' "${1%%|*}"
}

stop_naming_packages() {
    printf '%s\n' "$1" 'Casewright needs these packages (Debian names):' >&2
    package_names >&2
    exit 2
}

# Installs what is missing, or says what it is and stops with exit code 2. CASEWRIGHT_PACKAGES=there skips this, for
# distributions whose packages were installed by hand.
install_packages() {
    [ "${CASEWRIGHT_PACKAGES:-}" != there ] || return 0
    if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
        stop_naming_packages 'There is no apt-get here. Install what is missing, then set CASEWRIGHT_PACKAGES=there.'
    fi
    missing=$(missing_packages)
    [ -n "$missing" ] || return 0

    as_root=
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null || stop_naming_packages 'Installing needs root, and there is no sudo here.'
        as_root=sudo
    fi
    $as_root apt-get update || return
    chosen=
    for names in $missing; do
        chosen="$chosen $(choose_package "$names")"
    done
    echo "Installing:$chosen"
    # shellcheck disable=SC2086 # one word for each package is meant
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $chosen
}
