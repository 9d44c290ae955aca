// Values as text, by their Arrow type: whole numbers and decimals exact, days and times as ISO 8601, the rest as DuckDB
// prints it. Nothing is converted on the way, because DuckDB's own casts to double lose digits and break nested numbers.

import { DataType, Vector } from "apache-arrow";

const vectors = new WeakMap();
const pad = (number, length = 2) => String(number).padStart(length, "0");

/** Whether a column holds numbers, which are set flush right and sorted as such. */
export const isNumeric = (type) =>
  DataType.isInt(type) || DataType.isFloat(type) || DataType.isDecimal(type) || isWide(type);

/**
 * A value as text; null where there is none.
 * @param {import("apache-arrow").Data} data A chunk of a column.
 * @param {number} row Its place in the chunk.
 */
export function asText(data, row) {
  if (!data.getValid(row)) return null;
  const { type, values, children, valueOffsets } = data;
  if (DataType.isDecimal(type)) return decimal(values.subarray(row * 4, row * 4 + 4), type.scale);
  if (isWide(type)) return String(words(new Uint32Array(values.slice(row * 16, row * 16 + 16).buffer)));
  if (DataType.isTimestamp(type)) return timestamp(values[row], type);
  if (DataType.isTime(type)) return clock(microseconds(BigInt(values[row]), type.unit));
  if (DataType.isInterval(type)) return interval(values.subarray(row * 4, row * 4 + 4));
  if (DataType.isList(type)) return `[${within(children[0], valueOffsets[row], valueOffsets[row + 1]).join(", ")}]`;
  if (DataType.isFixedSizeList(type)) {
    return `[${within(children[0], row * type.listSize, (row + 1) * type.listSize).join(", ")}]`;
  }
  if (DataType.isMap(type)) return map(children[0], valueOffsets[row], valueOffsets[row + 1]);
  if (DataType.isStruct(type)) {
    return `{${children.map((child, at) => `'${type.children[at].name}': ${inside(child, row)}`).join(", ")}}`;
  }
  const value = leaf(data, row);
  if (DataType.isDate(type)) return day(value);
  if (DataType.isFloat(type)) return float(value, type.precision);
  if (value instanceof Uint8Array) return blob(value);
  return String(value);
}

// UHUGEINT has no Arrow type of its own.
function isWide(type) {
  return DataType.isFixedSizeBinary(type) && type.byteWidth === 16;
}

function leaf(data, row) {
  if (!vectors.has(data)) vectors.set(data, new Vector([data]));
  return vectors.get(data).get(row);
}

const inside = (data, row) => asText(data, row) ?? "NULL";
const within = (data, from, to) => Array.from({ length: to - from }, (_, at) => inside(data, from + at));

function map(entries, from, to) {
  const [keys, values] = entries.children;
  const pairs = Array.from({ length: to - from }, (_, at) => `${inside(keys, from + at)}=${inside(values, from + at)}`);
  return `{${pairs.join(", ")}}`;
}

/** An unsigned number out of its words, the smallest first. */
const words = (parts) => parts.reduceRight((sum, part) => (sum << 32n) | BigInt(part), 0n);

function decimal(parts, scale) {
  const signed = BigInt.asIntN(128, words(parts));
  const digits = String(signed < 0n ? -signed : signed).padStart(scale + 1, "0");
  const whole = digits.slice(0, digits.length - scale);
  return `${signed < 0n ? "-" : ""}${whole}${scale ? `.${digits.slice(-scale)}` : ""}`;
}

// The shortest text that reads back as the same number; a whole one keeps its point, as in DuckDB.
function float(value, precision) {
  let shown = value;
  if (precision < 2 && Number.isFinite(value)) {
    for (let digits = 1; digits <= 9; digits += 1) {
      shown = Number(value.toPrecision(digits));
      if (Math.fround(shown) === value) break;
    }
  }
  return Number.isInteger(shown) && Math.abs(shown) < 1e15 ? shown.toFixed(1) : String(shown);
}

function day(milliseconds) {
  const date = new Date(Number(milliseconds));
  if (Number.isNaN(date.getTime())) return milliseconds > 0 ? "infinity" : "-infinity";
  return date.toISOString().split("T")[0];
}

// Units of Arrow: seconds, milliseconds, microseconds, nanoseconds.
function microseconds(value, unit) {
  return unit === 3 ? value / 1000n : value * 1000n ** BigInt(2 - unit);
}

function timestamp(value, type) {
  const DAY = 86_400_000_000n;
  const micro = microseconds(value, type.unit);
  const within = ((micro % DAY) + DAY) % DAY;
  return `${day((micro - within) / 1000n)} ${clock(within)}${type.timezone ? "+00" : ""}`;
}

function clock(micro) {
  const seconds = micro / 1_000_000n;
  const rest = pad(micro % 1_000_000n, 6).replace(/0+$/, "");
  const text = [seconds / 3600n, (seconds / 60n) % 60n, seconds % 60n].map((part) => pad(part)).join(":");
  return rest ? `${text}.${rest}` : text;
}

// Months, days, and nanoseconds in two words.
function interval([months, days, ...nanoseconds]) {
  const micro = BigInt.asIntN(64, words(nanoseconds.map((word) => word >>> 0))) / 1000n;
  const named = [[Math.trunc(months / 12), "year"], [months % 12, "month"], [days, "day"]];
  const parts = named.filter(([n]) => n).map(([n, unit]) => `${n} ${unit}${n === 1 ? "" : "s"}`);
  if (micro || !parts.length) parts.push(`${micro < 0n ? "-" : ""}${clock(micro < 0n ? -micro : micro)}`);
  return parts.join(" ");
}

const blob = (bytes) =>
  Array.from(bytes, (byte) =>
    byte >= 32 && byte < 127 && byte !== 92 ? String.fromCharCode(byte) : `\\x${pad(byte.toString(16), 2).toUpperCase()}`,
  ).join("");
