#!/bin/sh
# Install the programs that some tests look through: a browser, LibreOffice with fonts that have
# every Vietnamese letter, and poppler. Where that is not possible, those tests say so and are
# skipped; with CI=true they fail instead.
set -eu

missing=""
need() { command -v "$1" >/dev/null 2>&1 || missing="$missing $2"; }
need chromium chromium
need soffice libreoffice-writer-nogui
need pdftoppm poppler-utils
fc-list 2>/dev/null | grep -q "Liberation Serif" || missing="$missing fonts-liberation2 fontconfig"

[ -n "$missing" ] || exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing for the tests:$missing"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    # shellcheck disable=SC2086 - the list is meant to be split
    apt-get install -y -qq --no-install-recommends $missing >/dev/null
else
    echo "Not installed, so some tests will be skipped:$missing"
fi
