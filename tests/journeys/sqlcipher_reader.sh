#!/usr/bin/env bash
# sqlcipher_reader.sh MULIN FOLDER: an exported database is opened by an implementation of SQLCipher 4 that is not ours
# (npm package better-sqlite3-multiple-ciphers, built from source in some minutes). Only with MULIN_LONG=1; 77 = skipped.
set -euo pipefail
mulin=$1 folder=$2
here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
if [ -z "${MULIN_LONG:-}" ]; then
    echo "Skipped: runs with tests/run --long."
    exit 77
fi
if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
    echo "SKIPPED: node and npm are not installed, the export was not opened by another program."
    exit 77
fi
mkdir -p "$folder/npm"
cd "$folder/npm"
if [ ! -d node_modules/better-sqlite3-multiple-ciphers/build ]; then
    cat >package.json <<'JSON'
{"private": true, "dependencies": {"better-sqlite3-multiple-ciphers": "^12"},
 "allowScripts": {"better-sqlite3-multiple-ciphers": true}}
JSON
    npm install --no-audit --no-fund
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export MULIN_PASSWORD=Tongji-Xincun-58
cd "$work"
printf '姓名,电话\n单秀兰,13800007177\n周建军,13900001111\n' >register.csv
"$mulin" new office.mulin --office 130202002018 --json >/dev/null
"$mulin" import office.mulin person register.csv --json >/dev/null
key=$("$mulin" export office.mulin --sqlcipher inner.db --json | sed -n 's/.*"key":"\([0-9a-f]*\)".*/\1/p')
NODE_PATH=$folder/npm/node_modules node "$here/sqlcipher_reader.js" inner.db "$key" 单秀兰
