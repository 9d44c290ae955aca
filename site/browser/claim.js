// One claim of a record that has too many for a page each: `claims/?id=…` shows it, from the file that holds it.

import { gettext } from "./words.js";

const place = document.getElementById("claim");
const asked = new URLSearchParams(location.search).get("id");
if (asked) show(asked.trim());

async function show(id) {
  try {
    const claims = await held(id);
    if (Object.hasOwn(claims, id)) put(claims[id]);
    else tell(gettext("There is no claim %(id)s in this record.", { id }));
  } catch (error) {
    tell(error.message);
  }
}

async function held(id) {
  const address = new URL(`parts/${part(id, Number(place.dataset.parts))}.json`, location.href);
  let answer;
  try {
    answer = await fetch(address);
  } catch {
    throw new Error(gettext("The claim could not be fetched: is the connection lost?"));
  }
  if (!answer.ok) {
    const { status } = answer;
    throw new Error(gettext("The claim could not be fetched: the server answered %(status)s.", { status }));
  }
  return answer.json();
}

// The number of the file that holds a claim; etl/pages/claim_pages.py reckons likewise.
function part(id, parts) {
  let number = 0;
  for (const character of id) number = (Math.imul(number, 31) + character.codePointAt(0)) >>> 0;
  return number % parts;
}

// The body was made and escaped with the site, as the pages are.
function put(claim) {
  place.innerHTML = claim.body;
  document.title = claim.title;
  const twin = new Blob([JSON.stringify(claim.linked, null, 1)], { type: "application/ld+json" });
  document.getElementById("claim-twin").href = URL.createObjectURL(twin);
}

function tell(text) {
  document.getElementById("claim-told").textContent = text;
}
