// DuckDB in a process of its own: a line of JSON {"sql": "..."} on standard
// input, a line {"micros": 1.5, "figures": [...]} on standard output. The time
// is that of the statement and of reading all its rows, within this process.
//
//   node duckdb_peer.mjs FILE MODULE
import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import path from 'node:path';

const [file, modules] = process.argv.slice(2);
const require = createRequire(pathToFileURL(path.join(modules, 'x.js')));
const { DuckDBInstance } = require('@duckdb/node-api');

const instance = await DuckDBInstance.create(file);
const connection = await instance.connect();

for await (const line of createInterface({ input: process.stdin })) {
  const { sql } = JSON.parse(line);
  try {
    const begin = process.hrtime.bigint();
    const reader = await connection.runAndReadAll(sql);
    const rows = reader.getRows();
    const micros = Number(process.hrtime.bigint() - begin) / 1e3;
    const figures = rows.flatMap((row) =>
      row.map((value) => (value === null ? 0 : Number(value))));
    console.log(JSON.stringify({ micros, figures }));
  } catch (error) {
    console.log(JSON.stringify({ error: String(error) }));
  }
}
