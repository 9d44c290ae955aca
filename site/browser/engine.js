// DuckDB in a worker, on the very file that people download. It can be stopped at any moment: the worker ends, and the
// next one starts from what was fetched before.

import { AsyncDuckDB, VoidLogger } from "@duckdb/duckdb-wasm";
import { fetchAll } from "./fetched.js";

const FILES = ["duckdb-eh.wasm.gz", "duckdb-eh.worker.js.gz", "record.duckdb.gz"];
const DATABASE = "record.duckdb";

// Extensions are not part of this site, and nothing is asked of any other: DuckDB says so clearly instead of trying.
const SETTINGS = [
  `ATTACH '${DATABASE}' AS record (READ_ONLY)`,
  "USE record",
  "SET autoinstall_known_extensions = false",
  "SET autoload_known_extensions = false",
  "SET enable_external_access = false",
  "SET lock_configuration = true",
];

export class Stopped extends Error {}

/** Whether this browser can run the engine. */
export const able = () => "DecompressionStream" in globalThis && Boolean(globalThis.WebAssembly?.Exception);

export class Engine {
  #wasm;
  #script;
  #data;
  #ready;
  #database;
  #connection;
  #stop = () => {};

  /**
   * Fetch what is needed, once, and start.
   * @param {(got: number, all: number | null) => void} tell Told of the bytes that have come.
   * @throws {Error} A file could not be fetched, or the engine does not start.
   */
  load(tell) {
    this.#ready ??= this.#fetch(tell).then(() => this.#start());
    this.#ready.catch(() => (this.#ready = undefined)); // It may be tried again.
    return this.#ready;
  }

  /**
   * Run a query.
   * @param {string} sql One statement or several; the last one answers.
   * @returns {Promise<import("apache-arrow").Table>}
   * @throws {Stopped} It was stopped.
   * @throws {Error} What DuckDB says of it.
   */
  async run(sql) {
    await this.#ready;
    const stopped = new Promise((_, reject) => (this.#stop = () => reject(new Stopped())));
    return Promise.race([this.#connection.query(sql), stopped]);
  }

  /** End what is running. Whoever waits for it is told, and the engine starts anew. */
  stop() {
    this.#stop();
    this.#ready = this.#database.terminate().then(() => this.#start());
  }

  async #fetch(tell) {
    const addresses = FILES.map((file) => new URL(file, import.meta.url));
    const [wasm, script, data] = await fetchAll(addresses, tell);
    this.#wasm = URL.createObjectURL(new Blob([wasm], { type: "application/wasm" }));
    // A worker from a blob runs under the policy of its page; one from a file would run under none.
    this.#script = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
    this.#data = data;
  }

  async #start() {
    this.#database = new AsyncDuckDB(new VoidLogger(), new Worker(this.#script));
    await this.#database.instantiate(this.#wasm);
    await this.#database.registerFileBuffer(DATABASE, this.#data.slice());
    this.#connection = await this.#database.connect();
    for (const setting of SETTINGS) await this.#connection.query(setting);
  }
}
