// A picture of two columns, a name and a number: one bar a row, its name above it. The sizes are measured for the width
// at hand, so that nothing is cut; the colours are those of the page, in light and in dark.

import { svg } from "./element.js";
import { gettext } from "./words.js";

export const DRAWN = 40;
const LINE = 17;
const BAR = 14;
const GAP = 12;
const FONT = '13px "Source Sans 3", sans-serif';

/** Whether an answer can be drawn. */
export const drawable = ({ columns, length }) => length > 0 && columns.length === 2 && columns[1].numeric;

/**
 * @param {import("./answer.js").Answer} answer
 * @param {number} width In pixels.
 * @returns {SVGSVGElement} The first rows of the answer.
 */
export function draw(answer, width) {
  const measure = ruler();
  const rows = Array.from({ length: Math.min(answer.length, DRAWN) }, (_, place) => answer.shown(place));
  const values = rows.map(([, number]) => Number(number ?? 0)).map((value) => (Number.isFinite(value) ? value : 0));
  const room = Math.ceil(Math.max(...rows.map(([, number]) => measure(number ?? "null")))) + 8;
  const least = Math.min(0, ...values);
  const most = Math.max(0, ...values);
  const unit = (width - 2 - room * (least < 0 ? 2 : 1)) / (most - least || 1);
  const zero = Math.round((least < 0 ? room : 1) - least * unit);
  const drawn = [];
  let y = 0;
  rows.forEach(([name, number], at) => {
    for (const part of wrap(name ?? "null", width, measure)) {
      drawn.push(svg("text", { x: 0, y: (y += LINE) - 4, class: "name" }, part));
    }
    const end = zero + values[at] * unit;
    if (values[at] !== 0) {
      drawn.push(svg("rect", { x: Math.min(zero, end), y, width: Math.abs(end - zero), height: BAR, class: "bar" }));
    }
    drawn.push(svg("line", { x1: zero, x2: zero, y1: y - 2, y2: y + BAR + 2, class: "zero" }));
    const beside = values[at] < 0 ? { x: end - 5, "text-anchor": "end" } : { x: end + 5 };
    drawn.push(svg("text", { ...beside, y: y + BAR - 2, class: number === null ? "none" : "value" }, number ?? "null"));
    y += BAR + GAP;
  });
  const [first, second] = answer.columns;
  const size = { width, height: y, viewBox: `0 0 ${width} ${y}`, role: "img" };
  const names = { name: first.name, number: second.name };
  const about = gettext("Bars: %(number)s by %(name)s. The table below has the same.", names);
  return svg("svg", { ...size, "aria-label": about }, ...drawn);
}

function ruler() {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = FONT;
  return (text) => pen.measureText(text).width;
}

// Lines no wider than the picture, broken between words, and within a word that is too long for a line.
function wrap(text, width, measure) {
  const lines = [""];
  for (const word of text.split(/\s+/)) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (measure(longer) <= width) lines[lines.length - 1] = longer;
    else {
      if (lines.at(-1)) lines.push("");
      for (const letter of word) {
        if (measure(lines.at(-1) + letter) > width) lines.push("");
        lines[lines.length - 1] += letter;
      }
    }
  }
  return lines;
}
