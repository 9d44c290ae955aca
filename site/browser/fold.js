// Spellings that a reader takes for the same: without case, accents and marks, with one form of each Arabic letter that
// is written in several, and plain letters for those that have no accent to lose.

const SAME = {
  ı: "i", ø: "o", đ: "d", ł: "l", ß: "ss", æ: "ae", œ: "oe", þ: "th", ð: "d",
  ٱ: "ا", ى: "ي", ة: "ه", ء: "", ـ: "",
  "’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "‐": "-", "‑": "-", "–": "-", "—": "-",
};
const LETTERS = new RegExp(`[${Object.keys(SAME).join("")}]`, "gu");

/** @param {string} text */
export function fold(text) {
  // Taken apart, an accent is a mark of its own, and so is a hamza above or below its letter.
  const plain = text.toLocaleLowerCase("en").normalize("NFKD").replace(/\p{M}/gu, "");
  return plain.replace(LETTERS, (letter) => SAME[letter]).replace(/\s+/g, " ").trim();
}
