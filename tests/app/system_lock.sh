#!/usr/bin/env bash
# system_lock.sh TEST_PROGRAM: the lock with the screen, on a D-Bus of its own; 77 = skipped.
set -euo pipefail
if ! command -v dbus-run-session >/dev/null; then
    echo "SKIPPED: dbus-run-session (package dbus-daemon) is not installed; the lock with the screen was not tried."
    exit 77
fi
# One bus stands for both. The program asks for its own session by this id.
exec env XDG_SESSION_ID=2 dbus-run-session -- sh -c \
    'DBUS_SYSTEM_BUS_ADDRESS=$DBUS_SESSION_BUS_ADDRESS exec "$1" "[dbus]"' sh "$1"
