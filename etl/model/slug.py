"""A name as an id."""

import re
import unicodedata

_LETTERS = str.maketrans({"ı": "i", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "đ": "d", "ł": "l", "’": "", "'": ""})


def slug(text: str, between: str = "-") -> str:
    """Its letters without their marks, small, and a hyphen for all else; empty where none are of Latin script."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS)).encode("ascii", "ignore").decode()
    return re.sub("[^a-z0-9]+", between, plain).strip(between)
