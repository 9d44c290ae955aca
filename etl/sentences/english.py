"""The little grammar that templates in English need: articles, singular and plural, numbers and days."""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cached_property

from etl.sentences.templates import Noun, words

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([?~%]?)")
_DOUBT = {"?": "perhaps ", "~": "about ", "%": "perhaps about "}
_INSIDE = re.compile(r"\b[a-z][\w’'-]*,? ([A-Z][\w.’'-]*)")


class English:
    """Names as they stand inside a sentence."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Learn which words are written with a capital wherever they stand.

        Args:
            texts: Names, titles and phrases of the record; a word that has a capital inside one of them is a name.
        """
        self._texts = list(texts)

    @cached_property
    def _names(self) -> frozenset[str]:
        small = {word for text in self._texts for word in text.split() if word[:1].islower()}
        names = {_bare(word) for text in self._texts for word in _INSIDE.findall(text)}
        return frozenset(word for word in names if word.lower() not in small)

    def low(self, text: str) -> str:
        """A title with its first letter small, unless its first word is a name."""
        first = text.split(" ", 1)[0]
        if not first[:1].isupper() or first[1:2].isupper() or "." in first or _bare(first) in self._names:
            return text
        return text[0].lower() + text[1:]

    def actor(self, name: str, kind: str | None) -> Noun:
        """The name of an actor with its article."""
        known, listed = words(), name.split()
        one_word = len(listed) == 1
        person = kind == "person"
        common = not person and not one_word and listed[1][:1].islower()
        text = self.low(name) if common or kind in known.of("plural_kind") or kind == "unnamed_person" else name
        plural = kind in known.of("plural_kind") or (
            kind not in known.of("singular_kind") and not one_word and self._plural(text)
        )
        return Noun(self._with_article(text, name, kind, plural=plural), plural)

    def event(self, title: str) -> Noun:
        """The title of an event as something known: "the strike on the bridge"."""
        text = self.low(title)
        return Noun(_parted(text if _determined(text) else f"the {text}"), self._plural(text))

    def thing(self, subject: str) -> Noun:
        """What a figure is about, in the words of the curator, with its article."""
        text = self.low(subject)
        plural = self._plural(text)
        return Noun(_parted(text if plural or _determined(text) else f"the {text}"), plural)

    def place(self, name: str, kind: str) -> str:
        """Where something happened: "in Eastford", "at the border of Norland and Vesland"."""
        first, _, rest = name.partition(" ")
        common = first in words().of("small_word") and kind != "country"
        text = f"{first.lower()} {rest}" if common else self.low(name) if rest[:1].islower() else name
        article = words().word("place_article", kind, "" if text == name or common or _determined(text) else "the")
        return " ".join(part for part in (words().word("place_kind", kind, "in"), article, text) if part)

    def _with_article(self, text: str, name: str, kind: str | None, *, plural: bool) -> str:
        known = words()
        if plural or _determined(text):
            return text
        article = known.word("article", kind, "the")
        if article != "a" and kind != "person" and any(word in known.of("article_word") for word in name.split()):
            article = "the"
        elif len(name.split()) == 1 and article == "the":
            article = ""
        if article == "a" and text[:1].lower() in "aeio":
            article = "an"
        return f"{article} {text}" if article else text

    @staticmethod
    def _plural(text: str) -> bool:
        """Whether a name of things is one of several: its head, before the first preposition, is a plural."""
        known, head = words(), ""
        for word in text.split():
            if word.rstrip(",") in known.of("after_head"):
                break
            head = word
            if word.endswith(","):
                break
        head = head.rstrip(",")
        return head in known.of("plural_word") or (
            head[:1].islower() and head.endswith("s") and not head.endswith(("ss", "is", "us"))
        )


def _bare(word: str) -> str:
    return re.sub(r"['’]s?$", "", word).rstrip(".,;:")


def _determined(text: str) -> bool:
    """Whether a name has an article or a possessor already."""
    first = text.split(" ", 1)[0]
    return first.lower() in ("a", "an", "the") or bool(re.search(r"(['’]s|s['’])$", first))


def _parted(text: str) -> str:
    """A name that holds a comma with one behind it, so that what follows is not taken for a part of it."""
    return f"{text}," if "," in text else text


def upper(text: str) -> str:
    """A sentence with its first letter large."""
    return text[:1].upper() + text[1:]


def digits(value: float | Decimal) -> str:
    """A number in digits, thousands parted by commas, no needless zeros."""
    return f"{Decimal(str(value)).normalize():,f}"


def series(parts: list[str], last: str = "and") -> str:
    """Parts as a list in words."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def when(edtf: str) -> str:
    """A time in words with its preposition, from the forms of EDTF that the record takes."""
    if edtf[0] not in "[{":
        return _span(edtf, "/")
    members, last = edtf[1:-1].split(","), "or" if edtf[0] == "[" else "and"
    if ".." in edtf:
        return series([_span(one, "..") for one in members], last)
    return f"{_preposition(members[0])} {series([_day(one) for one in members], last)}"


def _span(edtf: str, mark: str) -> str:
    """A day, or from when until when; an end may be open."""
    first, last = (part.strip(" .") for part in (edtf if mark in edtf else edtf + mark + edtf).split(mark))
    if first == last:
        return f"{_preposition(first)} {_day(first)}"
    if not last:
        return f"since {_day(first)}"
    if not first:
        return f"no later than {_day(last)}"
    return f"between {_day(first)} and {_day(last)}"


def _preposition(edtf: str) -> str:
    return "on" if re.match(r"\d{4}-\d\d-\d\d", edtf) else "in"


def _day(edtf: str) -> str:
    found = _DAY.fullmatch(edtf.strip())
    if found is None:
        return edtf
    year, month, day, doubt = found.groups()
    parts = [str(int(day))] if day else []
    parts += [_MONTHS[int(month) - 1]] if month else []
    return _DOUBT.get(doubt, "") + " ".join([*parts, year])
