// What another implementation of SQLCipher 4 reads: node sqlcipher_reader.js FILE KEY NAME
const Database = require("better-sqlite3-multiple-ciphers");
const [file, key, name] = process.argv.slice(2);

function open(hex) {
  const database = new Database(file, { readonly: true });
  database.pragma("cipher = 'sqlcipher'");
  database.pragma("legacy = 4");
  database.pragma(`key = "x'${hex}'"`);
  return database;
}

const database = open(key);
const sound = database.pragma("integrity_check", { simple: true });
const people = database.prepare("SELECT name FROM t_person ORDER BY id").all().map((row) => row.name);
let refused = false;
try {
  open("0".repeat(64)).prepare("SELECT count(*) FROM t_person").get();
} catch {
  refused = true;
}
console.log(JSON.stringify({ sound, people: people.length, found: people.includes(name), refused }));
process.exit(sound === "ok" && people.includes(name) && refused ? 0 : 1);
