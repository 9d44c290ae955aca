"""Terms of one language, each with what it stands for, found in a phrase word by word."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

_PIECE = re.compile(r"\w+|[^\w\s]")
_Entry = tuple[tuple[str, ...], bool, set[str]]


class Glossary:
    """Terms and what they stand for; `*` at the end of one is any ending.

    Args:
        terms: Each term, in the small letters of its language, with one thing that it stands for.
    """

    def __init__(self, terms: Iterable[tuple[str, str]]) -> None:
        meanings = defaultdict[str, set[str]](set)
        for term, meaning in terms:
            meanings[term].add(meaning)
        self._entries = defaultdict[str, list[_Entry]](list)
        for term, stands_for in meanings.items():
            if pieces := tuple(_PIECE.findall(term.removesuffix("*"))):
                self._entries[pieces[0][0]].append((pieces, term.endswith("*"), stands_for))
        for entries in self._entries.values():
            entries.sort(key=lambda entry: (-len(entry[0]), -len(entry[0][-1])))

    def find(self, text: str) -> Iterator[set[str]]:
        """What each term in a text stands for, the longest term at a place alone.

        Args:
            text: The text, in small letters.
        """
        pieces, at = _PIECE.findall(text), 0
        while at < len(pieces):
            found = next((e for e in self._entries.get(pieces[at][0], ()) if _stands(e, pieces, at)), None)
            if found is not None:
                yield found[2]
            at += 1 if found is None else len(found[0])


def _stands(entry: _Entry, pieces: list[str], at: int) -> bool:
    words, open_ended, _ = entry
    here = pieces[at : at + len(words)]
    if open_ended:
        return here[:-1] == list(words[:-1]) and len(here) == len(words) and here[-1].startswith(words[-1])
    return here == list(words)
