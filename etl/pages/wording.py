"""Several printings of one utterance laid against each other, word by word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from etl.pages.fold import fold

Mark = Literal["same", "differs", "longer"]
"""same: another printing has it too; differs: another has other words there, or none; longer: quoted here alone."""

_WORD = re.compile(r"\w+(?:[’'.-]\w+)*")
_RANK: dict[Mark, int] = {"longer": 0, "same": 1, "differs": 2}


@dataclass(frozen=True)
class Printing:
    """One printing of an utterance.

    Attributes:
        parts: (mark, text), which put together are the printed words.
        against: How it stands to the longest printing: the same words, part of it, or with other words.
        changes: (words here, words of the longest printing) where they differ; either may be empty.
    """

    parts: list[tuple[Mark, str]]
    against: Literal["longest", "same", "part", "other"]
    changes: list[tuple[str, str]]


def words_of(text: str) -> list[str]:
    """The words of a text, folded, without punctuation."""
    return [fold(match[0]) for match in _WORD.finditer(text)]


def same_words(one: str, other: str) -> bool:
    """Whether two texts can be two printings of the same words: half the words of the shorter stand in the longer."""
    first, second = words_of(one), words_of(other)
    common = sum(block.size for block in _matcher(first, second).get_matching_blocks())
    return 2 * common >= min(len(first), len(second)) > 0


def side_by_side(texts: Sequence[str]) -> list[Printing]:
    """Lay printings of one utterance against the longest of them, the first where several are.

    Args:
        texts: The printed words of each.

    Returns:
        A printing for each text, in their order.
    """
    words = [words_of(text) for text in texts]
    longest = max(range(len(texts)), key=lambda n: (len(words[n]), -n))
    marks: list[list[Mark]] = [["longer"] * len(one) for one in words]
    printings: dict[int, tuple[Literal["same", "part", "other"], list[tuple[str, str]]]] = {}
    for number in range(len(texts)):
        if number != longest:
            printings[number] = _against(texts, words, marks, number, longest)
    return [
        Printing(_parts(text, marks[number]), *(printings.get(number) or ("longest", [])))
        for number, text in enumerate(texts)
    ]


def _matcher(one: list[str], other: list[str]) -> SequenceMatcher[str]:
    return SequenceMatcher(None, one, other, autojunk=False)


def _against(
    texts: Sequence[str], words: list[list[str]], marks: list[list[Mark]], number: int, longest: int
) -> tuple[Literal["same", "part", "other"], list[tuple[str, str]]]:
    """Mark the words of a printing and of the longest one, and tell how they stand to each other."""
    here, there = words[number], words[longest]
    steps = _matcher(here, there).get_opcodes()
    changes = []
    for place, (step, i, j, k, m) in enumerate(steps):
        edge = place in (0, len(steps) - 1) and step != "replace"
        mark: Mark = "same" if step == "equal" else "longer" if edge else "differs"
        _raise(marks[number], i, j, mark)
        _raise(marks[longest], k, m, mark)
        if mark == "differs":
            changes.append((_stretch(texts[number], i, j), _stretch(texts[longest], k, m)))
    if here == there:
        return "same", []
    return ("other" if changes or any(step in ("delete", "replace") for step, *_ in steps) else "part"), changes


def _raise(marks: list[Mark], start: int, end: int, mark: Mark) -> None:
    for place in range(start, end):
        marks[place] = max(marks[place], mark, key=_RANK.__getitem__)


def _stretch(text: str, start: int, end: int) -> str:
    """What is printed from one word to another, punctuation between them and all."""
    found = list(_WORD.finditer(text))[start:end]
    return text[found[0].start() : found[-1].end()] if found else ""


def _parts(text: str, marks: list[Mark]) -> list[tuple[Mark, str]]:
    """A text in stretches of one mark; what stands between two words goes with the first, before them all with it."""
    found = list(_WORD.finditer(text))
    starts = [0, *(match.start() for match in found[1:]), len(text)]
    parts: list[tuple[Mark, str]] = []
    for mark, start, end in zip(marks, starts, starts[1:], strict=False):
        if parts and parts[-1][0] == mark:
            parts[-1] = (mark, parts[-1][1] + text[start:end])
        else:
            parts.append((mark, text[start:end]))
    return parts or [("longer", text)]
