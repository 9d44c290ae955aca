"""Characters that no one sees and no one types on purpose: in a text they are told, wherever it was typed.

Blanks that do not break and marks of no width are none of them: articles print them, so phrases must hold them.
"""

import re
import unicodedata

_HARMFUL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters but tab and line feed, what turns the direction of letters (Unicode Standard Annex 9, "Explicit
Directional Embeddings, Overrides, Isolates"), and halves of characters."""

_UNSEEN = (
    "\x00-\x20\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f"
    "\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""What leaves no mark on paper: blanks, fillers, format (Unicode: White_Space, Default_Ignorable_Code_Point)."""

_SEEN = re.compile(f"[^{_UNSEEN}]")


def unclean(text: str) -> tuple[int, str] | None:
    """The first thing in a text that should not be there: where it stands, from 0, and what it is; null where clean."""
    if text.isascii() and text.isprintable():
        return None
    if harmful := _HARMFUL.search(text):
        return harmful.start(), called(harmful[0])
    return (0, f"nothing but {called(text[0])}") if text and not _SEEN.search(text) else None


def called(character: str) -> str:
    """The name of a character, as in `no-break space (U+00A0)`."""
    known = unicodedata.name(character, "control character" if ord(character) < 0xA0 else "character").lower()
    return f"{known} (U+{ord(character):04X})"
