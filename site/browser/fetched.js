// Fetch files whole, tell how many bytes have come, and unpack what was packed with gzip when the site was built.

import { gettext } from "./words.js";

const GZIP = [0x1f, 0x8b];

/**
 * Fetch several files at once.
 * @param {URL[]} addresses
 * @param {(got: number, all: number | null) => void} tell Bytes that have come; of how many, where the server says so.
 * @returns {Promise<Uint8Array[]>} Their contents, unpacked.
 * @throws {Error} A file is not there, or the connection broke off.
 */
export async function fetchAll(addresses, tell) {
  const answers = await Promise.all(addresses.map(ask));
  // A server that packs what it sends tells the packed length, which is not what arrives here.
  const lengths = answers.map((answer) => (answer.headers.has("content-encoding") ? 0 : length(answer)));
  const all = lengths.every((each) => each > 0) ? lengths.reduce((sum, each) => sum + each, 0) : null;
  let got = 0;
  const counted = (chunk) => tell((got += chunk.length), all);
  return Promise.all(answers.map(async (answer) => unpack(await read(answer.body, counted))));
}

async function ask(address) {
  let answer;
  try {
    answer = await fetch(address, { cache: "no-cache" });
  } catch {
    throw new Error(gettext("%(file)s could not be fetched: is the connection lost?", { file: name(address) }));
  }
  if (!answer.ok) {
    const told = { file: name(address), status: answer.status };
    throw new Error(gettext("%(file)s could not be fetched: the server answered %(status)s.", told));
  }
  return answer;
}

const length = (answer) => Number(answer.headers.get("content-length") ?? 0);
const name = (address) => address.pathname.split("/").pop();

async function read(stream, tell = () => {}) {
  const chunks = [];
  let size = 0;
  const reader = stream.getReader();
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    chunks.push(value);
    size += value.length;
    tell(value);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

// Some servers mark a .gz file so that the browser has unpacked it already.
async function unpack(bytes) {
  if (!GZIP.every((byte, place) => bytes[place] === byte)) return bytes;
  return read(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")));
}
