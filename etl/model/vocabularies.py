"""The vocabularies: those of `schemas/`, and those that a record brings in their stead.

What is read here is judged here as a file; its values are judged with every other table's, in the table `vocabulary`.
"""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, pairwise
from pathlib import Path

from etl.model.unclean import unclean
from etl.problems import Place, Problem, problem

NEEDED = ("value", "label", "definition")
FORMS = {"boolean": "true|false", "number": r"[0-9]{1,15}(\.[0-9]{1,6})?"}


@dataclass(frozen=True, slots=True)
class Term:
    """A coded value.

    Attributes:
        value: The code that stands in the data.
        label: What people read.
        definition: When to choose it.
        extra: Its further columns (bounds of a qualifier, the party of a side), as text.
        place: (file, line, column) of its row.
    """

    value: str
    label: str
    definition: str
    extra: Mapping[str, str]
    place: Place


Vocabularies = dict[str, dict[str, Term]]
ALL, FIRST = 18, 12
"""Codes of a vocabulary up to which a hint names all, and how many it names of more."""


def read_vocabularies(
    folders: Iterable[Path], types: Mapping[str, str], shown: Callable[[Path], str]
) -> tuple[Vocabularies, list[Problem]]:
    """Read folders of vocabularies; one of a later folder stands before its namesake of the first.

    Args:
        folders: The schemas' folder, then those of the record.
        types: Column of the table `vocabulary` to its type.
        shown: A path as people type it.

    Returns:
        Name to terms in the order of the file, and everything that keeps a file or a row from being read.
    """
    vocabularies: Vocabularies = {}
    problems: list[Problem] = []
    for nth, folder in enumerate(folders):
        found = sorted(folder.iterdir()) if folder.exists() else ()
        for path in (path for path in found if path.suffix.lower() == ".csv"):
            if path.suffix != ".csv" or (nth and path.stem not in vocabularies):
                told = f"no column takes its values from a vocabulary {path.name!r}"
                problems.append(_problem((shown(path), 1, 1), told, f"one of {', '.join(vocabularies)}, and .csv"))
            else:
                vocabularies[path.stem] = {}
                problems += _read(path, shown(path), types, vocabularies[path.stem])
    return vocabularies, problems


def named(terms: Mapping[str, Term]) -> str:
    """The codes of a vocabulary for a hint: all, or of many the first and where the others stand."""
    if len(terms) <= ALL:
        return ", ".join(terms)
    file = next(iter(terms.values())).place[0]
    return f"{', '.join(islice(terms, FIRST))} and {len(terms) - FIRST} more in {file}"


def _read(path: Path, shown: str, types: Mapping[str, str], terms: dict[str, Term]) -> Iterator[Problem]:
    """Fill the terms of a file; yield what is wrong with it."""
    top = (shown, 1, 1)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file)
            lines = [(reader.line_num, row) for row in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        yield _problem(top, f"this is no CSV in UTF-8: {error}", "a line of names, then a line a value")
        return
    header = lines[0][1] if lines else []
    known = [*NEEDED, *(name for name in types if name not in ("vocabulary", *NEEDED))]
    strange = [name for nth, name in enumerate(header) if name not in known or name in header[:nth]]
    for name in [name for name in NEEDED if name not in header] + strange:
        what = "no" if name not in header else "a second" if name in known else "an unknown"
        told = f"{what} column {name!r}: the first line is {','.join(header)!r}"
        yield _problem(top, told, f"{', '.join(NEEDED)}, and of {', '.join(known[3:])} what applies", name)
    if not set(NEEDED) <= set(header):
        return
    for (before, _), (_, cells) in pairwise(lines):
        at = (shown, before + 1, 1)
        row = {name: cell for name, cell in zip(header, cells, strict=False) if cell}
        if cells and len(cells) != len(header):
            yield _problem(
                at, f"found {len(cells)} cells", f"{len(header)}, one a column; a text with commas in quotes"
            )
        yield from _unclean(row, at)
        for name, form in [(name, FORMS[types[name]]) for name in row if types.get(name) in FORMS]:
            if not re.fullmatch(form, row[name]):
                yield _problem(at, f"{name} is {row.pop(name)!r}", f"the form {form}", name)
        if cells and "value" not in row:
            yield _problem(at, "there is no value in this line", "a code such as not_a_party", "value")
        elif (value := row.get("value")) in terms:
            yield _problem(at, f"the value {value!r} stands in line {terms[value].place[1]} too", "it once", "value")
        elif value:
            _, label, definition = (row.pop(name, "") for name in NEEDED)
            terms[value] = Term(value, label, definition, row, at)
    if not terms:
        yield _problem(top, "the vocabulary holds no value", "a line a value")


def _unclean(row: Mapping[str, str], at: Place) -> Iterator[Problem]:
    for name, cell in row.items():
        if found := unclean(cell):
            told = f"{name!r} holds {found[1]}, which no one sees"
            yield problem("text-unclean", told, at=at, table="vocabulary", field=name, value=cell)


def _problem(at: Place, told: str, expected: str, field: str | None = None) -> Problem:
    message = f"{told}; expected {expected}"
    return problem("vocabulary-file", message, at=at, table="vocabulary", field=field, expected=expected)
