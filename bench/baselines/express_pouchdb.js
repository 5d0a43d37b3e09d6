// CouchDB's protocol over PouchDB on LevelDB, as lean as express-pouchdb can be: no log, no
// sessions, no validation. LevelDB is not told to sync: that is PouchDB's way, and its speed.
// node express_pouchdb.js FOLDER PORT, with NODE_PATH at the installed packages.
const express = require("express");
const PouchDB = require("pouchdb");

const [folder, port] = process.argv.slice(2);
const databases = PouchDB.defaults({ prefix: folder + "/" });
const pouch = require("express-pouchdb")(databases, {
  mode: "minimumForPouchDB",
  inMemoryConfig: true,
});
express().use("/", pouch).listen(Number(port), "127.0.0.1");
