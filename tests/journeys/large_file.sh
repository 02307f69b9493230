#!/usr/bin/env bash
# large_file.sh MULIN GROW FOLDER: an encrypted file beyond 1 GiB, where SQLite leaves out a page, is written, checked and
# exported; another program reads the export if journeys.sqlcipher_reader has made it. Only with MULIN_LONG=1; 77 = skipped.
set -euo pipefail
mulin=$1 grow=$2 folder=$3
here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
if [ -z "${MULIN_LONG:-}" ]; then
    echo "Skipped: runs with tests/run --long."
    exit 77
fi
mkdir -p "$folder"
if [ "$(df --output=avail -k "$folder" | tail -1)" -lt $((4 * 1024 * 1024)) ]; then
    echo "SKIPPED: less than 4 GiB are free in $folder."
    exit 77
fi
work=$(mktemp -d -p "$folder")
trap 'rm -rf "$work"' EXIT
export MULIN_PASSWORD=Tongji-Xincun-58
cd "$work"
step() {
    local start=$SECONDS
    "$@"
    echo "$((SECONDS - start)) s: ${*:2:2}" >&2
}
printf '姓名,电话\n单秀兰,13800007177\n周建军,13900001111\n' >register.csv
"$mulin" new office.mulin --office 130202002018 --json >/dev/null
step "$grow" office.mulin
# What is written now lies behind the page that is left out.
step "$mulin" import office.mulin person register.csv --json >/dev/null
size=$(stat -c %s office.mulin)
[ "$size" -gt $((0x40000000 + 65536)) ]
[ $(((size - 65536) % 4096)) -eq 0 ]
step "$mulin" verify office.mulin --json | grep -q '"sound":true'
[ "$("$mulin" find office.mulin sxl --json | grep -o 单秀兰)" = 单秀兰 ]
# SQLite's page there is not ours to fill: it lies behind the header, as in the database without it.
[ -z "$(dd if=office.mulin bs=4096 skip=$(((0x40000000 + 65536) / 4096)) count=1 status=none | tr -d '\0')" ]
key=$(step "$mulin" export office.mulin --sqlcipher inner.db --json | sed -n 's/.*"key":"\([0-9a-f]*\)".*/\1/p')
[ ${#key} -eq 64 ]
[ "$(stat -c %s inner.db)" -eq $((size - 65536)) ]
# Another key for all of it, in its place.
step "$mulin" users office.mulin rekey --json >/dev/null
step "$mulin" verify office.mulin --json | grep -q '"sound":true'
modules=$folder/../sqlcipher-reader/npm/node_modules
if [ -d "$modules" ]; then
    NODE_PATH=$modules step node "$here/sqlcipher_reader.js" inner.db "$key" 单秀兰
else
    echo "SKIPPED: the export was not opened by another program, there is none." >&2
fi
