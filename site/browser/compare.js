// One order for what is sorted in the browser: numbers by size, words as people look them up, nothing last.

const words = new Intl.Collator("en", { numeric: true });
const NUMBER = /^-?\d+(\.\d+)?$/;
const WHOLE = /^-?\d+$/;

/**
 * The items sorted by a text of each; equal ones stay in their order.
 * @template T
 * @param {T[]} items
 * @param {(item: T) => string | null} key
 * @param {1 | -1} direction
 * @param {boolean} [numeric] Whether the texts are numbers; read off them when absent.
 * @returns {T[]}
 */
export function sorted(items, key, direction, numeric) {
  const keyed = items.map((item) => [key(item), item]);
  const numbers = numeric ?? keyed.every(([text]) => text === null || NUMBER.test(text));
  return keyed.sort(([a], [b]) => compare(a, b, direction, numbers ? bySize : words.compare)).map(([, item]) => item);
}

function compare(a, b, direction, order) {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return direction * order(a, b);
}

function bySize(a, b) {
  // Beyond 2^53 two whole numbers may look alike as doubles.
  if (WHOLE.test(a) && WHOLE.test(b)) return Number(BigInt(a) > BigInt(b)) - Number(BigInt(a) < BigInt(b));
  return Number(a) - Number(b);
}
