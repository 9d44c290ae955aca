"""Spellings that a reader takes for the same, as `site/browser/fold.js` has them: what a search may be typed as.

Without case, accents and marks, with one form of each Arabic letter that is written in several, and plain letters for
those that have no accent to lose.
"""

import unicodedata
from collections.abc import Iterable

_LETTERS = str.maketrans({
    "ı": "i", "ø": "o", "đ": "d", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d",
    "ٱ": "ا", "ى": "ي", "ة": "ه", "ء": "", "ـ": "",
})  # fmt: skip
_PUNCTUATION = str.maketrans({
    "’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "‐": "-", "‑": "-", "–": "-", "—": "-",
})  # fmt: skip


def fold(text: str) -> str:
    """A text in the spelling by which it is searched: `Reyhanlı` is `reyhanli`, `إدلب` is `ادلب`."""
    # Taken apart, an accent is a mark of its own, and so is a hamza above or below its letter.
    apart = unicodedata.normalize("NFKD", _plain(text))
    letters = "".join(sign for sign in apart if not unicodedata.category(sign).startswith("M"))
    return " ".join(letters.translate(_LETTERS).split())


def also_written(texts: Iterable[str]) -> list[str]:
    """The folded spellings that differ from the texts in more than case and punctuation, each once."""
    found = ((fold(text), " ".join(_plain(text).split())) for text in texts)
    return list(dict.fromkeys(folded for folded, plain in found if folded != plain))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).lower().translate(_PUNCTUATION)
