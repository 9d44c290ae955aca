// What the scripts say, in the language of the page. English stands in the code; a site in another language has
// `words.json` beside the scripts (etl/pages/browser.py writes it), and only its pages fetch that.

const { lang } = document.documentElement;
const known = /^(en\b|$)/.test(lang) ? {} : await fetched();

async function fetched() {
  try {
    const answer = await fetch(new URL("words.json", import.meta.url));
    return answer.ok ? await answer.json() : {};
  } catch {
    return {};
  }
}

/**
 * A text in the language of the page.
 * @param {string} message It holds %(name)s where a value goes.
 * @param {Record<string, string | number>} [values]
 */
export function gettext(message, values = {}) {
  return filled(own(message) ?? message, values);
}

/**
 * The text for an amount of one, or of several. A translation has the forms of its language, and which of them is for
 * the amounts up to 199; those above are as their last two digits are.
 * @param {string} one
 * @param {string} many
 * @param {number} amount
 * @param {Record<string, string | number>} [values]
 */
export function ngettext(one, many, amount, values = {}) {
  const { forms, of } = own(one) ?? { forms: [many, one], of: [] };
  const at = amount < of.length ? of[amount] : of.length ? of[100 + (amount % 100)] : Number(amount === 1);
  return filled(forms[at], values);
}

const own = (message) => (Object.hasOwn(known, message) ? known[message] : undefined);

const filled = (text, values) => text.replace(/%\((\w+)\)s|%%/g, (place, name) => (name ? values[name] : "%"));
